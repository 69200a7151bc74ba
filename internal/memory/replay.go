package memory

import (
	"cmp"
	"slices"
	"time"
)

// Review is a rating of a card as it was recorded.
type Review struct {
	UID    string // unique over all machines
	Rating Rating
	Day    Day
	At     time.Time
}

// Compare is the order in which reviews are replayed: by study day, moment
// and uid, which is the same on every machine.
func (r Review) Compare(other Review) int {
	return cmp.Or(cmp.Compare(r.Day, other.Day), r.At.Compare(other.At), cmp.Compare(r.UID, other.UID))
}

// Replay returns the state after all reviews of a card, in whatever order
// they are given. It sorts them.
func (s *Scheduler) Replay(reviews []Review) CardMemory {
	slices.SortFunc(reviews, Review.Compare)
	var state CardMemory
	for _, r := range reviews {
		state = s.Next(state, r.Rating, r.Day, r.At)
	}
	return state
}
