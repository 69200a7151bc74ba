package event

import (
	"fmt"
	"time"

	"djq/internal/memory"
)

// Moment returns when an event happened.
func (e Event) Moment() memory.Moment { return memory.Moment{At: e.At, Day: e.Day} }

// Ahead reports whether a moment lies ahead of now, on a later study day: what
// is dated then does not count until that day comes. Who travels west has been
// on tomorrow's study day already, which is not ahead.
func Ahead(m, now memory.Moment) bool {
	return m.Day > now.Day+1 || m.Day == now.Day+1 && m.At.After(now.At)
}

// MuchAhead reports whether a moment lies a day or more ahead of now, which no
// zone explains: a clock was wrong, or is.
func MuchAhead(m, now memory.Moment) bool {
	return Ahead(m, now) && (m.Day > now.Day+2 || !m.At.Before(now.At.Add(24*time.Hour)))
}

// maxAhead is how far the clock of another machine may be ahead.
const maxAhead = 48 * time.Hour

// DateCheck refuses events from elsewhere with dates that cannot be right. Add
// all of them first, then Check each.
type DateCheck struct {
	now     time.Time
	redated map[string]bool // uids of events that got another date later
}

// NewDateCheck returns a check for events that come at a time.
func NewDateCheck(now time.Time) *DateCheck { return &DateCheck{now, map[string]bool{}} }

// Add takes note of an event that gives another its true date.
func (c *DateCheck) Add(e Event) {
	if e.Kind == Redate {
		c.redated[e.Of] = true
	}
}

// Check reports why an event is refused: it is dated more than two days ahead,
// or its study day is not that of its moment in any zone, whenever days begin
// there. An event that got another date later is not refused.
func (c *DateCheck) Check(e Event) error {
	if c.redated[e.UID] {
		return nil
	}
	if e.At.After(c.now.Add(maxAhead)) {
		return fmt.Errorf("at: %s is more than two days ahead of this computer's clock", e.At.Format(time.DateOnly))
	}
	west, east := e.At.UTC().Add(-12*time.Hour), e.At.UTC().Add(14*time.Hour)
	if first, last := memory.DayOf(west, 0)-1, memory.DayOf(east, 0); e.Day < first || e.Day > last {
		return fmt.Errorf("day: %s is not the study day of %s", e.Day, e.At.Format(time.RFC3339))
	}
	return nil
}
