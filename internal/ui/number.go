package ui

import (
	"fmt"
	"strings"
	"time"
)

// number writes a whole number with its thousands apart, as 12,345.
func number(n int) string {
	digits := fmt.Sprint(n)
	var b strings.Builder
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 && digits[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// counted says how many there are of what noun names.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return number(n) + " " + noun + "s"
}

// Percent writes a share as a percentage, whole but for the smallest, so that
// a session's progress shows from the first day on. Like a bar it says 0 and
// 100 only of nothing and all.
func Percent(share float64) string {
	switch p := share * 100; {
	case p > 0 && p < 9.95:
		return strings.TrimSuffix(fmt.Sprintf("%.1f", max(p, 0.1)), ".0") + "%"
	case p < 100:
		return fmt.Sprintf("%.0f%%", min(p, 99))
	}
	return "100%"
}

// pace writes how long one of many took, in seconds or, from 100 seconds on,
// in minutes.
func pace(d time.Duration) string {
	if seconds := rounded(d, time.Second); seconds < 100 {
		return fmt.Sprintf("%d s", seconds)
	}
	return fmt.Sprintf("%d min", rounded(d, time.Minute))
}

// paceWords is pace in words.
func paceWords(d time.Duration) string {
	if seconds := rounded(d, time.Second); seconds < 100 {
		return counted(seconds, "second")
	}
	return counted(rounded(d, time.Minute), "minute")
}

// spent writes how long all took together, from 100 hours on without minutes.
func spent(d time.Duration) string {
	switch minutes := rounded(d, time.Minute); {
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes < 100*60:
		return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
	default:
		return number(minutes/60) + " h"
	}
}

// spentWords is spent in words.
func spentWords(d time.Duration) string {
	minutes := rounded(d, time.Minute)
	if minutes < 60 {
		return counted(minutes, "minute")
	}
	return counted(minutes/60, "hour") + " " + counted(minutes%60, "minute")
}

func rounded(d, unit time.Duration) int { return int(d.Round(unit) / unit) }

// Plural says how many there are of what noun names.
func Plural(n int, noun string) string { return counted(n, noun) }
