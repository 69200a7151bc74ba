package plan

// With more days than maxSingle those in the middle are grouped, which leaves so
// many slots: a search takes a time that grows with their square. So many days
// after today and before the interview stay single.
const (
	maxSingle     = 90
	groupedSlots  = 72
	nearToday     = 14
	nearInterview = 30
)

// slot is a day, or several days that are planned as one.
type slot struct {
	first   int // day from today
	day     int // the middle one of several days
	seconds float64
}

// calendar returns the slots of a problem: one a day, and groups of days in
// the middle when the interview is far away. On the day of the interview
// itself what is left of it is the only slot.
func (p Problem) calendar() []slot {
	days := max(1, p.Days)
	slots := make([]slot, days)
	if days > maxSingle {
		slots = slots[:groupedSlots]
	}
	// first returns the first day of a slot.
	first := func(i int) int {
		switch {
		case i <= nearToday:
			return i
		case i >= len(slots)-nearInterview:
			return i + days - len(slots)
		}
		single := nearToday + nearInterview
		return nearToday + (i-nearToday)*(days-single)/(len(slots)-single)
	}
	for i := range slots {
		day, next := first(i), first(i+1)
		slots[i] = slot{first: day, day: (day + next) / 2}
		for d := day; d < next; d++ {
			slots[i].seconds += p.seconds(d)
		}
	}
	return slots
}
