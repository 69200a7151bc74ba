package lint

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/golden"
)

// check lints a bank of one file. Lines that begin with "#| " at its head are
// the settings.
func check(t testing.TB, name string, src []byte) []diag.Finding {
	t.Helper()
	config, findings := ReadConfig(ConfigName, settingsOf(src))
	l := New(func(string) *Config { return config })
	l.HasChanged = partialsChanged
	source := bank.Source{Name: ".", FS: fstest.MapFS{name: {Data: src}}}
	b := bank.Load([]bank.Source{source}, bank.Options{Inspect: l.Inspect})
	return diag.Sort(append(append(findings, b.Findings...), l.Findings()...))
}

// partialsChanged is what the examples say of a built-in card that changed.
func partialsChanged(_ string, c *bank.Card) bool {
	return c.Name() == "templates/partials" && !strings.Contains(c.Answer, "6.0")
}

func settingsOf(src []byte) []byte {
	var settings bytes.Buffer
	for line := range bytes.Lines(src) {
		rest, ok := bytes.CutPrefix(line, []byte("#| "))
		if !ok {
			break
		}
		settings.Write(rest)
	}
	return settings.Bytes()
}

func describe(findings []diag.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s:%d:%d", f.File, f.Pos.Line, f.Pos.Col)
		if f.End.IsValid() {
			fmt.Fprintf(&b, "-%d:%d", f.End.Line, f.End.Col)
		}
		fmt.Fprintf(&b, " %s: %s [%s]\n", f.Severity, f.Message, f.Rule)
		if f.Hint != "" {
			fmt.Fprintf(&b, "    hint: %s\n", f.Hint)
		}
		for _, r := range f.Related {
			fmt.Fprintf(&b, "    %s:%d:%d: %s\n", r.File, r.Pos.Line, r.Pos.Col, r.Message)
		}
	}
	return b.String()
}

// TestRuleReportsBadFileOnly checks that each rule reports its file in bad,
// alone and as its golden file says, and stays silent on its file in good.
func TestRuleReportsBadFileOnly(t *testing.T) {
	for _, r := range Rules() {
		if r.ID == Unreadable || r.ID == "file-size" {
			continue // no file of text shows these
		}
		t.Run(r.ID, func(t *testing.T) {
			name := r.ID + ".yaml"
			findings := check(t, name, readFile(t, "bad", name))
			for _, f := range findings {
				if f.Rule != r.ID || f.Severity != r.Severity {
					t.Errorf("%v: %s [%s], want %s [%s] alone", f.Pos, f.Severity, f.Rule, r.Severity, r.ID)
				}
			}
			if len(findings) == 0 {
				t.Error("nothing was found")
			}
			golden.Compare(t, filepath.Join("testdata", "bad", r.ID+".txt"), describe(findings))

			if findings := check(t, name, readFile(t, "good", name)); len(findings) > 0 {
				t.Errorf("the good file is reported:\n%s", describe(findings))
			}
		})
	}
}

func readFile(t *testing.T, folder, name string) []byte {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func TestRulesAreDescribed(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] {
			t.Errorf("%s appears twice", r.ID)
		}
		seen[r.ID] = true
		if !bank.IsSlug(r.ID) || r.Description == "" || r.Example == "" || r.Group == "" {
			t.Errorf("%+v is not described", r)
		}
	}
	for _, folder := range []string{"bad", "good"} {
		files, err := filepath.Glob(filepath.Join("testdata", folder, "*.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if id := strings.TrimSuffix(filepath.Base(file), ".yaml"); !seen[id] {
				t.Errorf("%s belongs to no rule", file)
			}
		}
	}
}
