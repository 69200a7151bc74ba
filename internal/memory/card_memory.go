package memory

import "time"

// CardMemory is what FSRS knows of a card. The zero value is a card that was never
// reviewed.
type CardMemory struct {
	Stability  float64   // days until retrievability falls to 0.90
	Difficulty float64   // of FSRS, 1 to 10; never shown
	First      Day       // study day of the first review
	Last       Day       // study day of the last review
	LastAt     time.Time // moment of the last review
	Due        Day       // study day from which the card is asked again
	Reps       int       // reviews so far
	Lapses     int       // see Lapse
	Forgotten  Day       // last study day with an Again
}

// LeechLapses is how many lapses make a card a leech.
const LeechLapses = 6

// Seen reports whether the card was ever reviewed.
func (s CardMemory) Seen() bool { return s.Reps > 0 }

// Leech reports whether the card keeps being forgotten.
func (s CardMemory) Leech() bool { return s.Lapses >= LeechLapses }

// Lapse reports whether a rating on a study day is a lapse: the first Again
// of that day on a card first reviewed on an earlier one.
func (s CardMemory) Lapse(r Rating, day Day) bool {
	return r == Again && s.Seen() && s.First < day && s.Forgotten != day
}

// Moment returns the study day and the moment under which a review made at
// that time is kept. A clock that was set back, or a journey west, must not
// put a review before the last one: it takes the last one's day and the next
// millisecond.
func (s CardMemory) Moment(day Day, at time.Time) (Day, time.Time) {
	if !s.Seen() {
		return day, at
	}
	if day < s.Last || !at.After(s.LastAt) {
		return max(day, s.Last), s.LastAt.Add(time.Millisecond).In(at.Location())
	}
	return day, at
}
