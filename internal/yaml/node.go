package yaml

import yamlv3 "gopkg.in/yaml.v3"

// Node is a value of a file. Callers hand it back to the Reader it came from
// and ask the functions here about it; its fields belong to this package.
type Node = yamlv3.Node

// IsMapping reports whether n is a mapping.
func IsMapping(n *Node) bool { return n.Kind == yamlv3.MappingNode }

// IsList reports whether n is a list.
func IsList(n *Node) bool { return n.Kind == yamlv3.SequenceNode }

// IsNull reports whether n is an empty or null value.
func IsNull(n *Node) bool { return n.Kind == yamlv3.ScalarNode && n.Tag == "!!null" }

// IsBlock reports whether n is a literal or folded block: its text begins on
// the line below its place.
func IsBlock(n *Node) bool { return n.Style&(yamlv3.LiteralStyle|yamlv3.FoldedStyle) != 0 }

// Len returns the number of items of a list or of keys of a mapping.
func Len(n *Node) int {
	if IsMapping(n) {
		return len(n.Content) / 2
	}
	return len(n.Content)
}

// HasKey reports whether a mapping has a key.
func HasKey(n *Node, key string) bool {
	for i := 0; IsMapping(n) && i < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}

// TypeName says in words what a node is: "a list", "a number".
func TypeName(n *Node) string {
	switch n.Kind {
	case yamlv3.MappingNode:
		return "a mapping"
	case yamlv3.SequenceNode:
		return "a list"
	case yamlv3.AliasNode:
		return "an alias"
	}
	switch n.ShortTag() {
	case "!!int", "!!float":
		return "a number"
	case "!!bool":
		return "true or false"
	case "!!null":
		return "null"
	case "!!timestamp":
		return "a date"
	case "!!str":
		return "text"
	}
	return "a value of another type"
}

// IsText reports whether a node is text to YAML, not a number or the like.
func IsText(n *Node) bool { return n.Kind == yamlv3.ScalarNode && n.Tag == "!!str" }

// isRefused reports whether check has reported n already: it is an alias or
// has a tag.
func isRefused(n *Node) bool {
	return n.Kind == yamlv3.AliasNode || n.Style&yamlv3.TaggedStyle != 0
}

// KeyOfMappings returns the first key of a mapping whose value is a list of
// mappings, or "".
func KeyOfMappings(n *Node) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if list := n.Content[i+1]; IsList(list) && len(list.Content) > 0 && IsMapping(list.Content[0]) {
			return n.Content[i].Value
		}
	}
	return ""
}
