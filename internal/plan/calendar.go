package plan

import "math"

// Beyond singleDays the days in the middle are grouped, into slots that grow
// by groupGrowth; as many as nearToday and nearInterview stay single.
const (
	singleDays    = 90
	nearToday     = 21
	nearInterview = 45
	groupGrowth   = 1.35
)

// slot is a day, or several days that are planned as one.
type slot struct {
	day     int // from today; of several days, the middle one
	seconds float64
}

// calendar returns the slots of a problem: one a day, and groups of days in
// the middle when the interview is far away. On the day of the interview
// itself what is left of it is the only slot.
func (p Problem) calendar() []slot {
	var slots []slot
	add := func(first, n int) {
		slots = append(slots, slot{first + n/2, max(0, p.Daily) * float64(n)})
	}
	days := max(1, p.Days)
	if days <= singleDays {
		for d := range days {
			add(d, 1)
		}
		slots[0].seconds = max(0, p.Today)
		return slots
	}
	for d := range nearToday {
		add(d, 1)
	}
	slots[0].seconds = max(0, p.Today)
	for first, width := nearToday, 1.0; first < days-nearInterview; {
		width *= groupGrowth
		n := min(int(math.Round(width)), days-nearInterview-first)
		add(first, n)
		first += n
	}
	for d := days - nearInterview; d < days; d++ {
		add(d, 1)
	}
	return slots
}
