package study

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/memory/fit"
)

// forgetful returns the reviews of somebody who forgets faster than most, over days
// that end yesterday. Cards are asked when the default parameters say so.
func forgetful(t *testing.T, cards, days int) []event.Event {
	t.Helper()
	w := memory.DefaultParameters()
	for i := range 4 {
		w[i] *= 0.2
	}
	w[8]--
	truth, err := memory.NewScheduler(w, memory.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	believed := scheduler(t)
	rng := rand.New(rand.NewPCG(1, uint64(cards)))
	states, seen := make([]memory.CardMemory, cards), make([]memory.CardMemory, cards)
	var events []event.Event
	for n := -days; n < 0; n++ {
		day, at := today+memory.Day(n), noon.AddDate(0, 0, n)
		for c := range cards {
			if seen[c].Due > day || c > cards*(n+days+1)/days {
				continue
			}
			rating := memory.Good
			if !seen[c].Seen() && rng.IntN(3) == 0 || seen[c].Seen() && rng.Float64() > truth.RetrievabilityOn(states[c], day) {
				rating = memory.Again
			}
			states[c] = truth.Next(states[c], rating, day, at)
			seen[c] = believed.Next(seen[c], rating, day, at)
			events = append(events, event.Event{
				UID: fmt.Sprintf("%04d", len(events)), Kind: event.Review, Card: fmt.Sprintf("orm/card-%d", c), Rating: rating, At: at, Day: day, MS: 9000,
			})
		}
	}
	return events
}

func merge(t *testing.T, s *history.Store, events []event.Event) {
	t.Helper()
	if _, err := s.Merge(t.Context(), events); err != nil {
		t.Fatal(err)
	}
}

// update does what every command does first on a day, and returns the last fit.
func update(t *testing.T, s *history.Store, day memory.Day, on bool) *MemoryFit {
	t.Helper()
	if err := UpdateFit(t.Context(), s, day, on); err != nil {
		t.Fatal(err)
	}
	f, err := LoadFit(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFitComesOnceAStudyDayAfterThirtyReviews(t *testing.T) {
	events := forgetful(t, 60, 30)
	s := store(t)
	merge(t, s, events[:RefitAfter-1])
	if f := update(t, s, today, true); f != nil {
		t.Errorf("fitted to %d reviews", f.Reviews)
	}
	for _, step := range []struct {
		upTo, wantReviews int
		day, wantDay      memory.Day
	}{
		{30, 30, today, today},
		{90, 30, today, today},              // once a day
		{90, 90, today + 1, today + 1},      //
		{119, 90, today + 2, today + 1},     // too few more
		{120, 120, today + 3, today + 3},    //
		{120, 120, today + 1000, today + 3}, // nothing new
		{200, 200, today + 1000, today + 1000},
	} {
		merge(t, s, events[:step.upTo])
		f := update(t, s, step.day, true)
		if f == nil || f.Reviews != step.wantReviews || f.Day != step.wantDay {
			t.Errorf("%+v: got %+v", step, f)
		}
	}
}

// TestFitOfADayIgnoresItsReviews holds that what is predicted stays as it is through
// a day, whatever is reviewed on it.
func TestFitOfADayIgnoresItsReviews(t *testing.T) {
	s := store(t)
	for i := range 2 * RefitAfter {
		review(t, s, fmt.Sprintf("orm/card-%d", i), memory.Good, 0)
	}
	if f := update(t, s, today, true); f != nil {
		t.Errorf("fitted to %d reviews of today", f.Reviews)
	}
	merge(t, s, forgetful(t, 60, 30))
	first := update(t, s, today, true)
	if read, err := fitReviews(t.Context(), s, today); err != nil || first == nil || len(read) != first.Reviews {
		t.Errorf("%d reviews, fit %+v, %v", len(read), first, err)
	}
	if tomorrow := update(t, s, today+1, true); tomorrow.Reviews != first.Reviews+2*RefitAfter {
		t.Errorf("got %+v after %+v", tomorrow, first)
	}
}

// TestFittedParametersAreUsed holds that memory, and so due days and readiness,
// follow the parameters that were taken, and the defaults when fits are off.
func TestFittedParametersAreUsed(t *testing.T) {
	s := store(t)
	merge(t, s, forgetful(t, 120, 40))
	cards := cards("card-1 card-2 card-3 card-4 card-5 card-6")
	usual := load(t, s, cards)
	f := update(t, s, today, true)
	if !f.Taken || f.HeldOut == 0 || f.Fitted > f.Default {
		t.Fatalf("not taken: %+v", f)
	}
	if f.Parameters == memory.DefaultParameters() || fit.RecallAfterMonth(f.Parameters) >= fit.RecallAfterMonth(memory.DefaultParameters()) {
		t.Errorf("parameters of somebody who does not forget faster: %v", f.Parameters)
	}
	fitted := load(t, s, cards)
	if fitted.Scheduler.Parameters() != f.Parameters {
		t.Errorf("progress has %v", fitted.Scheduler.Parameters())
	}
	if now, before := fitted.Readiness(cards, today).Value(), usual.Readiness(cards, today).Value(); now >= before {
		t.Errorf("readiness %v, %v with the defaults", now, before)
	}
	sound(t, s)

	if f := update(t, s, today, false); f != nil {
		t.Errorf("a fit is left: %+v", f)
	}
	off := load(t, s, cards)
	for _, c := range cards {
		if got, want := off.State(c), usual.State(c); !got.Equal(want) {
			t.Errorf("%s: %+v, want %+v", c.Name(), got, want)
		}
	}
	sound(t, s)
}

// sound fails when memory does not follow from the events.
func sound(t *testing.T, s *history.Store) {
	t.Helper()
	if c, err := s.Check(t.Context()); err != nil || len(c.Differences) > 0 {
		t.Errorf("check: %v, %v", c.Differences, err)
	}
}

// TestEqualReviewsGiveEqualParameters holds that it does not matter by which way
// events came.
func TestEqualReviewsGiveEqualParameters(t *testing.T) {
	events := forgetful(t, 60, 30)
	one, other := store(t), store(t)
	merge(t, one, events)
	slices.Reverse(events)
	merge(t, other, events[:len(events)/3])
	merge(t, other, events)
	if a, b := update(t, one, today, true), update(t, other, today, true); *a != *b || !a.Taken {
		t.Errorf("%+v and %+v", a, b)
	}
}

func TestFitTakesAResetCardForANewOne(t *testing.T) {
	s := store(t)
	review(t, s, "old/a", memory.Good, -6)
	review(t, s, "orm/b", memory.Good, -6)
	if err := s.Rename(t.Context(), map[string]string{"old/a": "orm/a"}); err != nil {
		t.Fatal(err)
	}
	review(t, s, "orm/a", memory.Again, -5)
	happen(t, s, event.Event{Kind: event.Cram, Card: "orm/a", Rating: memory.Again}, -4)
	happen(t, s, event.Event{Kind: event.Reset, Card: "orm/a"}, -4)
	review(t, s, "orm/a", memory.Hard, -3)
	got, err := fitReviews(t.Context(), s, today)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(got, func(a, b fit.Review) int { return int(a.Rating) - int(b.Rating) })
	if len(got) != 4 || got[0].Rating != memory.Again || got[1].Rating != memory.Hard || got[0].Card == got[1].Card {
		t.Fatalf("got %+v", got)
	}
	if again, first, other := got[0].Card, got[2].Card, got[3].Card; again != min(first, other) && again != max(first, other) || first == other {
		t.Errorf("got %+v", got)
	}
}

// TestManyReviewsAreFittedInTheBackground holds that no command waits for a fit that
// takes long, and that a session keeps what it found.
func TestManyReviewsAreFittedInTheBackground(t *testing.T) {
	s := store(t)
	events := forgetful(t, 500, 60)
	if len(events) <= fitAtOnce {
		t.Fatalf("only %d reviews", len(events))
	}
	merge(t, s, events[:fitAtOnce])
	if f := update(t, s, today, true); f == nil || f.Reviews != fitAtOnce || !f.Taken {
		t.Errorf("no command waited for %d reviews: %+v", fitAtOnce, f)
	}
	s = store(t)
	merge(t, s, events)
	if f := update(t, s, today, true); f != nil {
		t.Errorf("a command waited for %+v", f)
	}
	b := startFit(t.Context(), s, today)
	b.result <- <-b.result // it is over
	b.finish(t.Context(), s)
	f, err := LoadFit(t.Context(), s)
	if err != nil || f == nil || f.Reviews != len(events) || !f.Taken || s.Scheduler().Parameters() != f.Parameters {
		t.Errorf("got %+v, %v", f, err)
	}
	sound(t, s)
	// The next session has nothing to do.
	b = startFit(t.Context(), s, today)
	b.finish(t.Context(), s)
	if len(b.result) > 0 {
		t.Error("fitted again")
	}
}
