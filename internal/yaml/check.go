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

// checkTabs reports tabs behind the indentation of lines that go on with a
// text. Some readers of YAML refuse them, others take them for spaces.
func (r *Reader) checkTabs() {
	if !bytes.Contains(r.text, []byte(" \t")) {
		return
	}
	for t := range scan.Texts(r.text) {
		if t.Style == scan.Literal || t.Style == scan.Folded {
			continue
		}
		for at := scan.LineEnd(r.text, t.Start); at < t.End; at = scan.LineEnd(r.text, at) {
			indent := scan.Indent(r.text[at:t.End])
			if at+indent < t.End && r.text[at+indent] == '\t' {
				line := bytes.Count(r.text[:at], []byte{'\n'}) + 1
				r.Report(diag.Finding{
					Pos:  diag.Pos{Line: int32(line) + r.lineOffset, Col: int32(indent) + 1},
					Rule: RuleTab, Message: "tab in the indentation", Hint: "indent with spaces",
				})
				return // one is enough to have the file indented anew
			}
		}
	}
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
