package humanize

import (
	"testing"
	"time"

	"djq/internal/memory"
)

// compare compares what was written with what should have been.
func compare(t *testing.T, pairs map[string]string) {
	t.Helper()
	for got, want := range pairs {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNumberGroupsDigits(t *testing.T) {
	compare(t, map[string]string{
		Number(0): "0", Number(999): "999", Number(1000): "1,000", Number(1234567): "1,234,567", Number(-100): "-100", Number(-1000): "-1,000",
	})
}

func TestCountUsesThePlural(t *testing.T) {
	compare(t, map[string]string{Count(1, "card"): "1 card", Count(0, "card"): "0 cards", Count(1200, "card"): "1,200 cards"})
}

func TestPercentSaysNoneAndAllOnlyOfThese(t *testing.T) {
	compare(t, map[string]string{
		Percent(0): "0%", Percent(0.0001): "0.1%", Percent(0.05): "5%", Percent(0.062): "6.2%", Percent(0.5): "50%",
		Percent(0.999): "99%", Percent(1 - 1e-12): "100%", Percent(1e-12): "0%", Percent(1e-6): "0.1%", Percent(1): "100%",
		Points(0): "0 points", Points(0.01): "1 point", Points(0.0251): "2.5 points",
	})
}

func TestBytesHaveAUnit(t *testing.T) {
	compare(t, map[string]string{Bytes(1): "1 KB", Bytes(1024): "1 KB", Bytes(1025): "2 KB", Bytes(3 << 19): "1.5 MB"})
}

func TestRelativeDayNamesTheNearDays(t *testing.T) {
	today, err := memory.ParseDay("2026-11-23") // a Monday
	if err != nil {
		t.Fatal(err)
	}
	compare(t, map[string]string{
		RelativeDay(today, today): "today", RelativeDay(today+1, today): "tomorrow", RelativeDay(today+2, today): "Wed",
		RelativeDay(today+6, today): "Sun", RelativeDay(today+7, today): "30 Nov", RelativeDay(today+299, today): "18 Sep",
		RelativeDay(today+300, today): "Sep 2027", RelativeDay(today-1, today): "22 Nov", RelativeDay(today-300, today): "Jan 2026",
		InDays(0): "today", InDays(1): "tomorrow", InDays(1200): "in 1,200 days",
	})
}

func TestDatesOfEachLength(t *testing.T) {
	day, err := memory.ParseDay("2026-12-05")
	if err != nil {
		t.Fatal(err)
	}
	compare(t, map[string]string{
		Date(day): "5 Dec", DateInWords(day): "5 December", DateYear(day): "5 Dec 2026",
		WeekdayDateYear(day): "Sat 5 Dec 2026", MonthYear(day): "December 2026",
	})
}

func TestDurationsOfEachKind(t *testing.T) {
	compare(t, map[string]string{
		Clock(-time.Second): "0:00", Clock(65 * time.Second): "1:05", Clock(time.Hour + 5*time.Second): "1:00:05",
		Pace(400 * time.Millisecond): "0 s", Pace(99 * time.Second): "99 s", Pace(100 * time.Second): "2 min",
		PaceInWords(1300 * time.Millisecond): "1 second", PaceInWords(200 * time.Second): "3 minutes",
		Total(20 * time.Second): "0 min", Total(59 * time.Minute): "59 min",
		Total(125 * time.Minute): "2 h 5 min", Total(1000*time.Hour + time.Minute): "1,000 h",
		TotalInWords(time.Minute): "1 minute", TotalInWords(1000*time.Hour + 2*time.Minute): "1,000 hours 2 minutes",
	})
}
