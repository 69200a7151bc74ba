package ui

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestScaleEndsAtARoundNumber(t *testing.T) {
	var got []int
	for _, n := range []int{0, 1, 7, 10, 11, 13, 16, 61, 81, 101, 121, 999} {
		got = append(got, roundUp(n))
	}
	if diff := cmp.Diff([]int{1, 1, 7, 10, 12, 15, 20, 80, 100, 120, 150, 1000}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestColumnChartShowsAnyValueAboveZero(t *testing.T) {
	label := func(i int) string {
		if i%2 == 1 {
			return ""
		}
		return strconv.Itoa(100 * i)
	}
	want := []string{
		"1,000             ██",
		"                  ██",
		"                  ██",
		"    0 ▁▁ ·  ▆▆ ·  ██",
		"      0     200   400",
	}
	got := Printer{Width: 40}.ColumnChart([]int{1, 0, 180, 0, 1000}, label)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := (Printer{Width: 40}).ColumnChart([]int{0, 0}, label); got != nil {
		t.Errorf("a chart of nothing: %q", got)
	}
}
