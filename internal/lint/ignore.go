package lint

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"djq/internal/bank"
	"djq/internal/diag"
)

// ignoreMark begins a comment that silences a rule.
const ignoreMark = "djq:ignore"

// ignores is what the comments of a file silence: rules by the region they
// stand in. Region 0 is the head of the file, region i+1 its card i with the
// comments directly above it.
type ignores struct {
	starts   []int32 // first lines of the cards' regions
	silenced [][]string
	comments []comment
}

// comment is one rule that a comment names, and where.
type comment struct {
	rule     string // empty when the comment names none
	pos, end diag.Pos
}

// readIgnores reads the comments of a file. Most files have none, and cost
// one search.
func readIgnores(f *bank.File) ignores {
	if !bytes.Contains(f.Source, []byte(ignoreMark)) {
		return ignores{}
	}
	lines := diag.NewLines(f.Source)
	g := ignores{silenced: make([][]string, len(f.Cards)+1)}
	for i := range f.Cards {
		g.starts = append(g.starts, firstAbove(lines, &f.Cards[i]))
	}
	for c := range yamlComments(f.Source) {
		text := c.text
		for {
			_, names, found := strings.Cut(text, ignoreMark)
			if !found {
				break
			}
			g.add(c, names)
			text = names
		}
	}
	return g
}

// add takes in the rules that follow the mark in a comment: names separated
// by commas; what comes after the last is for people.
func (g *ignores) add(c yamlComment, names string) {
	region := g.region(c.line)
	at := len(c.text) - len(names)
	for {
		for at < len(c.text) && (c.text[at] == ' ' || c.text[at] == '\t') {
			at++
		}
		end := at
		for end < len(c.text) && strings.IndexByte(" \t,:", c.text[end]) < 0 {
			end++
		}
		found := comment{
			rule: c.text[at:end],
			pos:  diag.Pos{Line: c.line, Col: c.col + int32(utf8.RuneCountInString(c.text[:at]))},
			end:  diag.Pos{Line: c.line, Col: c.col + int32(utf8.RuneCountInString(c.text[:end]))},
		}
		if found.rule == "" {
			found.pos, found.end = diag.Pos{Line: c.line, Col: c.col}, diag.Pos{}
		}
		g.comments = append(g.comments, found)
		g.silenced[region] = append(g.silenced[region], found.rule)
		if end >= len(c.text) || c.text[end] != ',' {
			return
		}
		at = end + 1
	}
}

// region returns which region a line belongs to.
func (g *ignores) region(line int32) int {
	i, found := slices.BinarySearch(g.starts, line)
	if found {
		return i + 1
	}
	return i
}

// silence reports whether a comment silences a rule on a line.
func (g *ignores) silence(rule string, line int32) bool {
	return len(g.comments) > 0 && slices.Contains(g.silenced[g.region(line)], rule)
}

// firstAbove returns the first of the comment lines directly above a card, or
// the card's own first line.
func firstAbove(lines *diag.Lines, c *bank.Card) int32 {
	line := dashLine(lines, c)
	for line > 1 {
		text := lines.Text(line - 1)
		body := bytes.TrimLeft(text, " ")
		// Text of the card above stands deeper than the keys of this one.
		if !isComment(body) || int32(len(text)-len(body)) >= c.Pos.Col-1 {
			break
		}
		line--
	}
	return line
}

// dashLine returns the line of the dash before a card: that of its first key,
// or one above when the dash stands alone.
func dashLine(lines *diag.Lines, c *bank.Card) int32 {
	text := lines.Text(c.Pos.Line)
	if bytes.IndexByte(text[:min(len(text), int(c.Pos.Col)-1)], '-') >= 0 {
		return c.Pos.Line
	}
	for line := c.Pos.Line - 1; line > 0; line-- {
		body := bytes.TrimLeft(lines.Text(line), " ")
		if len(body) > 0 && body[0] == '-' {
			return line
		}
		if len(body) > 0 && !isComment(body) {
			break
		}
	}
	return c.Pos.Line
}

func isComment(body []byte) bool { return len(body) > 0 && body[0] == '#' }

func ignoreComment() rule {
	return rule{
		Rule: warning("ignore-comment", "a comment # djq:ignore that names no rule, or one that cannot be ignored", "# djq:ignore no-such-rule"),
		file: func(p *pass) {
			for _, c := range p.ignores.comments {
				if c.rule == "" {
					p.report(diag.Finding{Pos: c.pos, Message: "djq:ignore names no rule", Hint: "write # djq:ignore and the name of a rule"})
				} else if reason, hint := silenceable(c.rule); reason != "" {
					p.report(diag.Finding{Pos: c.pos, End: c.end, Message: reason, Hint: hint})
				}
			}
		},
	}
}
