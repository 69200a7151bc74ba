package lint

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
)

func keyOrder() rule {
	return rule{
		Rule: warning("key-order", fmt.Sprintf("keys in another order than %s in a file and %s in a card", list(bank.HeadFields()), list(bank.CardFields())),
			"answer: above question:"),
		file: func(p *pass) {
			var keys []key
			for _, f := range bank.HeadFields() {
				if p.file.Has(f) {
					keys = append(keys, key{f, p.file.KeyAt(f)})
				}
			}
			slices.SortFunc(keys, func(a, b key) int { return a.pos.Compare(b.pos) })
			p.checkOrder(keys, func() int32 { return int32(p.sourceLines().Count()) + 1 })
		},
		card: func(p *pass, c *bank.Card) {
			fields := c.Fields()
			if slices.IsSorted(fields) {
				return
			}
			keys := make([]key, len(fields))
			for i, f := range fields {
				keys[i] = key{f, c.KeyAt(f)}
			}
			p.checkOrder(keys, func() int32 { return p.behind(c) })
		},
	}
}

// list writes fields as a list of their names.
func list(fields []bank.Field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.String()
	}
	return strings.Join(names, ", ")
}

// key is a key of a mapping and its place.
type key struct {
	field bank.Field
	pos   diag.Pos
}

// checkOrder reports the first key that stands below one it belongs above.
// The function behind returns a line that begins behind the mapping.
func (p *pass) checkOrder(keys []key, behind func() int32) {
	for i := 1; i < len(keys); i++ {
		if keys[i].field > keys[i-1].field {
			continue
		}
		at, _ := slices.BinarySearchFunc(keys[:i], keys[i].field, func(k key, f bank.Field) int { return cmp.Compare(k.field, f) })
		name := keys[i].field.String()
		f := diag.Finding{
			Pos: keys[i].pos, End: diag.Pos{Line: keys[i].pos.Line, Col: keys[i].pos.Col + int32(len(name))},
			Message: fmt.Sprintf("%s stands below %s", name, keys[at].field), Hint: fmt.Sprintf("move it above %s", keys[at].field),
		}
		if p.repair {
			f.Edits = p.sortKeys(keys, behind())
		}
		p.report(f)
		return
	}
}

// behind returns a line that begins behind a card: the first line of what
// follows it in the file.
func (p *pass) behind(c *bank.Card) int32 {
	next := int32(p.sourceLines().Count()) + 1
	if below := p.card + 1; below < len(p.file.Cards) {
		return dashLine(p.sourceLines(), &p.file.Cards[below])
	}
	for _, f := range bank.HeadFields() {
		if pos := p.file.KeyAt(f); p.file.Has(f) && pos.Line > c.Pos.Line {
			next = min(next, pos.Line)
		}
	}
	return next
}

// sortKeys returns the edit that puts the keys of a block mapping in order,
// each with its value and the comments above it; behind is a line behind the
// mapping. It returns nothing for other mappings and where moving lines could
// change what they mean.
func (p *pass) sortKeys(keys []key, behind int32) []diag.Edit {
	lines, src := p.sourceLines(), p.file.Source
	col := keys[0].pos.Col
	first := lines.Start(keys[0].pos.Line)
	dash := string(src[first:lines.Offset(keys[0].pos)])
	if strings.Trim(dash, " -") != "" || strings.Count(dash, "-") > 1 {
		return nil
	}
	indent := strings.Repeat(" ", int(col)-1)

	// Lines of each key, its comments first.
	starts := make([]int32, len(keys)+1)
	for i, k := range keys {
		text := string(lines.Text(k.pos.Line))
		if k.pos.Col != col || !strings.HasPrefix(text[min(len(text), int(col)-1):], k.field.String()+":") ||
			i > 0 && !strings.HasPrefix(text, indent) {
			return nil
		}
		starts[i] = k.pos.Line
		if i > 0 {
			starts[i] = p.withComments(k.pos, keys[i-1].pos.Line)
		}
	}
	last := behind
	for last > keys[len(keys)-1].pos.Line+1 && isLoose(lines.Text(last-1), int(col)-1) {
		last--
	}
	starts[len(keys)] = last
	end := lines.Start(last)
	if src[end-1] != '\n' {
		return nil // until the last line has its end
	}

	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(keys[a].field, keys[b].field) })
	var out strings.Builder
	for n, i := range order {
		at := lines.Start(keys[i].pos.Line)
		comments, prefix := src[lines.Start(starts[i]):at], indent
		if n == 0 {
			// The comments of the key that comes first stand above the dash then,
			// in its column, or they would belong to the card above.
			prefix = dash
			comments = reindent(comments, dash[:len(dash)-len(strings.TrimLeft(dash, " "))])
		}
		out.Write(comments)
		out.WriteString(prefix)
		out.Write(src[at+len(indent) : lines.Start(starts[i+1])])
	}
	return []diag.Edit{{Start: first, End: end, New: out.String()}}
}

// withComments returns the first of the comment lines directly above a key,
// below the line above. Deeper ones are left: they may be text of the value
// above.
func (p *pass) withComments(pos diag.Pos, above int32) int32 {
	line := pos.Line
	for line-1 > above && isLoose(p.sourceLines().Text(line-1), int(pos.Col)-1) && len(bytes.TrimSpace(p.sourceLines().Text(line-1))) > 0 {
		line--
	}
	return line
}

// isLoose reports whether a line belongs to no value of a mapping with that
// indentation: it is empty, or a comment that is not indented deeper.
func isLoose(line []byte, indent int) bool {
	body := bytes.TrimLeft(line, " ")
	return len(bytes.TrimSpace(body)) == 0 || isComment(body) && len(line)-len(body) <= indent
}

// reindent gives lines another indentation.
func reindent(text []byte, indent string) []byte {
	var out []byte
	for line := range bytes.Lines(text) {
		out = append(out, indent...)
		out = append(out, bytes.TrimLeft(line, " ")...)
	}
	return out
}
