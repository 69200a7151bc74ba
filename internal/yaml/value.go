package yaml

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	yamlv3 "gopkg.in/yaml.v3"

	"djq/internal/diag"
	"djq/internal/yaml/scan"
)

// Text returns the text of a node, which messages call what. Anything but
// text is reported, as is an empty one; ok is false for both.
func (r *Reader) Text(n *Node, what string) (s string, ok bool) {
	switch {
	case isRefused(n):
		return "", false
	case IsNull(n) || IsText(n) && strings.TrimSpace(n.Value) == "":
		hint := "write some text or remove it"
		if IsNull(n) && n.Value != "" {
			hint = fmt.Sprintf("put it in quotes if it is text: %q", n.Value)
		}
		r.ReportAt(n, RuleEmpty, hint, "%s is empty", what)
		return "", false
	case n.Kind == yamlv3.ScalarNode && !IsText(n):
		r.ReportAt(n, RuleType, fmt.Sprintf("put it in quotes: %q", n.Value), "%s must be text, not %s", what, TypeName(n))
		return "", false
	case n.Kind != yamlv3.ScalarNode:
		r.ReportAt(n, RuleType, r.textHint(n), "%s must be text, not %s", what, TypeName(n))
		return "", false
	}
	return n.Value, true
}

// textHint says how a list or a mapping becomes the text that it should be.
func (r *Reader) textHint(n *Node) string {
	isFlow := n.Style&yamlv3.FlowStyle != 0
	switch {
	case IsMapping(n) && r.text[min(r.offset(n), len(r.text)-1)] == '{':
		return "put it in quotes: braces make it a mapping"
	case IsMapping(n):
		return "put it in quotes: a colon and a space make it a mapping"
	case isFlow:
		return "remove the brackets, or put the text in quotes: brackets make it a list"
	case bytes.HasSuffix(r.before(n), []byte{'-'}):
		return "remove the second dash"
	}
	return "write | after the key, and the text on the lines below"
}

// before returns what stands on the line before a node, without the white space
// around it.
func (r *Reader) before(n *Node) []byte {
	at := r.offset(n)
	return bytes.TrimSpace(r.text[bytes.LastIndexByte(r.text[:at], '\n')+1 : at])
}

// Scalar returns the characters of a text, a number or another value of one
// word, as they are written; isText says that it is a text to YAML. What else
// a node may be is reported as Text reports it.
func (r *Reader) Scalar(n *Node, what string) (s string, isText, ok bool) {
	if n.Kind != yamlv3.ScalarNode || isRefused(n) || IsNull(n) {
		s, ok = r.Text(n, what)
		return s, ok, ok
	}
	return n.Value, n.Tag == "!!str", true
}

// QuoteEdits returns the edit that puts quotes around a value without any, or
// nothing when the value is not written in the file the way it is read.
func (r *Reader) QuoteEdits(n *Node) []diag.Edit {
	start := r.offset(n)
	end := start + len(n.Value)
	if end > len(r.text) || string(r.text[start:end]) != n.Value {
		return nil
	}
	return []diag.Edit{{Start: r.base + start, End: r.base + end, New: `"` + n.Value + `"`}}
}

// ReplaceEdits returns the edit that writes YAML in the place of a text, or
// nothing when the text does not stand in the file as it is read.
func (r *Reader) ReplaceEdits(n *Node, yaml string) []diag.Edit {
	start := r.offset(n)
	for _, written := range []string{n.Value, `"` + n.Value + `"`, "'" + n.Value + "'"} {
		if !IsBlock(n) && strings.HasPrefix(string(r.text[start:min(len(r.text), start+len(written))]), written) {
			return []diag.Edit{{Start: r.base + start, End: r.base + start + len(written), New: yaml}}
		}
	}
	return nil
}

// List returns the items of a node that must be a list.
func (r *Reader) List(n *Node, what string) []*Node {
	switch {
	case IsList(n):
		return n.Content
	case isRefused(n):
	default:
		hint := "begin each item with a dash and a space"
		if n.Kind == yamlv3.ScalarNode && !IsNull(n) {
			hint = r.listHint(n)
		}
		r.ReportAt(n, RuleType, hint, "%s must be a list, not %s", what, TypeName(n))
	}
	return nil
}

// listHint says how a text becomes the list that it should be.
func (r *Reader) listHint(n *Node) string {
	if len(r.before(n)) == 0 { // on a line of its own
		if strings.HasPrefix(n.Value, "-") {
			return "put a space after each dash"
		}
		return "begin each item with a dash and a space"
	}
	for part := range strings.SplitSeq(n.Value, ",") {
		if !scan.IsWord([]byte(strings.TrimSpace(part))) {
			return "write it on the line below, after a dash and a space"
		}
	}
	return fmt.Sprintf("put it in brackets: [%s]", diag.Shorten(n.Value))
}

// mappingHint says how a value that should be a mapping becomes one.
func mappingHint(n *Node) string {
	switch {
	case IsList(n):
		return "remove the second dash, or write key: value"
	case IsText(n):
		word, after, found := strings.Cut(n.Value, ":")
		if odd, _ := scan.OddSpace([]byte(after)); found && odd != "" {
			return fmt.Sprintf("write a plain space after the colon instead of the %s", odd)
		}
		if found && scan.IsWord([]byte(word)) && !strings.HasPrefix(after, " ") {
			return "put a space after the colon"
		}
	}
	return "write key: value, one key per line"
}

// Mapping calls visit for each key of a node that must be a mapping, once a
// key; keys are those it may have, and i is the index of one.
// Unknown keys and repeated ones are reported and not visited; meant has those
// of keys that unknown ones most likely are.
func (r *Reader) Mapping(n *Node, where string, keys []string, visit func(i int, key, value *Node)) (meant []string) {
	if !IsMapping(n) {
		if n.Kind != yamlv3.AliasNode {
			r.ReportAt(n, RuleType, mappingHint(n), "%s must be a mapping, not %s", where, TypeName(n))
		}
		return nil
	}
	var few [32]*Node // on the stack
	seen := few[:]
	if len(keys) > len(few) {
		seen = make([]*Node, len(keys))
	}
	for i := 0; i+1 < len(n.Content) && !r.Full(); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind == yamlv3.AliasNode || key.Tag == "!!merge" {
			continue // reported by check
		}
		if key.Kind != yamlv3.ScalarNode {
			r.ReportAt(key, RuleType, "write the key as one word followed by a colon", "a key must be text, not %s", TypeName(key))
			continue
		}
		at := slices.Index(keys, key.Value)
		switch {
		case at < 0:
			hint := "known keys: " + strings.Join(keys, ", ")
			if near, remedy := nearKey(key.Value, keys); near != "" {
				hint, meant = remedy, append(meant, near)
			}
			r.ReportAt(key, RuleUnknownKey, hint, "unknown key %q in %s", diag.Shorten(key.Value), where)
		case seen[at] != nil:
			pos, end := r.Span(key)
			first := r.Pos(seen[at])
			r.Report(diag.Finding{
				Pos: pos, End: end, Rule: RuleDuplicateKey,
				Message: fmt.Sprintf("key %q appears twice in %s, first on line %d", key.Value, where, first.Line),
				Hint:    "keep one of them",
				Related: []diag.Related{{File: r.name, Pos: first, Message: "first here"}},
			})
		default:
			seen[at] = key
			visit(at, key, value)
		}
	}
	return meant
}

// Pairs calls visit for each key of a node that must be a mapping with any keys,
// once a key. Repeated ones are reported and not visited.
func (r *Reader) Pairs(n *Node, where string, visit func(name string, key, value *Node)) {
	var keys []string
	for i := 0; IsMapping(n) && i+1 < len(n.Content); i += 2 {
		if name := n.Content[i].Value; !slices.Contains(keys, name) {
			keys = append(keys, name)
		}
	}
	_ = r.Mapping(n, where, keys, func(i int, key, value *Node) { visit(keys[i], key, value) })
}

// nearKey returns which of the keys an unknown one most likely is, and how it
// becomes that.
func nearKey(unknown string, keys []string) (near, remedy string) {
	word, odd := scan.TrimOddSpaces(unknown)
	if odd != "" && slices.Contains(keys, word) {
		return word, fmt.Sprintf("write plain spaces around it instead of the %s", odd)
	}
	if word, ok := strings.CutPrefix(unknown, "-"); ok && slices.Contains(keys, word) {
		return word, "put a space after the dash"
	}
	if near, ok := diag.Nearest(strings.ReplaceAll(unknown, "-", "_"), keys); ok {
		return near, fmt.Sprintf("did you mean %q?", near)
	}
	return "", ""
}
