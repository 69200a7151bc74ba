package yaml

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"djq/internal/diag"
)

// reportSyntax turns yaml.v3's error into a finding. The decoder stops at the
// first error, gives no column and sometimes no line, so the text is scanned
// again for the token that a person got wrong.
func (r *Reader) reportSyntax(err error) {
	const rest = "the rest of this file was not checked"
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	if name, ok := strings.CutPrefix(message, "unknown anchor '"); ok {
		name, _, _ = strings.Cut(name, "'")
		pos := r.find("*" + name)
		r.Report(diag.Finding{
			Pos: pos, End: diag.Pos{Line: pos.Line, Col: pos.Col + 1 + int32(utf8.RuneCountInString(name))},
			Rule: RuleAnchor, Message: fmt.Sprintf("alias *%s: aliases are not allowed; %s", name, rest),
			Hint: "write the value out, or put text that starts with * in quotes",
		})
		return
	}
	line := int32(0)
	if after, ok := strings.CutPrefix(message, "line "); ok {
		number, text, _ := strings.Cut(after, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			line, message = int32(n), text
		}
	}
	for _, f := range r.findings {
		if f.Rule == RuleTab {
			return // the tabs are what is wrong; guessing further would mislead
		}
	}
	f := diag.Finding{Rule: RuleSyntax}
	if p, ok := findProblem(r.text); ok {
		f.Pos, f.Message, f.Hint = p.pos, p.message, p.hint
		if p.tab {
			f.Rule = RuleTab
		}
	} else {
		last := int32(bytes.Count(r.text, []byte("\n"))) + 1
		f.Pos = r.firstCell(min(max(line, 1), last))
		f.Message = "not valid YAML: " + message
	}
	f.Message += "; " + rest
	r.Report(f)
}

// find returns the first place of a token between white space.
func (r *Reader) find(token string) diag.Pos {
	line := int32(0)
	for s := range bytes.Lines(r.text) {
		line++
		for from := 0; ; {
			i := bytes.Index(s[from:], []byte(token))
			if i < 0 {
				break
			}
			at := from + i
			if at == 0 || strings.IndexByte(" [{,-:", s[at-1]) >= 0 {
				return diag.Pos{Line: line, Col: int32(utf8.RuneCount(s[:at])) + 1}
			}
			from = at + 1
		}
	}
	return diag.Pos{Line: 1, Col: 1}
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
