package diag

import "testing"

func TestLinesFindPlaces(t *testing.T) {
	l := NewLines([]byte("\ufeffab\r\nçd\n\n漢字x"))
	texts := []string{"", "ab", "çd", "", "漢字x", ""}
	for i, want := range texts {
		if got := string(l.Text(int32(i))); got != want {
			t.Errorf("line %d is %q, want %q", i, got, want)
		}
	}
	if l.Count() != 4 {
		t.Errorf("%d lines, want 4", l.Count())
	}
	tests := []struct {
		pos  Pos
		want int
	}{
		{Pos{1, 1}, 3},
		{Pos{1, 3}, 5},
		{Pos{1, 9}, 5},
		{Pos{2, 2}, 9},
		{Pos{2, 1}, 7},
		{Pos{4, 4}, 19},
		{Pos{4, 3}, 18},
		{Pos{4, 2}, 15},
		{Pos{4, 4}, 19},
		{Pos{5, 1}, 19},
		{Pos{}, 3},
	}
	for _, test := range tests {
		if got := l.Offset(test.pos); got != test.want {
			t.Errorf("offset of %v is %d, want %d", test.pos, got, test.want)
		}
	}
	if got := NewLines(nil).Offset(Pos{1, 1}); got != 0 {
		t.Errorf("offset in nothing is %d", got)
	}
}
