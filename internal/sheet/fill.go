package sheet

import (
	"slices"
	"strings"
	"unicode/utf8"

	"djq/internal/bank"
	"djq/internal/markdown"
)

// A printed page as style.css lays it out, on the smaller one of A4 and Letter: two
// columns of rows of text, the title left out.
const (
	pageRows   = 118
	rowLetters = 52
)

// maxNote is how many letters of a note are shown where all of it has no room.
const maxNote = 400

// filler adds to a sheet what there is room for.
type filler struct {
	in     Input
	sheet  *Sheet
	shown  map[*bank.Card]bool
	points int // that may still be shown
	rows   int
	used   int
}

// rowsOf returns how many rows a text takes.
func rowsOf(text string) int {
	rows := 0
	for line := range strings.SplitSeq(markdown.Text(markdown.Parse(text)), "\n") {
		rows += max(1, (utf8.RuneCountInString(line)+rowLetters-1)/rowLetters)
	}
	return rows
}

// questionRows returns how many rows a card takes without its points: its question,
// and its name beside it.
func questionRows(c *bank.Card) int {
	return rowsOf(markdown.Line(c.ShortQuestion()) + " " + c.Name())
}

// heading is what a section takes besides what is in it.
const heading = 2

// missed adds points that were missed, so many in all, in so many rows at most.
// What has been added is passed over.
func (f *filler) missed(cards []MissedCard, points, rows int) {
	points = min(points, f.points)
	left := rows
	if len(f.sheet.Missed) == 0 {
		left -= heading
	}
	for _, m := range cards {
		if f.shown[m.Card] {
			continue
		}
		var some []MissedPoint
		need := questionRows(m.Card)
		for _, p := range m.Points {
			height := rowsOf(p.Text + "  9 times, 30 Nov")
			if len(some) == points || need+height > left {
				break
			}
			some, need = append(some, p), need+height
		}
		if len(some) == 0 {
			break
		}
		f.sheet.Missed = append(f.sheet.Missed, MissedCard{m.Card, some})
		f.shown[m.Card] = true
		left -= need
		points -= len(some)
		f.points -= len(some)
	}
	if len(f.sheet.Missed) > 0 {
		f.used += rows - left
	}
}

// often adds cards that are asked often, in so many rows.
func (f *filler) often(rows int) {
	var cards []*bank.Card
	for _, c := range f.in.Cards {
		if c.Asked == bank.Often && len(c.KeyPoints) > 0 && !f.shown[c] {
			cards = append(cards, c)
		}
	}
	left := rows - heading
	for _, c := range asLeastKnown(f.in, cards) {
		need := questionRows(c)
		for _, p := range c.KeyPoints {
			need += rowsOf(p)
		}
		if need > left || len(c.KeyPoints) > f.points {
			continue // a shorter one may still fit
		}
		f.sheet.Often = append(f.sheet.Often, c)
		f.shown[c] = true
		left -= need
		f.points -= len(c.KeyPoints)
	}
	if len(f.sheet.Often) > 0 {
		f.used += rows - left
	}
}

// notes adds notes, in so many rows; of the first one at least the beginning.
func (f *filler) notes(rows int) {
	var noted []*bank.Card
	for _, c := range f.in.Cards {
		if c.Note != "" {
			noted = append(noted, c)
		}
	}
	left := rows - heading
	for _, c := range asLeastKnown(f.in, noted) {
		n := Note{Card: c, Text: c.Note}
		if rowsOf(n.Text) > maxNote/rowLetters {
			if text := markdown.Line(n.Text); utf8.RuneCountInString(text) > maxNote {
				n.Text, n.Cut = escape(cutWords(text, maxNote))+" …", true
			}
		}
		need := 1 + rowsOf(n.Text)
		if need > left && len(f.sheet.Notes) > 0 {
			f.sheet.MoreNotes++
			continue
		}
		f.sheet.Notes = append(f.sheet.Notes, n)
		left -= need
	}
	if len(f.sheet.Notes) > 0 {
		f.used += rows - left
	}
}

// cutWords cuts a text after a word, at most so many letters on.
func cutWords(text string, letters int) string {
	cut := string([]rune(text)[:letters])
	if space := strings.LastIndexByte(cut, ' '); space > 0 {
		cut = cut[:space]
	}
	return cut
}

// newRows returns how many rows a card among the new ones takes.
func newRows(c *bank.Card) int { return questionRows(c) + rowsOf(firstPoint(c)) }

func rowsOfNew(cards []*bank.Card) int {
	rows := heading
	for _, c := range cards {
		rows += newRows(c)
	}
	return rows
}

// firstPoint returns the first key point of a card, "" where it has none.
func firstPoint(c *bank.Card) string {
	if len(c.KeyPoints) == 0 {
		return ""
	}
	return c.KeyPoints[0]
}

// new adds cards about what is new, in the rows that are left.
func (f *filler) new(cards []*bank.Card) {
	left := f.rows - f.used - heading
	for _, c := range cards {
		if f.shown[c] || newRows(c) > left {
			continue
		}
		left -= newRows(c)
		f.sheet.New = append(f.sheet.New, c)
		if !slices.Contains(f.sheet.NewIn, c.Since) {
			f.sheet.NewIn = append(f.sheet.NewIn, c.Since)
		}
	}
	slices.SortFunc(f.sheet.NewIn, bank.Version.Compare)
}
