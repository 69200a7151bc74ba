package study

import (
	"fmt"
	"time"

	"djq/internal/memory"
)

// MinMinutes and MaxMinutes bound the minutes of a day.
const (
	MinMinutes = 0
	MaxMinutes = 24 * 60
)

// Weekdays holds the minutes of the weekdays that differ from a plan's other
// days.
type Weekdays map[time.Weekday]int

// weekdayNames are the names of the weekdays, as a user writes them and as
// they are kept, in the order of time.Weekday.
var weekdayNames = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// ParseWeekday reads the three letters of a weekday, like "sat".
func ParseWeekday(name string) (time.Weekday, bool) {
	for i, n := range weekdayNames {
		if n == name {
			return time.Weekday(i), true
		}
	}
	return 0, false
}

// Named returns the minutes by the weekdays' names: "sat".
func (w Weekdays) Named() map[string]int {
	named := make(map[string]int, len(w))
	for day, minutes := range w {
		named[weekdayNames[day]] = minutes
	}
	return named
}

// weekdaysNamed is the inverse of Named. It fails on names that are none.
func weekdaysNamed(named map[string]int) (Weekdays, error) {
	var w Weekdays
	for name, minutes := range named {
		day, ok := ParseWeekday(name)
		if !ok {
			return nil, fmt.Errorf("%q is not a weekday", name)
		}
		if w == nil {
			w = Weekdays{}
		}
		w[day] = minutes
	}
	return w, nil
}

// MinutesOn returns the minutes that the plan has on a day.
func (p Plan) MinutesOn(day memory.Day) int {
	if minutes, ok := p.Weekdays[day.Time().Weekday()]; ok {
		return minutes
	}
	return p.Minutes
}
