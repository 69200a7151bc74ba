package encode

import (
	"fmt"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/yaml"
)

// Rewrite returns the text of a card, an item of a list as yaml.Excerpt returns one,
// with what another card says. Fields that say the same stay as they are written,
// comments too; a text whose lines do not show where its fields are is written anew.
func Rewrite(text string, c *bank.Card) string {
	if changed, ok := rewriteLines(text, c); ok {
		return changed
	}
	return Card(c)
}

// Replace returns the source of a file with what a card says in the place of the
// card of that name, and all else as it was. It fails where the lines of the file do
// not show what to write.
func Replace(path string, src []byte, c *bank.Card) ([]byte, error) {
	file := bank.Parse(path, src)
	at := slices.IndexFunc(file.Cards, func(old bank.Card) bool { return old.Name() == c.Name() })
	if at < 0 {
		return nil, fmt.Errorf("%s is no longer in %s", c.Name(), path)
	}
	old := &file.Cards[at]
	first, end, margin, ok := yaml.ItemLines(src, old.Pos)
	if !ok {
		return nil, fmt.Errorf("%s is written in %s in a form that djq does not change", c.Name(), path)
	}
	made := *c
	if file.Topic == c.Topic && !old.Has(bank.FieldTopic) {
		made.Topic = "" // it is the file's
	}
	if file.Difficulty == c.Difficulty && !old.Has(bank.FieldDifficulty) {
		made.Difficulty = 0
	}
	text := Rewrite(yaml.Excerpt(src, old.Pos), &made)
	after := yaml.ReplaceItem(src, first, end, margin, text)
	again := bank.Parse(path, after)
	exactly := func(a, b string) bool { return a == b }
	same := len(again.Cards) == len(file.Cards) && len(again.Findings) <= len(file.Findings)
	for i := range file.Cards {
		if same {
			want := &file.Cards[i]
			if i == at {
				want = c
			}
			same = again.Cards[i].Equal(want, exactly)
		}
	}
	if !same {
		return nil, fmt.Errorf("%s is written in %s in a form that djq does not change", c.Name(), path)
	}
	return after, nil
}

// fieldLines is where a field is written: from its key up to the comments of the
// next one, in lines that count from 0.
type fieldLines struct {
	field      bank.Field
	first, end int
}

// linesOf returns where the fields of the one card of a text are; ok is false where
// they do not each have lines of their own.
func linesOf(text string) (c *bank.Card, places []fieldLines, lines []string, ok bool) {
	file := bank.Parse("", []byte(text))
	if len(file.Cards) != 1 {
		return nil, nil, nil, false
	}
	c = &file.Cards[0]
	lines = strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
	if last := len(lines) - 1; last >= 0 {
		lines[last] += "\n"
	}
	for _, f := range c.Fields() {
		at := c.KeyAt(f)
		if at.Col != 3 {
			return nil, nil, nil, false
		}
		places = append(places, fieldLines{field: f, first: int(at.Line) - 1})
	}
	for i := range places {
		places[i].end = len(lines)
		if i+1 < len(places) {
			next := places[i+1].first
			if next <= places[i].first {
				return nil, nil, nil, false
			}
			for next-1 > places[i].first && isComment(lines[next-1]) {
				next--
			}
			places[i].end = next
		}
	}
	return c, places, lines, len(places) > 0 && places[0].first == 0
}

// isComment reports whether a line is a comment of the card's own indentation, or
// left of it.
func isComment(line string) bool {
	body := strings.TrimLeft(line, " ")
	return strings.HasPrefix(body, "#") && len(line)-len(body) <= 2
}

// rewriteLines puts the lines of the fields that changed in the place of the old ones.
func rewriteLines(text string, c *bank.Card) (string, bool) {
	old, places, lines, ok := linesOf(text)
	if !ok {
		return "", false
	}
	findings := bank.Parse("", []byte(text)).Findings
	made := *c
	made.Aliases = old.Aliases // which nothing changes, and which may need the topic of the file
	c = &made
	_, newPlaces, newLines, ok := linesOf(Card(c))
	if !ok {
		return "", false
	}
	var b strings.Builder
	write := func(lines []string, isFirst bool) {
		for i, line := range lines {
			if len(line) >= 2 && i == 0 && strings.Trim(line[:2], " -") == "" {
				dash := "  "
				if isFirst {
					dash = "- "
				}
				line = dash + line[2:]
			}
			b.WriteString(line)
		}
	}
	at := 0 // line of the old text
	next := 0
	insert := func(before bank.Field) {
		for ; next < len(newPlaces) && newPlaces[next].field < before; next++ {
			p := newPlaces[next]
			if !slices.ContainsFunc(places, func(o fieldLines) bool { return o.field == p.field }) && changed(old, c, p.field) {
				write(newLines[p.first:p.end], b.Len() == 0)
			}
		}
	}
	for _, p := range places {
		if p.first > 0 {
			insert(p.field)
		}
		for ; at < p.first; at++ {
			b.WriteString(lines[at]) // comments
		}
		i := slices.IndexFunc(newPlaces, func(n fieldLines) bool { return n.field == p.field })
		switch {
		case !changed(old, c, p.field):
			write(lines[p.first:p.end], b.Len() == 0)
		case i >= 0:
			write(newLines[newPlaces[i].first:newPlaces[i].end], b.Len() == 0)
		}
		at = p.end
	}
	insert(bank.FieldCards + 1)
	again := bank.Parse("", []byte(b.String()))
	errors, _ := diag.Count(again.Findings)
	if before, _ := diag.Count(findings); len(again.Cards) != 1 || errors > before {
		return "", false
	}
	return b.String(), again.Cards[0].Equal(c, func(a, b string) bool { return a == b })
}

// changed reports whether two cards say something else in a field.
func changed(a, b *bank.Card, f bank.Field) bool {
	return f == bank.FieldID && a.GeneratedID || fmt.Sprintf("%q", a.Value(f)) != fmt.Sprintf("%q", b.Value(f))
}
