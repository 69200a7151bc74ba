package yaml

import (
	"bytes"
	"strings"

	yamlv3 "gopkg.in/yaml.v3"

	"djq/internal/diag"
	"djq/internal/yaml/scan"
)

// maxNesting is how deep the values of a file may be nested; a bank needs
// five levels.
const maxNesting = 32

// checkTolerated reports what the decoder takes and other readers of YAML refuse:
// tabs behind the indentation of lines that go on with a text, tabs between a
// colon and its value, comments right behind the header of a block, and single
// quotes escaped in double ones. Of each kind, one is enough to have the file looked through.
func (r *Reader) checkTolerated() {
	hasTab := bytes.IndexByte(r.text, '\t') >= 0 && (bytes.Contains(r.text, []byte(" \t")) || bytes.Contains(r.text, []byte(":\t")))
	if !hasTab && !bytes.Contains(r.text, []byte(`\'`)) && !hasGluedComment(r.text) {
		return
	}
	reported := map[string]bool{}
	report := func(at int, rule, hint, message string) {
		if reported[message] {
			return
		}
		reported[message] = true
		pos := diag.NewLines(r.text).Pos(at)
		pos.Line += r.lineOffset
		r.Report(diag.Finding{Pos: pos, Rule: rule, Message: message, Hint: hint})
	}
	for t := range scan.Texts(r.text) {
		before := bytes.TrimRight(r.text[:t.Start], " \t")
		if tab := bytes.IndexByte(r.text[len(before):t.Start], '\t'); tab >= 0 && !t.Flow && bytes.HasSuffix(before, []byte{':'}) {
			report(len(before)+tab, RuleTab, "write a space", "tab between a colon and its value")
		}
		if t.Style == scan.Literal || t.Style == scan.Folded {
			header := r.text[t.Start:scan.LineEnd(r.text, t.Start)]
			if i := bytes.IndexByte(header, '#'); i > 0 && header[i-1] != ' ' && header[i-1] != '\t' {
				report(t.Start+i, RuleSyntax, "put a space before the #, or begin the text on the next line", "a comment right behind "+string(header[:1]))
			}
			continue
		}
		if at := escapedApostrophe(r.text, t); at >= 0 {
			report(at, RuleSyntax, "write ' without a backslash", `double quotes know no \'`)
		}
		for at := scan.LineEnd(r.text, t.Start); at < t.End; at = scan.LineEnd(r.text, at) {
			indent := scan.Indent(r.text[at:t.End])
			if at+indent < t.End && r.text[at+indent] == '\t' {
				report(at+indent, RuleTab, "indent with spaces", "tab in the indentation")
				break
			}
		}
	}
}

// hasGluedComment reports whether a # stands right behind what may be the header
// of a block.
func hasGluedComment(text []byte) bool {
	for {
		at := bytes.IndexByte(text, '#')
		if at < 0 {
			return false
		}
		if at > 0 && bytes.IndexByte([]byte("|>-+123456789"), text[at-1]) >= 0 {
			return true
		}
		text = text[at+1:]
	}
}

// escapedApostrophe returns where a text in double quotes has \', or -1.
func escapedApostrophe(src []byte, t scan.Text) int {
	if t.Style != scan.DoubleQuoted {
		return -1
	}
	for i := t.Start; i+1 < t.End; i++ {
		if src[i] != '\\' {
			continue
		}
		if src[i+1] == '\'' {
			return i
		}
		i++
	}
	return -1
}

// check reports what no value may hold: anchors, aliases, tags, deep nesting,
// and forbidden characters written as escapes. It returns false when the tree
// is nested so deep that it should not be walked again.
func (r *Reader) check(n *Node, depth int) bool {
	if r.Full() {
		return true
	}
	if depth > maxNesting {
		r.ReportAt(n, RuleNesting, "a card needs no more than five levels", "nested more than %d levels deep", maxNesting)
		return false
	}
	switch {
	case n.Kind == yamlv3.AliasNode:
		r.ReportAt(n, RuleAnchor, "write the value out", "alias *%s: aliases are not allowed", n.Value)
	case n.Anchor != "":
		r.ReportAt(n, RuleAnchor, "put text that starts with & in quotes, or write the value out where it is used", "anchor &%s: anchors are not allowed", n.Anchor)
	case n.Kind == yamlv3.ScalarNode && n.Tag == "!!merge":
		r.ReportAt(n, RuleAnchor, "write the keys out", "merge key <<: merge keys are not allowed")
	case n.Style&yamlv3.TaggedStyle != 0:
		hint := "remove the tag"
		if !strings.HasPrefix(n.Tag, "!!") {
			hint = "put text that starts with ! in quotes"
		}
		r.ReportAt(n, RuleTag, hint, "tag %s: tags are not allowed", n.Tag)
	case n.Kind == yamlv3.ScalarNode && n.Style&yamlv3.DoubleQuotedStyle != 0:
		r.checkEscapes(n)
	}
	for _, child := range n.Content {
		if !r.check(child, depth+1) {
			return false
		}
	}
	return true
}
