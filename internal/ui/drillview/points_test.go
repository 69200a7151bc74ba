package drillview

import (
	"slices"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/ui"
)

// manyPoints is an answer that is shown, with 8 key points and 4 bonus points;
// a, e and i take two lines in 40 columns.
func manyPoints(t *testing.T) *drill.Session {
	t.Helper()
	c := &bank.Card{Topic: "orm", ID: "many", Question: "What?", Answer: "That."}
	for i := range 12 {
		text := "says " + PointLetter(i)
		if i%4 == 0 {
			text += " in words which one line has no room for"
		}
		if i < 8 {
			c.KeyPoints = append(c.KeyPoints, text)
		} else {
			c.BonusPoints = append(c.BonusPoints, text)
		}
	}
	s := drill.New([]*bank.Card{c}, 0)
	if err := s.Reveal(); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestPointsArePagedWhole turns the pages of points in windows of all heights:
// every point is on one page, whole, with its letter, and the page fits.
func TestPointsArePagedWhole(t *testing.T) {
	v := New(ui.Printer{Width: 41}, manyPoints(t), false)
	for rows := 3; rows <= 20; rows++ {
		next := 0
		for next < 12 {
			page := v.Points(rows, next)
			if page.First != next || page.End <= next || len(page.Lines) > rows {
				t.Fatalf("%d rows: points %d to %d in %d lines, want those from %d", rows, page.First, page.End, len(page.Lines), next)
			}
			text := strings.Join(page.Lines, "\n")
			for i := range 12 {
				letter := "   " + PointLetter(i) + "  says " + PointLetter(i)
				if strings.Contains(text, letter) != page.Shows(i) {
					t.Errorf("%d rows: shows %d: %t, but the page is\n%s", rows, i, page.Shows(i), text)
				}
			}
			if wide := strings.Count(text, "no room for"); wide != len(slices.DeleteFunc([]int{0, 4, 8}, func(i int) bool { return !page.Shows(i) })) {
				t.Errorf("%d rows: a point is cut:\n%s", rows, text)
			}
			if page.More() != (page.End < 12) || page.End-page.First < 12 != strings.Contains(text, " of 12") {
				t.Errorf("%d rows: the page does not say which points it has:\n%s", rows, text)
			}
			// The page is the same for each of its points.
			if last := v.Points(rows, page.End-1); last.First != page.First || last.End != page.End {
				t.Errorf("%d rows: the page of point %d is %d to %d, want %d to %d", rows, page.End-1, last.First, last.End, page.First, page.End)
			}
			next = page.End
		}
	}
}

func TestPointsInNoRoomAtAllAreOneLine(t *testing.T) {
	v := New(ui.Printer{Width: 41}, manyPoints(t), false)
	for _, rows := range []int{-5, 0, 1} {
		if page := v.Points(rows, 3); len(page.Lines) != 1 || page.First != 3 || page.End != 4 {
			t.Errorf("%d rows: %+v", rows, page)
		}
	}
}

func TestLettersOfferedAreThoseOnTheScreen(t *testing.T) {
	v := New(ui.Printer{Width: 80}, manyPoints(t), false)
	page := v.Points(5, 5)
	if got := strings.Join(v.WithPoints(page).Live(true, ""), "\n"); page.First == 0 || !strings.Contains(got, PointLetter(page.First)+"–"+PointLetter(page.End-1)+" said it") {
		t.Errorf("points %d to %d are shown: %q", page.First, page.End, got)
	}
	if got := strings.Join(v.Live(true, ""), "\n"); !strings.Contains(got, "a–l said it") {
		t.Errorf("all points are shown: %q", got)
	}
}

func TestHelpSaysWhatBuryingSuspendingAndFlaggingMean(t *testing.T) {
	s := manyPoints(t)
	v := New(ui.Printer{Width: 60}, s, false)
	for want, view := range map[string]View{
		"bury     not asked again in this session\n suspend  not asked again in this session\n flag     still asked; listed at the end":     v,
		"bury     not asked again before tomorrow\n suspend  not asked again until djq history unsuspend\n flag     still asked; djq stats": v.WithMemory(&Memory{}),
	} {
		if got := strings.Join(view.Help(drill.Mode{Screen: true}), "\n"); !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
