package memory

import (
	"cmp"
	"fmt"
	"time"
)

// Day is a study day: a calendar day that turns at an hour of the night, so
// that a session after midnight still belongs to the evening. It counts days
// since 1970-01-01; the zero value is that day.
type Day int32

// DefaultDayStart is when a study day begins unless the user says otherwise:
// 4 a.m. local time, as in Anki.
const DefaultDayStart = 4 * time.Hour

// DayOf returns the study day of a moment, in the zone of t. starts is how
// long after midnight a day begins, by the clock on the wall: on a night in
// which clocks change it is the hour shown that counts.
func DayOf(t time.Time, starts time.Duration) Day {
	y, m, d := t.Date()
	day := dayOfDate(y, m, d)
	clock := time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute +
		time.Duration(t.Second())*time.Second + time.Duration(t.Nanosecond())
	if clock < starts {
		day--
	}
	return day
}

func dayOfDate(y int, m time.Month, d int) Day {
	return Day(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDay reads a date like 2026-12-18.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a date: expected one like 2026-12-18", s)
	}
	return dayOfDate(t.Date()), nil
}

// String returns the date, like 2026-12-18.
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Time returns midnight UTC of the date.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Moment is a point in time and the study day that it belongs to.
type Moment struct {
	At  time.Time
	Day Day
}

// MomentOf returns a moment with its study day, see DayOf.
func MomentOf(t time.Time, starts time.Duration) Moment { return Moment{t, DayOf(t, starts)} }

// Compare orders moments by study day, then by time to the millisecond.
func (m Moment) Compare(other Moment) int {
	return cmp.Or(cmp.Compare(m.Day, other.Day), cmp.Compare(m.At.UnixMilli(), other.At.UnixMilli()))
}
