package lint

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/yaml"
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
		g.starts = append(g.starts, yaml.ItemStart(lines, f.Cards[i].Pos))
	}
	for c := range yaml.Comments(f.Source) {
		text := c.Text
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

// add records the rules that follow the mark in a comment: names separated
// by commas; what comes after the last is for people.
func (g *ignores) add(c yaml.Comment, names string) {
	region := g.region(c.Pos.Line)
	at := len(c.Text) - len(names)
	for {
		for at < len(c.Text) && (c.Text[at] == ' ' || c.Text[at] == '\t') {
			at++
		}
		end := at
		for end < len(c.Text) && strings.IndexByte(" \t,:", c.Text[end]) < 0 {
			end++
		}
		found := comment{
			rule: c.Text[at:end],
			pos:  diag.Pos{Line: c.Pos.Line, Col: c.Pos.Col + int32(utf8.RuneCountInString(c.Text[:at]))},
			end:  diag.Pos{Line: c.Pos.Line, Col: c.Pos.Col + int32(utf8.RuneCountInString(c.Text[:end]))},
		}
		if found.rule == "" {
			found.pos, found.end = diag.Pos{Line: c.Pos.Line, Col: c.Pos.Col}, diag.Pos{}
		}
		g.comments = append(g.comments, found)
		g.silenced[region] = append(g.silenced[region], found.rule)
		if end >= len(c.Text) || c.Text[end] != ',' {
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
