package yaml

import (
	"bytes"
	"strconv"
	"strings"

	"djq/internal/diag"
	"djq/internal/yaml/scan"
)

// notChecked ends the message of a finding that stops the reading of a file.
const notChecked = "; the rest of this file was not checked"

// reportSyntax turns yaml.v3's error into a finding. The decoder stops at the
// first error, gives no column and sometimes the wrong line, and speaks of its
// own workings, so the text is scanned again for the mistake that a person
// made.
func (r *Reader) reportSyntax(err error) {
	f := scan.Find(r.text)
	if f == nil {
		f = r.foreignFault(err)
	}
	for _, g := range r.findings {
		if g.Rule == RuleTab && g.Pos.Line <= int32(f.Line) {
			return // the tabs are what is wrong; guessing further would mislead
		}
	}
	r.Report(diag.Finding{Pos: diag.Pos{Line: int32(f.Line), Col: int32(f.Column)}, Rule: ruleOf(f.Kind), Message: f.Message + notChecked, Hint: f.Hint})
}

// ruleOf returns the rule that reports a kind of fault.
func ruleOf(kind scan.FaultKind) string {
	switch kind {
	case scan.Tab:
		return RuleTab
	case scan.Anchor:
		return RuleAnchor
	}
	return RuleSyntax
}

// foreignFault describes an error of which the scanner knows nothing. All
// that is taken from the decoder is the line.
func (r *Reader) foreignFault(err error) *scan.Fault {
	line := 1
	if _, after, ok := strings.Cut(err.Error(), "line "); ok {
		digits, _, _ := strings.Cut(after, ":")
		if n, err := strconv.Atoi(digits); err == nil {
			line = min(max(n, 1), bytes.Count(r.text, []byte{'\n'})+1)
		}
	}
	return &scan.Fault{
		Line: line, Column: r.firstCell(line), Message: "not valid YAML, here or in the line below",
		Hint: "compare its indentation, quotes and brackets with the lines around it, or put the text in quotes",
	}
}

// firstCell returns the column of the first visible cell of a line.
func (r *Reader) firstCell(line int) int {
	n := 0
	for s := range bytes.Lines(r.text) {
		if n++; n == line {
			return scan.Indent(s) + 1
		}
	}
	return 1
}
