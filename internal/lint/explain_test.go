package lint

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/golden"
	"djq/internal/markdown"
)

// sample is one half of an explanation's example: a file, or a command.
type sample struct {
	settings string // of the bank, may be empty
	source   string // of a question file
	command  string // to run instead, for what no file shows
}

// samples returns the example of an explanation: reported and fixed.
func samples(text string) (reported, fixed sample) {
	why, rest, _ := strings.Cut(text, "\nReported:\n")
	bad, good, _ := strings.Cut(rest, "\nFixed:\n")
	return newSample(why + "\n" + bad), newSample(why + "\n" + good)
}

// newSample returns what is in the fenced blocks of a text.
func newSample(text string) sample {
	var s sample
	lines := strings.Split(text, "\n")
	for _, f := range markdown.Fences(text) {
		block := visible.ReplaceAllStringFunc(strings.Join(lines[f.Open+1:f.Close], "\n")+"\n", unseen)
		block = strings.TrimSuffix(block, "⟨end⟩\n")
		switch {
		case f.Lang == "sh":
			s.command = block
		case strings.HasPrefix(block, "# "+ConfigName+"\n"):
			s.settings = block
		default:
			s.source = block
		}
	}
	return s
}

// visible matches the names of characters that cannot be seen, and of many.
var visible = regexp.MustCompile(`⟨(space|tab|U\+[0-9A-F]{4}|byte [0-9A-F]{2}|[0-9]+ × .)⟩`)

// unseen returns what a name stands for.
func unseen(name string) string {
	name = strings.Trim(name, "⟨⟩")
	number := func(s string, base int) int {
		n, err := strconv.ParseInt(s, base, 32)
		if err != nil {
			panic(err)
		}
		return int(n)
	}
	if count, what, ok := strings.Cut(name, " × "); ok {
		return strings.Repeat(what, number(count, 10))
	} else if hex, ok := strings.CutPrefix(name, "U+"); ok {
		return string(rune(number(hex, 16)))
	} else if hex, ok := strings.CutPrefix(name, "byte "); ok {
		return string([]byte{byte(number(hex, 16))})
	} else if name == "tab" {
		return "\t"
	}
	return " "
}

// TestEachRuleIsExplained checks that the example of each rule is reported by
// that rule alone, and its fixed form by none.
func TestEachRuleIsExplained(t *testing.T) {
	files := map[string]bool{}
	for _, r := range Rules() {
		files[r.ID+".md"] = true
		t.Run(r.ID, func(t *testing.T) {
			text := Explain(r.ID)
			if text == "" {
				t.Fatalf("there is no explain/%s.md", r.ID)
			}
			if why, _, found := strings.Cut(text, "\nReported:\n"); !found || len(strings.Fields(why)) < 10 {
				t.Error("it does not say why")
			}
			reported, fixed := samples(text)
			findings := lintSample(t, reported)
			for _, f := range findings {
				if f.Rule != r.ID {
					t.Errorf("%v: %s [%s] is reported of its example too", f.Pos, f.Message, f.Rule)
				}
			}
			if len(findings) == 0 {
				t.Error("nothing is reported of its example")
			}
			if fixed == (sample{}) || fixed == reported {
				t.Error("it does not show the example fixed")
			}
			if findings := lintSample(t, fixed); len(findings) > 0 {
				t.Errorf("the fixed example is reported:\n%s", describe(findings))
			}
			checkSaysFix(t, text, reported)
		})
	}
	entries, err := fs.ReadDir(explanations, "explain")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !files[entry.Name()] {
			t.Errorf("explain/%s belongs to no rule", entry.Name())
		}
	}
}

// lintSample returns what is reported of one half of an example.
func lintSample(t *testing.T, s sample) []diag.Finding {
	t.Helper()
	if s.command == "" {
		config, findings := ReadConfig(ConfigName, []byte(s.settings))
		if s.source == "" {
			return findings
		}
		l := New(func(string) *Config { return config })
		l.HasChanged = partialsChanged
		file := filepath.Join(t.TempDir(), "orm.yaml")
		if err := os.WriteFile(file, []byte(s.source), 0o666); err != nil {
			t.Fatal(err)
		}
		b := bank.Load([]bank.Source{{Name: file}}, bank.Options{Inspect: l.Inspect})
		return diag.Sort(append(append(findings, b.Findings...), l.Findings()...))
	}
	path, ok := strings.CutPrefix(strings.TrimSpace(s.command), "djq lint ")
	if !ok {
		t.Fatalf("%q is not a call of djq lint", s.command)
	}
	t.Chdir(t.TempDir())
	if err := os.Mkdir("questions", 0o777); err != nil {
		t.Fatal(err)
	}
	const card = "- topic: orm\n  id: lazy\n  difficulty: easy\n  question: Is it lazy?\n  answer: It is.\n"
	if err := os.WriteFile(filepath.Join("questions", "orm.yaml"), []byte(card), 0o666); err != nil {
		t.Fatal(err)
	}
	return bank.Load([]bank.Source{{Name: filepath.FromSlash(path)}}, bank.Options{}).Findings
}

// checkSaysFix checks that a text speaks of --fix if and only if that repairs
// something in the example.
func checkSaysFix(t *testing.T, text string, reported sample) {
	t.Helper()
	config, _ := ReadConfig(ConfigName, []byte(reported.settings))
	edits := New(func(string) *Config { return config }).Repairable(bank.Parse("orm.yaml", []byte(reported.source)))
	if repairs, says := len(edits) > 0, strings.Contains(text, "--fix"); repairs != says {
		t.Errorf("--fix repairs the example: %v; the text speaks of --fix: %v", repairs, says)
	}
}

func TestRulesPageIsGenerated(t *testing.T) {
	golden.Compare(t, filepath.Join("..", "..", ".github", "rules.md"), RulesPage())
}
