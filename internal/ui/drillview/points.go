package drillview

import (
	"djq/internal/answer"
	"djq/internal/humanize"
	"djq/internal/ui"
)

// PointsPage is what of a card's points is on the screen.
type PointsPage struct {
	Lines      []string
	First, End int // the points shown: from First, from 0, to before End
	Of         int // points of the card
}

// More reports whether there are points after those shown.
func (p PointsPage) More() bool { return p.End < p.Of }

// Shows reports whether point i, from 0, is shown.
func (p PointsPage) Shows(i int) bool { return p.First <= i && i < p.End }

// Points returns the key points to tick and the bonus points, each with its
// letter and a mark once it is ticked, in so many rows. Where they do not all
// fit it returns the page on which the given point is: at least one point, of a
// very long one as many lines as fit.
func (v View) Points(rows, point int) PointsPage {
	all := v.pointItems()
	page := PointsPage{Of: len(all)}
	for page.End < len(all) && page.End <= point || page.End == 0 && len(all) > 0 {
		page.First = page.End
		page.End = endOfPage(all, page.First, rows)
	}
	page.Lines = v.pointLines(all, page.First, page.End)
	switch n := len(page.Lines); {
	case n > rows:
		page.Lines = page.Lines[:max(1, rows)]
	case 0 < n && n < rows && page.End-page.First == page.Of:
		page.Lines = append([]string{""}, page.Lines...)
	}
	return page
}

// AllPoints returns all points under their headings, after an empty line.
func (v View) AllPoints() []string {
	all := v.pointItems()
	if len(all) == 0 {
		return nil
	}
	return append([]string{""}, v.pointLines(all, 0, len(all))...)
}

// pointItem is a point as lines.
type pointItem struct {
	lines []string
	bonus bool
}

func (v View) pointItems() []pointItem {
	var items []pointItem
	c := v.s.Card()
	for i, text := range c.KeyPoints {
		items = append(items, pointItem{v.point(i, text), false})
	}
	for i, text := range c.BonusPoints {
		items = append(items, pointItem{v.point(len(c.KeyPoints)+i, text), true})
	}
	return items
}

// point returns a point after its letter and, once it is ticked, a mark.
func (v View) point(i int, text string) []string {
	letter, mark := " ", " "
	if i < v.s.Points() {
		letter = pointLetter(i)
	}
	var checked answer.Result
	if results := v.checked[v.s.Card()]; i < len(results) {
		checked = results[i]
	}
	if v.s.Said(i) {
		mark = v.p.Verdict(answer.Said)
	} else if checked.Said == answer.Perhaps {
		mark = v.p.Verdict(answer.Perhaps)
	}
	lines := v.p.Item(" "+mark+" "+v.p.Style(ui.Key, letter)+"  ", text)
	return append(lines, v.p.Evidence(len(" x a  "), checked)...)
}

// endOfPage returns before which point a page of so many rows ends.
func endOfPage(all []pointItem, first, rows int) int {
	used := 1 // the heading
	for i := first; i < len(all); i++ {
		used += len(all[i].lines)
		if i > first && all[i].bonus && !all[i-1].bonus {
			used++ // another heading
		}
		if i > first && used > rows {
			return i
		}
	}
	return len(all)
}

// span names the numbers from one to another.
func (v View) span(from, to int) string {
	if from == to {
		return humanize.Number(from)
	}
	return humanize.Number(from) + v.p.Glyph("–", "-") + humanize.Number(to)
}

// pointLines returns points under their headings. The first one says which
// points these are where they are not all.
func (v View) pointLines(all []pointItem, first, end int) []string {
	var lines []string
	for i := first; i < end; i++ {
		if i == first || all[i].bonus != all[i-1].bonus {
			heading := "Did you say"
			if all[i].bonus {
				heading = "Bonus"
			}
			heading = " " + v.p.Style(ui.Heading, heading)
			if i == first && end-first < len(all) {
				heading += v.p.Style(ui.Muted, v.p.Dots("", v.span(first+1, end)+" of "+humanize.Number(len(all))))
			}
			lines = append(lines, heading)
		}
		lines = append(lines, all[i].lines...)
	}
	return lines
}
