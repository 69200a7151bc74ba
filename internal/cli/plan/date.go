package plan

import (
	"fmt"
	"strconv"
	"strings"

	"djq/internal/memory"
)

// maxDaysAhead is how many days ahead an interview may be: further off, ordinary
// repetition serves better.
const maxDaysAhead = 3 * 366

// parseDate reads the date of an interview: "2026-12-18", "tomorrow", "+12d".
func parseDate(text string, today memory.Day) (memory.Day, error) {
	day, err := parseDay(strings.ToLower(text), today)
	switch {
	case err != nil:
		return 0, fmt.Errorf("%q is not a date: expected one like 2026-12-18, +12d or tomorrow", text)
	case day < today:
		return 0, fmt.Errorf("%s is in the past: expected today, %s, or later", day, today)
	case day > today+maxDaysAhead:
		return 0, fmt.Errorf("%s is too far in the future: expected a date within three years", day)
	}
	return day, nil
}

func parseDay(text string, today memory.Day) (memory.Day, error) {
	switch text {
	case "today":
		return today, nil
	case "tomorrow":
		return today + 1, nil
	}
	if days, ok := strings.CutPrefix(text, "+"); ok {
		n, err := strconv.ParseUint(strings.TrimSuffix(days, "d"), 10, 16)
		return today + memory.Day(n), err
	}
	return memory.ParseDay(text)
}
