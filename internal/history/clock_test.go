package history

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"djq/internal/event"
	"djq/internal/memory"
)

const ahead = 3653 // ten years of days

// openAt opens a history so many days after noon.
func openAt(t *testing.T, path string, days int) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, testScheduler(t), momentAt(days))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func momentAt(days int) memory.Moment {
	return memory.MomentOf(noon.AddDate(0, 0, days), memory.DefaultDayStart)
}

// A session whose clock is ten years ahead changes nothing for those after it,
// until its day comes.
func TestClockThatWasAheadDoesNotSpread(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	s := openAt(t, path, ahead)
	appendAll(t, s, rated("orm/a", memory.Good, ahead), rated("orm/b", memory.Good, ahead))
	if due := states(t, s)["orm/a"].Due; due <= today+ahead {
		t.Errorf("on that day it is due on %v", due)
	}
	s.Close()

	s = openAt(t, path, 0)
	notices := s.Notices()
	if len(notices) != 1 || !strings.HasPrefix(notices[0], "2 events are dated after today, up to 2036-11-23") || !strings.Contains(notices[0], "check --repair") {
		t.Errorf("notices %q", notices)
	}
	if states(t, s)["orm/a"].Seen() {
		t.Error("a review counts before its day")
	}
	if days, err := s.Days(t.Context()); err != nil || len(days) != 0 {
		t.Errorf("days %v, %v", days, err)
	}
	written := appendAll(t, s, rated("orm/a", memory.Good, 0))[0]
	if written.Day != today || !written.At.Equal(noon) {
		t.Errorf("a review now is kept at %v on %v", written.At, written.Day)
	}
	if c := states(t, s)["orm/a"]; c.Reps != 1 || c.Due > today+10 {
		t.Errorf("state %+v", c)
	}
	appendAll(t, s, at(event.Event{Kind: event.Reset, Card: "orm/a"}, 1), rated("orm/a", memory.Hard, 2))
	if c := states(t, s)["orm/a"]; c.Reps != 1 || c.First != today+2 || c.Due > today+10 {
		t.Errorf("after a reset: %+v", c)
	}
	verify(t, s)
	s.Close()

	s = openAt(t, path, ahead)
	if c := states(t, s)["orm/a"]; c.Reps != 2 || c.Last != today+ahead {
		t.Errorf("when its day has come: %+v", c)
	}
	if notices := s.Notices(); len(notices) != 0 {
		t.Errorf("notices %q", notices)
	}
	verify(t, s)
}

// A clock that is set back by hours or days leaves events their moments.
func TestClockSetBackKeepsTheMomentsOfEvents(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	s := openAt(t, path, 10)
	appendAll(t, s, rated("orm/a", memory.Good, 10), at(event.Event{Kind: event.Reset, Card: "orm/a"}, 10))
	got := appendAll(t, s, rated("orm/a", memory.Good, 0))[0]
	if got.Day != today || !got.At.Equal(noon) {
		t.Errorf("a review ten days before: %+v", got)
	}
	verify(t, s)
	s.Close()
	s = openAt(t, path, 0)
	if c := states(t, s)["orm/a"]; c.Reps != 1 {
		t.Errorf("the reset of a day to come counts: %+v", c)
	}
	earlier := rated("orm/a", memory.Hard, 0)
	earlier.At = noon.Add(-2 * time.Hour)
	got = appendAll(t, s, earlier)[0]
	if !got.At.Equal(earlier.At) {
		t.Errorf("a review two hours before is kept at %v", got.At)
	}
	if c := states(t, s)["orm/a"]; c.Reps != 2 || !c.LastAt.Equal(noon) {
		t.Errorf("state %+v", c)
	}
	same := appendAll(t, s, rated("orm/a", memory.Good, 0), rated("orm/a", memory.Good, 0))
	if !same[0].At.Equal(noon.Add(time.Millisecond)) || !same[1].At.After(same[0].At) {
		t.Errorf("reviews of one moment are kept at %v and %v", same[0].At, same[1].At)
	}
	verify(t, s)
}

// Days and moments of events from elsewhere may be years apart.
func TestMergedDatesAheadAreSetAside(t *testing.T) {
	for name, change := range map[string]func(*event.Event){
		"both":    func(e *event.Event) { *e = at(*e, ahead) },
		"the day": func(e *event.Event) { e.Day += ahead },
		"9999-12-31": func(e *event.Event) {
			e.At = time.Date(9999, 12, 31, 9, 0, 0, 0, time.UTC)
			e.Day = memory.DayOf(e.At, 0)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "history.db")
			s := openAt(t, path, 5)
			appendAll(t, s, rated("orm/a", memory.Good, 0))
			e := rated("orm/a", memory.Easy, 1)
			e.UID, e.Machine = "u1", "other"
			change(&e)
			if _, err := s.Merge(t.Context(), []event.Event{e}); err != nil {
				t.Skip("refused:", err)
			}
			appendAll(t, s, rated("orm/a", memory.Good, 5))
			if c := states(t, s)["orm/a"]; c.Reps != 2 || c.Last != today+5 || c.Due > today+60 {
				t.Errorf("state %+v", c)
			}
			verify(t, s)
			s.Close()
			s = openAt(t, path, 6)
			if c := states(t, s)["orm/a"]; c.Reps != 2 || len(s.Notices()) != 1 {
				t.Errorf("opened again: %+v", c)
			}
			verify(t, s)
		})
	}
}

// Who flies from Auckland to Los Angeles is back on the day before, and keeps
// what was reviewed on the way.
func TestJourneyWestSetsNothingAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	auckland := time.Date(2026, 11, 24, 9, 0, 0, 0, time.FixedZone("", 13*3600))
	e := event.Event{Kind: event.Review, Card: "orm/a", Rating: memory.Good, At: auckland, Day: memory.DayOf(auckland, memory.DefaultDayStart)}
	appendAll(t, openAt(t, path, 0), e)
	losAngeles := auckland.Add(13 * time.Hour).In(time.FixedZone("", -8*3600))
	s, err := Open(t.Context(), path, testScheduler(t), memory.MomentOf(losAngeles, memory.DefaultDayStart))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.now.Load().Day != e.Day-1 || !states(t, s)["orm/a"].Seen() || len(s.Notices()) != 0 {
		t.Errorf("on %v: %+v", s.now.Load().Day, states(t, s))
	}
	verify(t, s)
}

func TestRedateNamesTheTrueMoments(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	appendAll(t, openAt(t, path, 0), rated("orm/a", memory.Good, 0))
	s := openAt(t, path, ahead)
	first, second := rated("orm/a", memory.Good, ahead), rated("orm/b", memory.Again, ahead)
	second.At = second.At.Add(2 * time.Minute)
	before := appendAll(t, s, first, second)
	s.Close()
	s = openAt(t, path, 4)
	s.Notices()
	appendAll(t, s, rated("orm/c", memory.Good, 4))
	found, err := s.Check(t.Context())
	if err != nil || found.Ahead != 2 || found.LastAhead != today+ahead || len(found.Differences) != 0 {
		t.Errorf("check %+v, %v", found, err)
	}
	later := momentAt(6)
	if n, err := s.Redate(t.Context(), later, memory.DefaultDayStart); err != nil || n != 2 {
		t.Fatalf("redated %d, %v", n, err)
	}
	if a, b := states(t, s)["orm/a"], states(t, s)["orm/b"]; a.Reps != 2 || a.Last != today+4 || b.First != today+4 || b.LastAt.Sub(a.LastAt) != 2*time.Minute {
		t.Errorf("states %+v, %+v", a, b)
	}
	events := allEvents(t, s)
	if len(events) != 6 {
		t.Errorf("%d events, want 6", len(events))
	}
	for _, want := range before {
		kept := false
		for _, e := range events {
			kept = kept || e.Sum() == want.Sum()
		}
		if !kept {
			t.Errorf("%+v has changed", want)
		}
	}
	var days []memory.Day
	if err := s.Reviews(t.Context(), func(e event.Event) error { days = append(days, e.Day-today); return nil }); err != nil || len(days) != 4 || days[1] != 4 || days[3] != 4 {
		t.Errorf("reviews on days %v, %v", days, err)
	}
	found, err = s.Check(t.Context())
	if err != nil || found.Ahead != 0 || len(found.Differences) != 0 {
		t.Errorf("check after it %+v, %v", found, err)
	}
	if n, err := s.Redate(t.Context(), later, memory.DefaultDayStart); err != nil || n != 0 {
		t.Errorf("redated %d more, %v", n, err)
	}
	s.Close()
	s = openAt(t, path, 7)
	if notices := s.Notices(); len(notices) != 0 {
		t.Errorf("notices %q", notices)
	}
}
