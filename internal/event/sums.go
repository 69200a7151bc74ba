package event

import (
	"maps"

	"djq/internal/memory"
)

// DaySum is what was reviewed on a study day.
type DaySum struct {
	Day    memory.Day
	N      int // reviews
	Passed int // of them, not rated again
	New    int // of them, the first of their card
	MS     int // milliseconds spent
}

// InRange reports whether sums can follow from events.
func (d DaySum) InRange() bool {
	return d.N >= 0 && d.N <= maxSum && d.Passed >= 0 && d.Passed <= d.N && d.New >= 0 && d.New <= d.N && d.MS >= 0 && d.MS <= maxSum
}

// Plus returns the sums of a day with others added.
func (d DaySum) Plus(o DaySum) DaySum {
	return DaySum{d.Day, d.N + o.N, d.Passed + o.Passed, d.New + o.New, d.MS + o.MS}
}

// maxSum is more than sums of events reach: a million years in milliseconds.
const maxSum = 1 << 55

// RatingSum is how often a card got a rating.
type RatingSum struct {
	Card      string
	Rating    memory.Rating
	N         int
	MS        int
	Recalls   int     // reviews on a later study day than the one before
	Predicted float64 // sum of the retrievability predicted for them
}

// InRange reports whether sums can follow from events.
func (r RatingSum) InRange() bool {
	return r.Rating >= memory.Again && r.Rating <= memory.Easy && r.N >= 0 && r.N <= maxSum && r.MS >= 0 && r.MS <= maxSum &&
		r.Recalls >= 0 && r.Recalls <= r.N && r.Predicted > -1 && r.Predicted < float64(r.N)+1
}

// Plus returns the sums of a card and rating with others added.
func (r RatingSum) Plus(o RatingSum) RatingSum {
	return RatingSum{r.Card, r.Rating, r.N + o.N, r.MS + o.MS, r.Recalls + o.Recalls, r.Predicted + o.Predicted}
}

// RatingKey names a RatingSum.
type RatingKey struct {
	Card   string
	Rating memory.Rating
}

// Derived is what follows from the events of some cards.
type Derived struct {
	States  map[string]CardState
	Days    map[memory.Day]DaySum
	Ratings map[RatingKey]RatingSum
	Aside   map[string]memory.Moment // of events that do not count yet, by uid; see Ahead
}

// NewDerived returns what follows from no events.
func NewDerived() Derived {
	return Derived{map[string]CardState{}, map[memory.Day]DaySum{}, map[RatingKey]RatingSum{}, map[string]memory.Moment{}}
}

// Latest returns the last moment of an event that counts, zero without one.
func (d Derived) Latest() (latest memory.Moment) {
	for _, c := range d.States {
		if !c.LatestAt.IsZero() && (latest.At.IsZero() || !c.Follows(latest)) {
			latest = memory.Moment{At: c.LatestAt, Day: c.LatestDay}
		}
	}
	return latest
}

// effect is what one event adds to the sums; zero for all but reviews.
type effect struct {
	day    DaySum
	rating RatingSum
}

func (d Derived) add(f effect) {
	if f.day.N == 0 {
		return
	}
	day := d.Days[f.day.Day]
	day.Day = f.day.Day
	d.Days[day.Day] = day.Plus(f.day)
	key := RatingKey{f.rating.Card, f.rating.Rating}
	rating := d.Ratings[key]
	rating.Card, rating.Rating = key.Card, key.Rating
	d.Ratings[key] = rating.Plus(f.rating)
}

// Since returns the derivation with only what its sums have more than those of an
// earlier one of the same cards. Sums that are alike are left out.
func (d Derived) Since(before Derived) Derived {
	d.Days, d.Ratings = maps.Clone(d.Days), maps.Clone(d.Ratings)
	for day, b := range before.Days {
		sum := d.Days[day]
		sum.Day = day
		sum = sum.Plus(DaySum{day, -b.N, -b.Passed, -b.New, -b.MS})
		if d.Days[day] = sum; sum == (DaySum{Day: day}) {
			delete(d.Days, day)
		}
	}
	for key, b := range before.Ratings {
		sum := d.Ratings[key]
		sum.Card, sum.Rating = key.Card, key.Rating
		sum = sum.Plus(RatingSum{N: -b.N, MS: -b.MS, Recalls: -b.Recalls, Predicted: -b.Predicted})
		if d.Ratings[key] = sum; sum == (RatingSum{Card: key.Card, Rating: key.Rating}) {
			delete(d.Ratings, key)
		}
	}
	return d
}
