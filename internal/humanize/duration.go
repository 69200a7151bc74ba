package humanize

import (
	"fmt"
	"time"
)

// Clock writes how long something has been running: "1:05", and "1:00:05" from
// an hour on.
func Clock(d time.Duration) string {
	seconds := max(0, int(d/time.Second))
	if seconds >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}

// Pace writes how long one of many takes: "45 s", or from 100 seconds on
// "2 min".
func Pace(d time.Duration) string {
	if seconds := rounded(d, time.Second); seconds < 100 {
		return fmt.Sprintf("%d s", seconds)
	}
	return Number(rounded(d, time.Minute)) + " min"
}

// PaceInWords is Pace for those who listen: "45 seconds", "2 minutes".
func PaceInWords(d time.Duration) string {
	if seconds := rounded(d, time.Second); seconds < 100 {
		return Count(seconds, "second")
	}
	return Count(rounded(d, time.Minute), "minute")
}

// Total writes how long many took together: "59 min", "2 h 5 min", or from 100
// hours on "1,000 h".
func Total(d time.Duration) string {
	switch minutes := rounded(d, time.Minute); {
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes < 100*60:
		return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
	default:
		return Number(minutes/60) + " h"
	}
}

// TotalInWords is Total for those who listen: "2 hours 5 minutes".
func TotalInWords(d time.Duration) string {
	minutes := rounded(d, time.Minute)
	if minutes < 60 {
		return Count(minutes, "minute")
	}
	return Count(minutes/60, "hour") + " " + Count(minutes%60, "minute")
}

// rounded returns a duration in whole units.
func rounded(d, unit time.Duration) int { return int(d.Round(unit) / unit) }
