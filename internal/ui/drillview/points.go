package drillview

import (
	"djq/internal/answer"
	"djq/internal/bank"
	"djq/internal/humanize"
	"djq/internal/ui"
)

// Points are a card's key points and bonus points, to be ticked. An interview shows
// them as a drill does.
type Points struct {
	p    ui.Printer
	list []point
}

// point is one of them as lines.
type point struct {
	lines []string
	bonus bool
}

// Tick is what is known of a point.
type Tick struct {
	Said  bool          // it is ticked
	Found answer.Result // what a check says of a written answer
}

// NewPoints returns points, each with the letter that ticks it, as far as there are
// letters for so many, a mark once it was said, and under it the words of a written
// answer that count.
func NewPoints(p ui.Printer, keyPoints, bonusPoints []string, letters int, tick func(i int) Tick) Points {
	points := Points{p: p}
	add := func(text string, bonus bool) {
		i := len(points.list)
		letter, mark, is := " ", " ", tick(i)
		if i < letters {
			letter = PointLetter(i)
		}
		if is.Said {
			mark = p.Verdict(answer.Said)
		} else if is.Found.Said == answer.Perhaps {
			mark = p.Verdict(answer.Perhaps)
		}
		lines := p.Item(" "+mark+" "+p.Style(ui.Key, letter)+"  ", text)
		points.list = append(points.list, point{append(lines, p.Evidence(len(" x a  "), is.Found)...), bonus})
	}
	for _, text := range keyPoints {
		add(text, false)
	}
	for _, text := range bonusPoints {
		add(text, true)
	}
	return points
}

// PointLetter names point i, from 0.
func PointLetter(i int) string { return string(rune('a' + i)) }

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

// Page returns the points in so many rows. Where they do not all fit it returns the
// page on which the given point is: at least one point, of a very long one as many
// lines as fit.
func (l Points) Page(rows, point int) PointsPage {
	page := PointsPage{Of: len(l.list)}
	for page.End < len(l.list) && page.End <= point || page.End == 0 && len(l.list) > 0 {
		page.First = page.End
		page.End = l.endOfPage(page.First, rows)
	}
	page.Lines = l.lines(page.First, page.End)
	switch n := len(page.Lines); {
	case n > rows:
		page.Lines = page.Lines[:max(1, rows)]
	case 0 < n && n < rows && page.End-page.First == page.Of:
		page.Lines = append([]string{""}, page.Lines...)
	}
	return page
}

// All returns all points under their headings, after an empty line.
func (l Points) All() []string {
	if len(l.list) == 0 {
		return nil
	}
	return append([]string{""}, l.lines(0, len(l.list))...)
}

// endOfPage returns before which point a page of so many rows ends.
func (l Points) endOfPage(first, rows int) int {
	used := 1 // the heading
	for i := first; i < len(l.list); i++ {
		used += len(l.list[i].lines)
		if i > first && l.list[i].bonus && !l.list[i-1].bonus {
			used++ // another heading
		}
		if i > first && used > rows {
			return i
		}
	}
	return len(l.list)
}

// span names the numbers from one to another.
func (l Points) span(from, to int) string {
	if from == to {
		return humanize.Number(from)
	}
	return humanize.Number(from) + l.p.Glyph("–", "-") + humanize.Number(to)
}

// lines returns points under their headings. The first one says which points these
// are where they are not all.
func (l Points) lines(first, end int) []string {
	var lines []string
	for i := first; i < end; i++ {
		if i == first || l.list[i].bonus != l.list[i-1].bonus {
			heading := "Did you say"
			if l.list[i].bonus {
				heading = "Bonus"
			}
			heading = " " + l.p.Style(ui.Heading, heading)
			if i == first && end-first < len(l.list) {
				heading += l.p.Style(ui.Muted, l.p.Dots("", l.span(first+1, end)+" of "+humanize.Number(len(l.list))))
			}
			lines = append(lines, heading)
		}
		lines = append(lines, l.list[i].lines...)
	}
	return lines
}

// Points returns the points of the card, to be ticked, in so many rows; see
// Points.Page.
func (v View) Points(rows, point int) PointsPage { return v.pointsOf(v.s.Card()).Page(rows, point) }

// AllPoints returns all points under their headings, after an empty line.
func (v View) AllPoints() []string { return v.pointsOf(v.s.Card()).All() }

func (v View) pointsOf(c *bank.Card) Points {
	return NewPoints(v.p, c.KeyPoints, c.BonusPoints, v.s.Points(), func(i int) Tick {
		is := Tick{Said: v.s.Said(i)}
		if results := v.checked[c]; i < len(results) {
			is.Found = results[i]
		}
		return is
	})
}
