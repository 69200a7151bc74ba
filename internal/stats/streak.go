package stats

import (
	"djq/internal/event"
	"djq/internal/memory"
)

// Streak is the number of study days in a row with a review.
type Streak struct {
	Days         int  // up to today, or up to yesterday while today has none yet
	Longest      int  // ever
	StudiedToday bool // whether today has a review
	Studied      int  // days with a review, ever
}

// StreakOf returns the streak that days with reviews make, given in order.
func StreakOf(days []event.DaySum, today memory.Day) Streak {
	var s Streak
	run, last := 0, memory.Day(0)
	for _, d := range days {
		if d.N == 0 || d.Day > today {
			continue
		}
		if run > 0 && d.Day == last+1 {
			run++
		} else {
			run = 1
		}
		last = d.Day
		s.Studied++
		s.Longest = max(s.Longest, run)
	}
	s.StudiedToday = run > 0 && last == today
	if run > 0 && last >= today-1 {
		s.Days = run
	}
	return s
}
