package interviewview

import (
	"djq/internal/interview"
	"djq/internal/ui/drillview"
)

// Points returns the points of the question that is ticked, in so many rows; where
// they do not fit, the page on which the given point is.
func (v View) Points(rows, point int) drillview.PointsPage { return v.points().Page(rows, point) }

// AllPoints returns all points, after an empty line.
func (v View) AllPoints() []string { return v.points().All() }

func (v View) points() drillview.Points {
	q, c := v.s.Question()
	return drillview.NewPoints(v.p, interview.KeyPoints(c), c.BonusPoints, ticks(c), func(i int) drillview.Tick {
		is := drillview.Tick{Said: q.HasSaid(i)}
		if i < len(q.Found) {
			is.Found = q.Found[i]
		}
		return is
	})
}
