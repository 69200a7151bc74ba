package report

import (
	"strings"
	"testing"

	"djq/internal/diag"
	"djq/internal/ui"
)

// FuzzText checks that no file, name or message brings anything to the screen
// that a terminal obeys, and that source lines and marks stay within it.
func FuzzText(f *testing.F) {
	for _, finding := range sample().Findings {
		src, _ := sampleSource(finding.File)
		f.Add(finding.File, finding.Message, src, finding.Pos.Line, finding.Pos.Col, finding.End.Col, 40)
	}
	f.Add("f", "m", []byte("\t漢\t\u200d👩‍👩‍👧e\u0301\x1b]0;x\x07"), int32(1), int32(5), int32(9), 20)
	f.Fuzz(func(t *testing.T, file, message string, src []byte, line, col, until int32, width int) {
		width = max(0, width%200)
		r := Report{Files: 1, Findings: []diag.Finding{{
			File: file, Message: message, Hint: "hint " + message, Rule: "rule",
			Pos: diag.Pos{Line: line, Col: col}, End: diag.Pos{Line: line, Col: until},
			Related: []diag.Related{{File: file, Pos: diag.Pos{Line: 1, Col: 1}, Message: message}},
		}}}
		source := func(string) ([]byte, error) { return src, nil }
		var b strings.Builder
		if err := Text(&b, r, ui.Printer{Width: width}, source); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "\x1b") {
			t.Errorf("an escape in %q", b.String())
		}
		checkHarmless(t, b.String())
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if n := len(lines); n != 3 && n != 5 {
			t.Fatalf("%d lines: %q", n, lines)
		}
		if len(lines) == 5 && width >= 40 {
			for _, l := range lines[1:3] {
				if ui.Width(l) > width {
					t.Errorf("%q is wider than %d", l, width)
				}
			}
		}
		b.Reset()
		if err := Text(&b, r, ui.Printer{Width: width, Color: true}, source); err != nil {
			t.Fatal(err)
		}
		checkHarmless(t, b.String())
		b.Reset()
		if err := GitHub(&b, r); err != nil {
			t.Fatal(err)
		}
		if strings.Count(b.String(), "\n") != 1 {
			t.Errorf("not one line: %q", b.String())
		}
		checkHarmless(t, b.String())
	})
}
