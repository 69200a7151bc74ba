package bank

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"djq/internal/diag"
)

// maxNesting is how deep the values of a file may be nested; a bank needs
// five levels.
const maxNesting = 32

// reader turns YAML nodes into values and findings. It reads one piece of a
// file: line numbers of its nodes count from after lineOffset.
type reader struct {
	name       string
	text       []byte // the piece, as scanBytes left it
	base       int    // bytes of the file before the piece
	lineOffset int32
	findings   []diag.Finding
	lineStarts []int // of text, made when first needed
}

// report adds an error of this file.
func (r *reader) report(f diag.Finding) {
	f.File, f.Severity = r.name, diag.Error
	r.findings = append(r.findings, f)
}

// reportAt adds an error that covers a node.
func (r *reader) reportAt(n *yaml.Node, rule, hint, format string, args ...any) {
	pos, end := r.span(n)
	r.report(diag.Finding{Pos: pos, End: end, Rule: rule, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// pos returns where a node begins in the file.
func (r *reader) pos(n *yaml.Node) diag.Pos {
	return diag.Pos{Line: int32(n.Line) + r.lineOffset, Col: int32(n.Column)}
}

// span returns where a node begins and, for a scalar on one line, ends.
func (r *reader) span(n *yaml.Node) (start, end diag.Pos) {
	start = r.pos(n)
	if n.Kind != yaml.ScalarNode || strings.Contains(n.Value, "\n") {
		return start, diag.Pos{}
	}
	width := utf8.RuneCountInString(n.Value)
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return start, diag.Pos{}
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		width += 2
	}
	return start, diag.Pos{Line: start.Line, Col: start.Col + int32(width)}
}

// offset returns the byte in text at which a node begins.
func (r *reader) offset(n *yaml.Node) int {
	if r.lineStarts == nil {
		r.lineStarts = []int{0}
		for i, c := range r.text {
			if c == '\n' {
				r.lineStarts = append(r.lineStarts, i+1)
			}
		}
	}
	if n.Line < 1 || n.Line > len(r.lineStarts) {
		return len(r.text)
	}
	at := r.lineStarts[n.Line-1]
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(r.text[at:])
		at += size
	}
	return min(at, len(r.text))
}

// decode returns the root node of the piece, or nil for one without content.
// An error is a syntaxError.
func (r *reader) decode() (root *yaml.Node, err error) {
	defer func() {
		// yaml.v3 panics with values of its own; whatever escapes it must
		// not end the program over a question file.
		if v := recover(); v != nil {
			root, err = nil, fmt.Errorf("unreadable YAML: %v", v)
		}
	}()
	d := yaml.NewDecoder(bytes.NewReader(r.text))
	var doc yaml.Node
	switch err := d.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, err
	}
	root = doc.Content[0]
	var second yaml.Node
	switch err := d.Decode(&second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		return root, err
	default:
		pos := diag.Pos{Line: int32(second.Line) + r.lineOffset, Col: int32(second.Column)}
		r.report(diag.Finding{
			Pos: pos, Rule: ruleDocument,
			Message: "a second document begins here",
			Hint:    "remove the line with --- or put the second document into a file of its own",
		})
	}
	return root, nil
}

// vet reports what no value may hold: anchors, aliases, tags, deep nesting,
// and forbidden characters written as escapes. It returns false when the tree
// is nested so deep that it should not be walked again.
func (r *reader) vet(n *yaml.Node, depth int) bool {
	if depth > maxNesting {
		r.reportAt(n, ruleNesting, "a card needs at most five levels", "nested more than %d levels deep", maxNesting)
		return false
	}
	switch {
	case n.Kind == yaml.AliasNode:
		r.reportAt(n, ruleAnchor, "write the value out", "alias *%s: aliases are not allowed", n.Value)
	case n.Anchor != "":
		r.reportAt(n, ruleAnchor, "write the value out where it is used", "anchor &%s: anchors are not allowed", n.Anchor)
	case n.Kind == yaml.ScalarNode && n.Tag == "!!merge":
		r.reportAt(n, ruleAnchor, "write the keys out", "merge key <<: merge keys are not allowed")
	case n.Style&yaml.TaggedStyle != 0:
		r.reportAt(n, ruleTag, "remove the tag", "tag %s: tags are not allowed", n.Tag)
	case n.Kind == yaml.ScalarNode && n.Style&yaml.DoubleQuotedStyle != 0:
		r.vetEscapes(n)
	}
	for _, child := range n.Content {
		if !r.vet(child, depth+1) {
			return false
		}
	}
	return true
}

// typeName says in words what a node is.
func typeName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	switch n.ShortTag() {
	case "!!int", "!!float":
		return "a number"
	case "!!bool":
		return "true or false"
	case "!!null":
		return "nothing"
	case "!!timestamp":
		return "a date"
	case "!!str":
		return "text"
	}
	return "a value of another type"
}

// isNull reports whether a node is an empty or null value.
func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}

// string returns the text of a node. Anything but text is reported, as is an
// empty one when something must be there; ok is false for both.
func (r *reader) string(n *yaml.Node, what string) (s string, ok bool) {
	switch {
	case n.Kind == yaml.AliasNode || n.Style&yaml.TaggedStyle != 0:
		return "", false // vet has spoken
	case isNull(n) || n.Kind == yaml.ScalarNode && n.Tag == "!!str" && strings.TrimSpace(n.Value) == "":
		r.reportAt(n, ruleEmpty, "write a text or remove the key", "%s is empty", what)
		return "", false
	case n.Kind == yaml.ScalarNode && n.Tag != "!!str":
		r.reportAt(n, ruleType, fmt.Sprintf("put it in quotes: %q", n.Value), "%s must be text, this is %s", what, typeName(n))
		return "", false
	case n.Kind != yaml.ScalarNode:
		r.reportAt(n, ruleType, "", "%s must be text, this is %s", what, typeName(n))
		return "", false
	}
	return n.Value, true
}

// list returns the items of a node that must be a list.
func (r *reader) list(n *yaml.Node, what string) []*yaml.Node {
	switch {
	case n.Kind == yaml.SequenceNode:
		return n.Content
	case n.Kind == yaml.AliasNode || n.Style&yaml.TaggedStyle != 0:
	default:
		hint := ""
		if n.Kind == yaml.ScalarNode && !isNull(n) {
			hint = fmt.Sprintf("put it in brackets: [%s]", firstLine(n.Value))
		}
		r.reportAt(n, ruleType, hint, "%s must be a list, this is %s", what, typeName(n))
	}
	return nil
}

// mapping calls visit for each key of a node that must be a mapping, once a
// key. Unknown keys and repeated ones are reported and not visited.
func (r *reader) mapping(n *yaml.Node, where string, keys []string, visit func(i int, key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		if n.Kind != yaml.AliasNode {
			r.reportAt(n, ruleType, "", "%s must be a mapping, this is %s", where, typeName(n))
		}
		return
	}
	var seen [32]*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind == yaml.AliasNode || key.Tag == "!!merge" {
			continue // vet has spoken
		}
		if key.Kind != yaml.ScalarNode {
			r.reportAt(key, ruleType, "", "a key must be text, this is %s", typeName(key))
			continue
		}
		at := indexOf(keys, key.Value)
		switch {
		case at < 0:
			hint := "known keys: " + strings.Join(keys, ", ")
			if near, ok := diag.Nearest(strings.ReplaceAll(key.Value, "-", "_"), keys); ok {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			r.reportAt(key, ruleUnknownKey, hint, "unknown key %q in %s", short(key.Value), where)
		case seen[at] != nil:
			pos, end := r.span(key)
			first := r.pos(seen[at])
			r.report(diag.Finding{
				Pos: pos, End: end, Rule: ruleDuplicateKey,
				Message: fmt.Sprintf("key %q stands twice in %s, first on line %d", key.Value, where, first.Line),
				Hint:    "keep one of them",
				Related: []diag.Related{{File: r.name, Pos: first, Message: "first here"}},
			})
		default:
			seen[at] = key
			visit(at, key, value)
		}
	}
}

func indexOf(keys []string, key string) int {
	for i, k := range keys {
		if k == key {
			return i
		}
	}
	return -1
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return short(line)
}

// short cuts a text that a message quotes.
func short(s string) string {
	const most = 60
	for i, n := 0, 0; i < len(s); n++ {
		if n == most {
			return s[:i] + "…"
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s
}
