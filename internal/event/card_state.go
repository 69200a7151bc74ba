package event

import (
	"math"
	"time"

	"djq/internal/memory"
)

// CardState is what follows from all events of a card.
type CardState struct {
	memory.CardMemory
	Buried    memory.Day // the study day until whose end the card is buried, 0 for none
	Suspended bool
	Flagged   bool

	// LatestDay and LatestAt are those of the card's last event of any kind:
	// a new event must come after it in Event.Compare's order.
	LatestDay memory.Day
	LatestAt  time.Time
}

// Place returns the study day and the moment of a new event, moved past the
// card's last one where a clock was set back.
func (c CardState) Place(day memory.Day, at time.Time) (memory.Day, time.Time) {
	if c.LatestAt.IsZero() {
		return day, at
	}
	return memory.NotBefore(day, at, c.LatestDay, c.LatestAt)
}

// InRange reports whether a state can follow from events.
func (c CardState) InRange() bool {
	const limit = 1 << 30 // of reviews, and of days: events have years up to 9999
	finite := func(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
	switch {
	case !finite(c.Stability) || !finite(c.Difficulty) || c.Stability < 0 || c.Difficulty < 0 || c.Difficulty > 10,
		c.Seen() && (c.Stability == 0 || c.Difficulty < 1 || c.Due < c.Last),
		c.Reps < 0 || c.Reps > limit || c.Lapses < 0 || c.Lapses > c.Reps,
		c.First < -limit || c.Last > limit || c.Due > limit:
		return false
	}
	return true
}

// Equal reports whether two states are the same, moments to the millisecond.
func (c CardState) Equal(other CardState) bool {
	times := c.LastAt.UnixMilli() == other.LastAt.UnixMilli() && c.LatestAt.UnixMilli() == other.LatestAt.UnixMilli()
	c.LastAt, c.LatestAt = other.LastAt, other.LatestAt
	return times && c == other
}
