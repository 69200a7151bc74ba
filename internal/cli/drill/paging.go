package drill

import (
	"fmt"

	"djq/internal/drill"
)

// allPoints returns the points of an answer that is shown, which stay on the
// screen when the live lines go.
func (d *onScreen) allPoints() []string {
	if _, followUp := d.session.FollowUp(); followUp || d.session.Phase() != drill.Answer {
		return nil
	}
	return d.view(d.columns()).AllPoints()
}

// tickShown ticks a point that is on the screen.
func (d *onScreen) tickShown(key drill.Key) {
	point := drill.PointOf(key)
	if _, followUp := d.session.FollowUp(); !followUp && d.session.Phase() == drill.Answer && point < d.session.Points() && !d.points.Shows(point) {
		way := "Space goes on to it"
		if point < d.points.First {
			way = "Backspace goes back to it"
		}
		d.screen.Note(fmt.Sprintf("%s is not on the screen: %s", key, way))
		return
	}
	if err := d.tick([]drill.Key{key}); err != nil {
		d.refuse(err)
	}
}

// turn shows the next page, first of the text and then of the points, or says
// what to do where there is none.
func (d *onScreen) turn() {
	switch {
	case d.screen.More():
		d.screen.Turn()
	case d.points.More():
		d.point = d.points.End
	case d.session.Points() > 0:
		d.screen.Note("tick what you said, or rate it with 1 to 4")
	default:
		d.screen.Note("rate it with 1 to 4")
	}
}

// back shows the page before.
func (d *onScreen) back() {
	switch {
	case d.points.First > 0:
		d.point = d.points.First - 1
	case d.screen.Earlier():
		d.screen.Back()
	default:
		d.screen.Note("this is the first page")
	}
}
