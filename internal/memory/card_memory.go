package memory

import "time"

// CardMemory is what is known of a card's memory: the state that FSRS steps,
// and the days and counts around it. The zero value is a card that was never
// reviewed.
type CardMemory struct {
	MemoryState
	First     Day       // study day of the first review
	Last      Day       // study day of the last review
	LastAt    time.Time // moment of the last review
	Due       Day       // study day from which the card is asked again
	Reps      int       // reviews so far
	Lapses    int       // see Lapse
	Forgotten Day       // last study day with an Again
}

// LeechLapses is how many lapses make a card a leech.
const LeechLapses = 6

// Seen reports whether the card was ever reviewed.
func (m CardMemory) Seen() bool { return m.Reps > 0 }

// Leech reports whether the card keeps being forgotten.
func (m CardMemory) Leech() bool { return m.Lapses >= LeechLapses }

// Lapse reports whether a rating on a study day is a lapse: the first Again
// of that day on a card first reviewed on an earlier one.
func (m CardMemory) Lapse(r Rating, day Day) bool {
	return r == Again && m.Seen() && m.First < day && m.Forgotten != day
}

// elapsed returns the study days since the last review: 0 before the first one
// and on its day.
func (m CardMemory) elapsed(day Day) int {
	if !m.Seen() {
		return 0
	}
	return int(max(0, day-m.Last))
}
