package app

import (
	"strconv"
	"strings"
	"time"
)

// maxClockRate is how many times as fast as the system's a clock may run.
const maxClockRate = 100_000

// clockOf returns the clock that DJQ_NOW asks for, and false when the text is
// none. A time, like 2026-07-01T09:30:00+02:00, stands still; with a rate,
// like 2026-07-01T09:30:00+02:00@60, it goes on from there that many times as
// fast as now does.
func clockOf(text string, now func() time.Time) (func() time.Time, bool) {
	moment, rated, runs := strings.Cut(text, "@")
	start, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		return nil, false
	}
	if !runs {
		return func() time.Time { return start }, true
	}
	rate, err := strconv.ParseFloat(rated, 64)
	if err != nil || !(rate > 0 && rate <= maxClockRate) {
		return nil, false
	}
	begun := now()
	return func() time.Time {
		return start.Add(time.Duration(rate * float64(now().Sub(begun))))
	}, true
}
