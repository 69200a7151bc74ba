package editing

import (
	"bytes"
	"slices"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/yaml"
)

// place is where the text of a card goes: into the lines of a file, or into a file of
// its own.
type place struct {
	path   string // of the file
	before []byte // what it holds; nil for a new one
	// The lines of the card in the file; end is 0 for a text that is the whole file.
	first, end int32
	margin     int
}

// placeOf finds a card in the source of its file. The text is that of the card alone
// where the lines of the file show it, and of the whole file elsewhere.
func placeOf(path, card string, src []byte) (p place, text string, ok bool) {
	p = place{path: path, before: src}
	file := bank.Parse(path, src)
	i := slices.IndexFunc(file.Cards, func(c bank.Card) bool { return c.Name() == card })
	if i < 0 {
		return p, "", false
	}
	first, end, margin, hasLines := yaml.ItemLines(src, file.Cards[i].Pos)
	if hasLines {
		p.first, p.end, p.margin = first, end, margin
		text = yaml.Excerpt(src, file.Cards[i].Pos)
		if same := bank.Parse(path, p.with(text)); sameCards(file, same) {
			return p, text, true
		}
	}
	p.first, p.end, p.margin = 1, 0, 0
	return p, string(src), true
}

// sameCards reports whether two files have the same cards.
func sameCards(a, b *bank.File) bool {
	return len(a.Findings) == len(b.Findings) && slices.EqualFunc(a.Cards, b.Cards, func(c, d bank.Card) bool {
		return c.Equal(&d, func(a, b string) bool { return a == b })
	})
}

// isWhole reports whether the text of the card is that of the whole file.
func (p place) isWhole() bool { return p.end == 0 }

// with returns the file with another text for the card.
func (p place) with(text string) []byte {
	if p.isWhole() {
		return []byte(text)
	}
	return yaml.ReplaceItem(p.before, p.first, p.end, p.margin, text)
}

// without returns the file without the card and the comments directly above it; nil
// where nothing would be left. It is not ok where the lines of the file do not show
// what to take.
func (p place) without(card string) (after []byte, ok bool) {
	file := bank.Parse(p.path, p.before)
	if len(file.Cards) == 1 {
		return nil, true
	}
	if p.isWhole() {
		return nil, false
	}
	i := slices.IndexFunc(file.Cards, func(c bank.Card) bool { return c.Name() == card })
	lines := diag.NewLines(p.before)
	first := min(p.first, yaml.ItemStart(lines, file.Cards[i].Pos))
	end := p.end
	for int(end) < lines.Count() && len(bytes.TrimSpace(lines.Text(end))) == 0 {
		end++
	}
	after = append(bytes.Clone(p.before[:lines.Start(first)]), p.before[lines.Start(end):]...)
	rest := bank.Parse(p.path, after)
	file.Cards = slices.Delete(file.Cards, i, i+1)
	return after, sameCards(file, rest)
}

// inText returns a finding about the file as one about the text of the card, which
// begins on line 1; ok is false for one about other lines.
func (p place) inText(f diag.Finding, lines int) (diag.Finding, bool) {
	if p.isWhole() || !f.Pos.IsValid() {
		return f, true
	}
	if f.Pos.Line < p.first || f.Pos.Line >= p.first+int32(lines) {
		return f, false
	}
	for _, pos := range []*diag.Pos{&f.Pos, &f.End} {
		if pos.IsValid() {
			pos.Line -= p.first - 1
			pos.Col = max(1, pos.Col-int32(p.margin))
		}
	}
	return f, true
}
