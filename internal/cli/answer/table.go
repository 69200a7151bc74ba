package answer

import (
	"slices"
	"strconv"

	"djq/internal/answer"
	"djq/internal/answer/labelled"
	"djq/internal/ui"
)

// checkedBy is what a check said of the points with labels, beside what the
// labels say.
type checkedBy struct {
	name      string
	answers   int
	scores    []float64
	said      []bool
	saidLabel []bool
}

// add adds an answer that was checked; one without labels does not count.
func (c *checkedBy) add(a labelled.Answer, results []answer.Result) {
	if len(a.Labels) == 0 {
		return
	}
	c.answers++
	for i, r := range results {
		c.scores = append(c.scores, r.Score)
		c.said = append(c.said, r.Said == answer.Said)
		c.saidLabel = append(c.saidLabel, a.Said(i))
	}
}

// comparison is how well checks agree with labels.
type comparison struct{ rows []checkedBy }

// labelled reports whether there is something to compare with.
func (c comparison) labelled() bool {
	return slices.ContainsFunc(c.rows, func(r checkedBy) bool { return r.answers > 0 })
}

func (c comparison) table() ui.Table {
	figure := func(value float64, ok bool) ui.Cell {
		if !ok {
			return ui.Cell{Text: "-", Style: ui.Muted}
		}
		return ui.Cell{Text: strconv.FormatFloat(value, 'f', 3, 64)}
	}
	return ui.Table{
		Columns: []ui.Column{
			{Title: "CHECK"}, {Title: "ANSWERS", Right: true}, {Title: "POINTS", Right: true},
			{Title: "KAPPA", Right: true}, {Title: "AUC", Right: true},
		},
		Rows: func(yield func([]ui.Cell) bool) {
			for _, r := range c.rows {
				row := []ui.Cell{
					{Text: r.name}, ui.NumberCell(r.answers), ui.NumberCell(len(r.said)),
					figure(labelled.Kappa(r.said, r.saidLabel)), figure(labelled.AUC(r.scores, r.saidLabel)),
				}
				if !yield(row) {
					return
				}
			}
		},
	}
}

// answerLines shows which points an answer makes.
func answerLines(p ui.Printer, a labelled.Answer, results []answer.Result) []string {
	lines := p.Item(" ", a.Question)
	for i, r := range results {
		lines = append(lines, p.Item("   "+p.Verdict(r.Said)+" ", a.Points[i])...)
		lines = append(lines, p.Evidence(len("   x "), r)...)
	}
	return append(lines, "")
}
