package humanize

import "djq/internal/memory"

// Date writes a study day that is less than a year off: "2 Jan".
func Date(day memory.Day) string { return day.Time().Format("2 Jan") }

// DateInWords is Date for those who listen: "2 January".
func DateInWords(day memory.Day) string { return day.Time().Format("2 January") }

// DateYear writes a study day: "2 Jan 2006".
func DateYear(day memory.Day) string { return day.Time().Format("2 Jan 2006") }

// WeekdayDateYear writes a study day: "Mon 2 Jan 2006".
func WeekdayDateYear(day memory.Day) string { return day.Time().Format("Mon 2 Jan 2006") }

// MonthYear writes the month of a study day: "January 2006".
func MonthYear(day memory.Day) string { return day.Time().Format("January 2006") }

// RelativeDay writes a study day as it is called today: "today", "tomorrow", a
// weekday within the week, a date, and a month alone where a date without its
// year could be misread.
func RelativeDay(day, today memory.Day) string {
	switch days := day - today; {
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days > 1 && days < 7:
		return day.Time().Format("Mon")
	case days > -300 && days < 300:
		return Date(day)
	}
	return day.Time().Format("Jan 2006")
}

// InDays writes how far off a day is: "today", "tomorrow", "in 12 days".
func InDays(days int) string {
	switch days {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	}
	return "in " + Count(days, "day")
}
