package plan

import (
	"fmt"
	"maps"
	"strconv"
	"strings"
	"time"

	"djq/internal/study"
)

// minutes is what --minutes says: of all days, of single weekdays, or both.
type minutes struct {
	daily    int
	all      bool // daily was given, and holds for every weekday not named
	weekdays study.Weekdays
}

// parseMinutes reads minutes a day: "20", "30m", "1h30m", and weekdays that
// differ: "20,sat=60,sun=0".
func parseMinutes(text string) (minutes, error) {
	m := minutes{weekdays: study.Weekdays{}}
	for _, part := range strings.Split(text, ",") {
		part = strings.TrimSpace(part)
		name, value, named := strings.Cut(part, "=")
		if !named {
			value = part
		}
		n, err := parseDuration(value)
		if err != nil {
			return m, err
		}
		day, known := study.ParseWeekday(strings.ToLower(name))
		_, repeated := m.weekdays[day]
		switch {
		case !named && m.all:
			return m, fmt.Errorf("%q: expected one number of minutes a day, and weekdays like sat=60", text)
		case !named:
			m.daily, m.all = n, true
		case !known:
			return m, fmt.Errorf("%q is not a weekday: expected mon, tue, wed, thu, fri, sat or sun", name)
		case repeated:
			return m, fmt.Errorf("%q: %s is given twice", text, name)
		default:
			m.weekdays[day] = n
		}
	}
	return m, nil
}

// parseDuration reads whole minutes: a number of them, or a duration.
func parseDuration(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil {
		d, err := time.ParseDuration(text)
		if err != nil || d%time.Minute != 0 {
			return 0, fmt.Errorf("%q: expected minutes like 20, 30m or 1h, and weekdays like 20,sat=60,sun=0", text)
		}
		n = int(d / time.Minute)
	}
	if n < study.MinMinutes || n > study.MaxMinutes {
		return 0, fmt.Errorf("%q: expected from %d to %d minutes a day", text, study.MinMinutes, study.MaxMinutes)
	}
	return n, nil
}

// change gives a plan the minutes. A number for all days replaces what
// weekdays had; a weekday alone leaves the other days as they were.
func (m minutes) change(p *study.Plan) {
	weekdays := study.Weekdays{}
	if m.all {
		p.Minutes = m.daily
	} else {
		maps.Copy(weekdays, p.Weekdays)
	}
	maps.Copy(weekdays, m.weekdays)
	maps.DeleteFunc(weekdays, func(_ time.Weekday, n int) bool { return n == p.Minutes })
	p.Weekdays = weekdays
}
