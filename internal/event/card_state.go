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

	// LatestDay and LatestAt are those of the card's last event of any kind
	// that counts so far; see Follows.
	LatestDay memory.Day
	LatestAt  time.Time
}

// tick is the time within which the order of writing counts, and not the clock:
// two events of a card within it come one after the other.
const tick = time.Second

// Place returns the moment of a new event of the card: just after its last one
// where the clock has not moved on, or was set back by less than a second, and
// else its own.
func (c CardState) Place(m memory.Moment) memory.Moment {
	if behind := c.LatestAt.Sub(m.At); m.Day == c.LatestDay && behind >= 0 && behind < tick {
		m.At = c.LatestAt.Add(time.Millisecond).In(m.At.Location())
	}
	return m
}

// Follows reports whether a moment comes after all events of the card so far.
func (c CardState) Follows(m memory.Moment) bool {
	return c.LatestAt.IsZero() || m.Compare(memory.Moment{At: c.LatestAt, Day: c.LatestDay}) > 0
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
