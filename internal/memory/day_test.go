package memory

import (
	"testing"
	"time"
)

func TestStudyDayTurnsAtFour(t *testing.T) {
	zone := func(name string) *time.Location {
		l, err := time.LoadLocation(name)
		if err != nil {
			t.Skipf("no time zones here: %v", err)
		}
		return l
	}
	berlin := zone("Europe/Berlin")
	for _, tt := range []struct {
		name string
		at   time.Time
		want string
	}{
		{"noon", time.Date(2026, 11, 23, 12, 0, 0, 0, berlin), "2026-11-23"},
		{"after midnight", time.Date(2026, 11, 23, 3, 59, 59, 0, berlin), "2026-11-22"},
		{"at four", time.Date(2026, 11, 23, 4, 0, 0, 0, berlin), "2026-11-23"},
		{"clocks forward", time.Date(2026, 3, 29, 3, 30, 0, 0, berlin), "2026-03-28"},
		{"after clocks forward", time.Date(2026, 3, 29, 4, 0, 0, 0, berlin), "2026-03-29"},
		{"clocks back", time.Date(2026, 10, 25, 3, 59, 0, 0, berlin), "2026-10-24"},
		{"new year", time.Date(2027, 1, 1, 1, 0, 0, 0, berlin), "2026-12-31"},
		{"west of UTC", time.Date(2026, 11, 23, 23, 0, 0, 0, zone("Pacific/Honolulu")), "2026-11-23"},
		{"before 1970", time.Date(1969, 12, 31, 12, 0, 0, 0, time.UTC), "1969-12-31"},
	} {
		if got := DayOf(tt.at, DefaultDayStart); got.String() != tt.want {
			t.Errorf("%s: %v is on %v, want %s", tt.name, tt.at, got, tt.want)
		}
	}
}

func TestParseDayReadsISODates(t *testing.T) {
	d, err := ParseDay("2026-12-18")
	if err != nil || d.String() != "2026-12-18" || d != DayOf(time.Date(2026, 12, 18, 12, 0, 0, 0, time.UTC), DefaultDayStart) {
		t.Errorf("ParseDay: %v, %v", d, err)
	}
	if _, err := ParseDay("18.12.2026"); err == nil {
		t.Error("a date of another form was read")
	}
}
