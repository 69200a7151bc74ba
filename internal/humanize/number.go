package humanize

import (
	"fmt"
	"strconv"
	"strings"
)

// Number writes a whole number with its digits grouped: 12,345.
func Number(n int) string {
	digits := strconv.Itoa(n)
	var b strings.Builder
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 && digits[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// Count writes how many there are of something: "1 card", "1,500 cards". The
// plural of the noun must be the noun with an s.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Number(n) + " " + noun + "s"
}

// Percent writes a share from 0 to 1 as a percentage: whole, but for those
// below 10%, so that even the first day's progress shows. It says 0% and 100%
// only of nothing and all, give or take what sums of floats lose.
func Percent(share float64) string {
	const lost = 1e-9
	switch p := share * 100; {
	case share < lost:
		return "0%"
	case share > 1-lost:
		return "100%"
	case p < 9.95:
		return oneDecimal(max(p, 0.1)) + "%"
	default:
		return fmt.Sprintf("%.0f%%", min(p, 99))
	}
}

// Points writes the difference of two shares in percentage points: "1 point",
// "2.5 points".
func Points(difference float64) string {
	if points := oneDecimal(difference * 100); points != "1" {
		return points + " points"
	}
	return "1 point"
}

// oneDecimal writes a number with one digit after the point, unless that is 0.
func oneDecimal(f float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", f), ".0") }

// Bytes writes a size of n bytes: "12 KB", "1.5 MB", in units of 1,024.
func Bytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+1<<10-1)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
