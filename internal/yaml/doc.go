// Package yaml reads YAML strictly and edits it. Bytes go in; nodes with
// positions come out, and everything that is wrong with the file, each with
// the place of the mistake. It is the only package that imports a YAML
// library, and knows nothing of cards.
//
// In reading order: node.go (what callers may ask of a node), reader.go (bytes
// to nodes), value.go (texts, lists and mappings out of nodes), chars.go and
// escape.go (characters that no file may hold), check.go (anchors, tags,
// nesting), syntax.go (a file that is not YAML; package scan knows why), line_of.go
// (lines of a text in the file), split.go (large files in pieces), settings.go
// (settings files), rule.go (ids of the checks); comment.go, item.go and
// excerpt.go (what nodes do not hold); scalar.go, text_value.go and edit.go (writing).
//
// Packages of level 2 and up may import it.
package yaml
