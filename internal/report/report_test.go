package report

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/diag"
	"djq/internal/golden"
	"djq/internal/lint"
	"djq/internal/ui"
)

// sample holds one finding of every shape.
func sample() Report {
	return Report{Files: 3, Findings: []diag.Finding{
		{
			File: "questions/missing.yaml", Severity: diag.Error, Rule: "unreadable",
			Message: "cannot be read: permission denied", Hint: "check its permissions",
		},
		{
			File: "questions/orm.yaml", Pos: diag.Pos{Line: 2, Col: 3}, End: diag.Pos{Line: 2, Col: 12},
			Severity: diag.Error, Rule: "unknown-key", Message: `unknown key "dificulty" in a card`, Hint: `did you mean "difficulty"?`,
		},
		{
			File: "questions/orm.yaml", Pos: diag.Pos{Line: 3, Col: 15}, Severity: diag.Warning, Rule: "repeated-question",
			Message: "the question repeats {{ 漢字 }}, 100%: see below",
			Related: []diag.Related{{File: "questions/views, urls.yaml", Pos: diag.Pos{Line: 7, Col: 1}, Message: "the earlier question"}},
		},
		{
			File: "questions/orm.yaml", Pos: diag.Pos{Line: 4, Col: 4}, End: diag.Pos{Line: 6, Col: 2},
			Severity: diag.Warning, Rule: "of-several-lines", Message: "ends on another line",
		},
		{
			File: "questions/orm.yaml", Pos: diag.Pos{Line: 5, Col: 9}, End: diag.Pos{Line: 5, Col: 12},
			Severity: diag.Warning, Rule: "trailing-space", Message: "white space at the end of the line",
		},
		{
			File: "questions/orm.yaml", Pos: diag.Pos{Line: 9, Col: 1}, Severity: diag.Warning, Rule: "behind-the-end", Message: "no such line",
		},
		{
			File: "questions/\x1b[31m\u202ered.yaml", Pos: diag.Pos{Line: 1, Col: 2}, Severity: diag.Error, Rule: "control-character",
			Message: "a\x1b]0;owned\x07b\nc\r\u009b", Hint: "h\u202e",
		},
	}}
}

func sampleSource(file string) ([]byte, error) {
	switch filepath.Base(file) {
	case "orm.yaml":
		return []byte("\ufeff- id: x\n  dificulty: easy\n  question: 漢字 e\u0301 and more\r\n\tan\u200d\tswer: é\n  hint:    \n\nend\n"), nil
	case "missing.yaml":
		return nil, errors.New("gone")
	}
	return []byte("a\x1b[31m\u202e\xff\n"), nil
}

func TestEachFormatMatchesItsGoldenFile(t *testing.T) {
	tests := []struct {
		file  string
		write func(w *strings.Builder) error
	}{
		{"sample.txt", func(w *strings.Builder) error { return Text(w, sample(), ui.Printer{}, sampleSource) }},
		{"sample-color.txt", func(w *strings.Builder) error {
			return Text(w, sample(), ui.Printer{Color: true, Width: 24}, sampleSource)
		}},
		{"sample.json", func(w *strings.Builder) error { return JSON(w, sample()) }},
		{"sample.github", func(w *strings.Builder) error { return GitHub(w, sample()) }},
		{"sample.sarif", func(w *strings.Builder) error { return SARIF(w, sample(), sampleTool()) }},
		{"sample.rdjson", func(w *strings.Builder) error { return RDJSON(w, sample(), sampleTool(), sampleSource) }},
		{"sample.checkstyle", func(w *strings.Builder) error { return Checkstyle(w, sample()) }},
		{"sample.junit", func(w *strings.Builder) error { return JUnit(w, sample()) }},
		{"empty.rdjson", func(w *strings.Builder) error { return RDJSON(w, Report{}, Tool{}, sampleSource) }},
		{"empty.checkstyle", func(w *strings.Builder) error { return Checkstyle(w, Report{}) }},
		{"empty.junit", func(w *strings.Builder) error { return JUnit(w, Report{}) }},
		{"empty.txt", func(w *strings.Builder) error { return Text(w, Report{}, ui.Printer{}, sampleSource) }},
		{"empty.json", func(w *strings.Builder) error { return JSON(w, Report{}) }},
		{"empty.github", func(w *strings.Builder) error { return GitHub(w, Report{}) }},
		{"empty.sarif", func(w *strings.Builder) error { return SARIF(w, Report{}, Tool{Version: "1.2.3"}) }},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			var b strings.Builder
			if err := test.write(&b); err != nil {
				t.Fatal(err)
			}
			golden.Compare(t, filepath.Join("testdata", test.file), b.String())
			checkHarmless(t, b.String())
		})
	}
}

func explained(rule string) string { return "Why there is " + rule + " {{ x }}.\n" }

func sampleTool() Tool {
	return Tool{Version: "1.2.3", RulesURL: "https://example.org/rules.md", Explain: explained, Rules: []lint.Rule{
		{ID: "unknown-key", Group: "reader", Severity: diag.Error, Description: "a key that cards do not have", Example: "dificulty: easy"},
		{ID: "trailing-space", Group: "general", Severity: diag.Warning, Description: "white space at the end of a line", Example: "{{ x }} "},
	}}
}

// checkHarmless fails when a terminal would obey something in a report other
// than the colours that are made here.
func checkHarmless(t *testing.T, s string) {
	t.Helper()
	for _, r := range s {
		if r != '\n' && r != '\x1b' && visible(r) != r {
			t.Errorf("%U is in the report", r)
		}
	}
	for rest := s; ; {
		_, after, found := strings.Cut(rest, "\x1b")
		if !found {
			return
		}
		if end := strings.IndexByte(after, 'm'); end < 0 || strings.Trim(after[:end], "[0123456789;") != "" {
			t.Errorf("the sequence %.20q is in the report", after)
		}
		rest = after
	}
}

func TestMarksAreUnderWhatIsMeant(t *testing.T) {
	tests := []struct {
		name        string
		line        string
		col, until  int32
		room        int
		text, marks string
	}{
		{"one cell", "abc", 2, 3, 80, "abc", " ^"},
		{"several", "abc", 2, 4, 80, "abc", " ^~"},
		{"behind the end", "abc", 4, 5, 80, "abc", "   ^"},
		{"wide before", "漢字x", 3, 4, 80, "漢字x", "    ^"},
		{"wide marked", "a漢字x", 2, 4, 80, "a漢字x", " ^~~~"},
		{"accents", "e\u0301e\u0301x", 5, 6, 80, "e\u0301e\u0301x", "  ^"},
		{"accent marked", "e\u0301e\u0301x", 3, 5, 80, "e\u0301e\u0301x", " ^"},
		{"tab before", "a\tb", 3, 4, 80, "a   b", "    ^"},
		{"tab marked", "ab\tc", 3, 4, 80, "ab  c", "  ^~"},
		{"tab after wide", "漢\tb", 3, 4, 80, "漢  b", "    ^"},
		{"two tabs", "\t\tb", 3, 4, 80, "        b", "        ^"},
		{"emoji", "👩‍👩‍👧x", 6, 7, 80, "👩‍👩‍👧x", "  ^"},
		{"control", "\x1b[31mx", 6, 7, 80, "\ufffd[31mx", "     ^"},
		{"trailing space", "ab  ", 3, 5, 80, "ab", "  ^~"},
		{"blank", "    ", 1, 5, 80, "", ""},
		{"nothing", "", 1, 2, 80, "", ""},
		{"cut behind", "abcdefghijklmnopqrstuvwxyz", 2, 3, 20, "abcdefghijklmnopqrs…", " ^"},
		{"cut before", "abcdefghijklmnopqrstuvwxyz", 20, 22, 20, "…klmnopqrstuvwxyz", "          ^~"},
		{"cut marks", "abcdefghijklmnopqrstuvwxyz", 2, 26, 20, "abcdefghijklmnopqrs…", " ^~~~~~~~~~~~~~~~~~~"},
		{"cut wide", "漢字漢字漢字漢字漢字漢字x", 13, 14, 20, "…漢字漢字x", "         ^"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, marks := excerpt([]byte(test.line), test.col, test.until, test.room)
			if text != test.text || marks != test.marks {
				t.Errorf("got\n%q\n%q\nwant\n%q\n%q", text, marks, test.text, test.marks)
			}
		})
	}
}

// TestFarColumnsShowNoSource checks that many findings in one enormous line take no time
// for lines that nobody could read.
func TestFarColumnsShowNoSource(t *testing.T) {
	src := strings.Repeat("- {question: x} ", 100_000)
	var r Report
	for i := range 20_000 {
		r.Findings = append(r.Findings, diag.Finding{File: "f", Pos: diag.Pos{Line: 1, Col: int32(1 + 80*i)}, Message: "m", Rule: "r"})
	}
	var b strings.Builder
	if err := Text(&b, r, ui.Printer{}, func(string) ([]byte, error) { return []byte(src), nil }); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(b.String(), "\n"); lines != 20_000+2*(farColumn/80) {
		t.Errorf("%d lines", lines)
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWriteErrorsAreReturned(t *testing.T) {
	for name, write := range map[string]func() error{
		"text":       func() error { return Text(failingWriter{}, sample(), ui.Printer{}, sampleSource) },
		"json":       func() error { return JSON(failingWriter{}, sample()) },
		"github":     func() error { return GitHub(failingWriter{}, sample()) },
		"sarif":      func() error { return SARIF(failingWriter{}, sample(), Tool{}) },
		"rdjson":     func() error { return RDJSON(failingWriter{}, sample(), Tool{}, sampleSource) },
		"checkstyle": func() error { return Checkstyle(failingWriter{}, sample()) },
		"junit":      func() error { return JUnit(failingWriter{}, sample()) },
	} {
		if write() == nil {
			t.Errorf("%s does not return the error of its writer", name)
		}
	}
}
