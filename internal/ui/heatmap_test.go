package ui

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/memory"
)

func TestHeatMapShadesByTheTypicalDay(t *testing.T) {
	tests := []struct {
		counts []int
		want   string // the shades of 1, 5, 10, 20, 50, 100
	}{
		{[]int{1}, "░█████"},
		{[]int{10, 10, 10, 10, 200}, "░▒████"},
		{[]int{20, 40, 60, 80, 100}, "░░░░▒█"},
		{[]int{1, 1, 1, 1, 100}, "░█████"},
	}
	for _, test := range tests {
		days := map[memory.Day]int{}
		for i, n := range test.counts {
			days[memory.Day(i)] = n
		}
		h, got := NewHeatMap(days, 10), ""
		for _, n := range []int{1, 5, 10, 20, 50, 100} {
			got += shades[h.shade(n)]
		}
		if got != test.want {
			t.Errorf("%v: %s, want %s", test.counts, got, test.want)
		}
	}
}

func TestHeatMapOfTwoWeeks(t *testing.T) {
	last, err := memory.ParseDay("2026-07-03") // a Friday
	if err != nil {
		t.Fatal(err)
	}
	h := NewHeatMap(map[memory.Day]int{last - 8: 1, last - 1: 1500, last: 3}, last)
	want := []string{
		"       Jul",
		" Mon   ·",
		"       ·",
		" Wed   ·",
		"     ░░██",
		" Fri · ▓▓",
		"     ·",
		"     ·",
		"",
		"     · none  ░░ 1  ▒▒ 2  ▓▓ 3  ██ 4 or more",
	}
	got := Printer{Width: 60}.HeatMap(h)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, line := range got {
		if Width(line) > h.Width() && !strings.Contains(line, "none") {
			t.Errorf("%q is wider than %d columns", line, h.Width())
		}
	}
}
