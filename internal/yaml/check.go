package yaml

import yamlv3 "gopkg.in/yaml.v3"

// maxNesting is how deep the values of a file may be nested; a bank needs
// five levels.
const maxNesting = 32

// check reports what no value may hold: anchors, aliases, tags, deep nesting,
// and forbidden characters written as escapes. It returns false when the tree
// is nested so deep that it should not be walked again.
func (r *Reader) check(n *Node, depth int) bool {
	if depth > maxNesting {
		r.ReportAt(n, RuleNesting, "a card needs at most five levels", "nested more than %d levels deep", maxNesting)
		return false
	}
	switch {
	case n.Kind == yamlv3.AliasNode:
		r.ReportAt(n, RuleAnchor, "write the value out", "alias *%s: aliases are not allowed", n.Value)
	case n.Anchor != "":
		r.ReportAt(n, RuleAnchor, "write the value out where it is used", "anchor &%s: anchors are not allowed", n.Anchor)
	case n.Kind == yamlv3.ScalarNode && n.Tag == "!!merge":
		r.ReportAt(n, RuleAnchor, "write the keys out", "merge key <<: merge keys are not allowed")
	case n.Style&yamlv3.TaggedStyle != 0:
		r.ReportAt(n, RuleTag, "remove the tag", "tag %s: tags are not allowed", n.Tag)
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
