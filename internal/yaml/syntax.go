package yaml

import (
	"bytes"
	"strconv"
	"strings"

	"djq/internal/diag"
)

// notChecked ends the message of a finding that stops the reading of a file.
const notChecked = "; the rest of this file was not checked"

// reportSyntax turns yaml.v3's error into a finding. The decoder stops at the
// first error, gives no column and sometimes the wrong line, and speaks of its
// own workings, so the text is scanned again for the mistake that a person
// made.
func (r *Reader) reportSyntax(err error) {
	f := findFault(r.text)
	if f == nil {
		f = r.foreignFault(err)
	}
	for _, g := range r.findings {
		if g.Rule == RuleTab && g.Pos.Line <= f.pos.Line {
			return // the tabs are what is wrong; guessing further would mislead
		}
	}
	r.Report(diag.Finding{Pos: f.pos, Rule: f.rule, Message: f.message + notChecked, Hint: f.hint})
}

// foreignFault describes an error of which the scanner knows nothing. All
// that is taken from the decoder is the line.
func (r *Reader) foreignFault(err error) *fault {
	line := int32(1)
	if _, after, ok := strings.Cut(err.Error(), "line "); ok {
		digits, _, _ := strings.Cut(after, ":")
		if n, err := strconv.Atoi(digits); err == nil {
			line = min(max(int32(n), 1), int32(bytes.Count(r.text, []byte{'\n'}))+1)
		}
	}
	return &fault{
		pos: r.firstCell(line), rule: RuleSyntax, message: "not valid YAML, here or in the line below",
		hint: "compare its indentation, quotes and brackets with the lines around it, or put the text in quotes",
	}
}

// firstCell returns the first visible cell of a line.
func (r *Reader) firstCell(line int32) diag.Pos {
	n := int32(0)
	for s := range bytes.Lines(r.text) {
		if n++; n == line {
			return diag.Pos{Line: line, Col: int32(indentOf(s)) + 1}
		}
	}
	return diag.Pos{Line: line, Col: 1}
}
