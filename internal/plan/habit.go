package plan

// Habit turns the seconds a day that a user means to study into those to
// expect of a later day, from what they studied on the days before today,
// latest last, 0 for a day missed. Who misses every other session should not
// be planned for as if it would never happen again.
func Habit(daily float64, studied []float64) float64 {
	studied = studied[max(0, len(studied)-HabitDays):]
	sum := daily * trustedDays
	for _, seconds := range studied {
		sum += min(seconds, maxDailyFactor*daily)
	}
	return sum / float64(trustedDays+len(studied))
}

// HabitDays is how many days back count for Habit.
const HabitDays = 14

const (
	trustedDays    = 3 // what the user means to do counts as much as so many days
	maxDailyFactor = 2 // a day counts at most so many times what was meant
)
