package interviewview

import (
	"djq/internal/answer"
	"djq/internal/humanize"
	"djq/internal/interview"
	"djq/internal/ui"
)

// PointsPage is what of a card's points is on the screen.
type PointsPage struct {
	Lines      []string
	First, End int // the points shown, from 0
	Of         int
}

// More reports whether there are points after those shown.
func (p PointsPage) More() bool { return p.End < p.Of }

// Shows reports whether point i, from 0, is shown.
func (p PointsPage) Shows(i int) bool { return p.First <= i && i < p.End }

// Points returns the points of the question that is ticked, in so many rows; where
// they do not fit, the page on which the given point is.
func (v View) Points(rows, point int) PointsPage {
	items := v.pointItems()
	page := PointsPage{Of: len(items)}
	for {
		used := 1 // the heading
		page.End = page.First
		for page.End < len(items) && (page.End == page.First || used+len(items[page.End]) <= rows) {
			used += len(items[page.End])
			page.End++
		}
		if page.End > point || page.End >= len(items) {
			break
		}
		page.First = page.End
	}
	heading := " " + v.p.Style(ui.Heading, "Did you say")
	if page.First > 0 || page.More() {
		heading += v.p.Style(ui.Muted, v.p.Dots("", humanize.Number(page.First+1)+v.p.Glyph("–", "-")+outOf(page.End, page.Of)))
	}
	page.Lines = []string{heading}
	for _, lines := range items[page.First:page.End] {
		page.Lines = append(page.Lines, lines...)
	}
	if len(page.Lines) > rows {
		page.Lines = page.Lines[:max(1, rows)]
	}
	return page
}

// AllPoints returns all points, after an empty line.
func (v View) AllPoints() []string {
	return append([]string{""}, v.Points(1<<30, 0).Lines...)
}

// pointItems returns the points as lines, each with its letter, a mark where it was
// said, and under it the words of a written answer that count.
func (v View) pointItems() (items [][]string) {
	q, c := v.s.Question()
	key := interview.KeyPoints(c)
	for i := range ticks(c) {
		text := ""
		if i < len(key) {
			text = key[i]
		} else {
			text = "Bonus: " + c.BonusPoints[i-len(key)]
		}
		var found answer.Result
		if i < len(q.Found) {
			found = q.Found[i]
		}
		mark := v.p.Verdict(answer.Said)
		if !q.HasSaid(i) {
			mark = " "
			if found.Said == answer.Perhaps {
				mark = v.p.Verdict(found.Said)
			}
		}
		lines := v.p.Item(" "+mark+" "+v.p.Style(ui.Key, letter(i))+"  ", text)
		lines = append(lines, v.p.Evidence(6, found)...)
		items = append(items, lines)
	}
	return items
}

// letter names point i, from 0.
func letter(i int) string { return string(rune('a' + i)) }
