package study

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
)

func planCards(n int) []*bank.Card {
	var cs []*bank.Card
	for i := range n {
		c := &bank.Card{Topic: []string{"orm", "forms"}[i%2], ID: fmt.Sprintf("c%d", i)}
		if i < n/4 {
			c.Asked = bank.Often
		}
		cs = append(cs, c)
	}
	return cs
}

func join(t *testing.T, s *history.Store, d *Progress, p Plan, cs []*bank.Card) *JoinedPlan {
	t.Helper()
	pl, err := d.Plan(t.Context(), s, p, cs)
	if err != nil {
		t.Fatal(err)
	}
	return pl
}

func solve(t *testing.T, s *history.Store, pl *JoinedPlan) *SolvedPlan {
	t.Helper()
	search := pl.PriceSearch()
	if err := search.Observe(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	return search.Solve(nil)
}

// TestEqualStatesShowEqualNumbers holds that a plan shown twice says the same, and
// that cards added meanwhile are planned at once.
func TestEqualStatesShowEqualNumbers(t *testing.T) {
	ctx := t.Context()
	s := store(t)
	cs := planCards(120)
	p := Plan{Date: today + 14, Minutes: 10, Since: today}
	first := solve(t, s, join(t, s, load(t, s, cs), p, cs))
	f := first.Forecasts(nil)
	if value := first.Expected().All.Value(); f.Half >= value || f.Twice <= value || f.Bound < value || f.Pace != nil {
		t.Errorf("%+v", f)
	}
	if err := first.Save(ctx, s); err != nil {
		t.Fatal(err)
	}
	second := solve(t, s, join(t, s, load(t, s, cs), p, cs))
	if diff := cmp.Diff(first.Expected(), second.Expected()); diff != "" {
		t.Errorf("a second look expects something else:\n%s", diff)
	}
	if diff := cmp.Diff(f, second.Forecasts(nil)); diff != "" {
		t.Errorf("a second look differs:\n%s", diff)
	}
	more := planCards(130)
	grown := solve(t, s, join(t, s, load(t, s, more), p, more))
	if len(grown.Problem.Cards) != 130 || grown.Expected().All == first.Expected().All {
		t.Error("the plan does not know of new cards")
	}
	// What was kept by another djq, or not at all as it should be, is found anew.
	if err := s.SetValues(ctx, map[string]string{priceKey: `{"day":"` + today.String() + `"}`}); err != nil {
		t.Fatal(err)
	}
	if f := solve(t, s, join(t, s, load(t, s, cs), p, cs)).Solution.Forecast(); f.All.Value() <= 0 {
		t.Errorf("expected %+v", f.All)
	}
}

func TestPlanIsSavedAndCleared(t *testing.T) {
	ctx := t.Context()
	s := store(t)
	if _, ok, err := LoadPlan(ctx, s); ok || err != nil {
		t.Errorf("a plan out of nothing: %v", err)
	}
	want := Plan{Date: today + 25, Minutes: 20, Filter: deck.Filter{Topics: []string{"orm,forms"}, Django: "5.2"}, Since: today - 3}
	if err := SavePlan(ctx, s, want); err != nil {
		t.Fatal(err)
	}
	got, ok, err := LoadPlan(ctx, s)
	if !ok || err != nil || got.Date != want.Date || got.Minutes != 20 || got.Filter.String() != want.Filter.String() || got.Left(today) != 25 || got.Since != want.Since {
		t.Errorf("kept %+v, %v, %v", got, ok, err)
	}
	for _, text := range []string{"{", `{"date":"soon"}`, `{"date":"2026-12-18","since":"then"}`} {
		if err := s.SetValues(ctx, map[string]string{planKey: text}); err != nil {
			t.Fatal(err)
		}
		if _, _, err := LoadPlan(ctx, s); err == nil {
			t.Errorf("the plan %s was read", text)
		}
	}
	if err := ClearPlan(ctx, s); err != nil {
		t.Fatal(err)
	}
	if _, ok, _ := LoadPlan(ctx, s); ok {
		t.Error("the plan is still there")
	}
}

func TestPlanFillsTodaysMinutes(t *testing.T) {
	ctx := t.Context()
	s := store(t)
	cs := planCards(60)
	cs = append(cs, &bank.Card{Topic: InterviewTopic, ID: "x"})
	happen(t, s, event.Event{Kind: event.Suspend, Card: "orm/c0"}, 0)
	happen(t, s, event.Event{Kind: event.Bury, Card: "forms/c1"}, 0)
	review(t, s, "orm/c2", memory.Good, -4)
	d := load(t, s, cs)
	pl := join(t, s, d, Plan{Date: today + 10, Minutes: 20, Since: today}, cs)
	if len(pl.Cards) != 59 || fmt.Sprint(pl.Topics) != "[forms orm]" {
		t.Errorf("%d cards of %v", len(pl.Cards), pl.Topics)
	}
	greedy := pl.Greedy()
	solved := solve(t, s, pl)
	if err := solved.Save(ctx, s); err != nil {
		t.Fatal(err)
	}
	for name, day := range map[string]DayQueue{"one step ahead": greedy, "day prices": solved.Queue()} {
		if n := len(day.Share); n < 5 || n > 15 {
			t.Errorf("%s: %d cards for 20 minutes", name, n)
		}
		for _, c := range append(day.Share, day.More...) {
			if c.Name() == "orm/c0" || c.Name() == "forms/c1" || c.Topic == InterviewTopic {
				t.Errorf("%s asks %s", name, c.Name())
			}
		}
		if day.Share[0].Asked != bank.Often {
			t.Errorf("%s begins with %s, asked %v", name, day.Share[0].Name(), day.Share[0].Asked)
		}
	}
	f := solved.Solution.Forecast()
	if f.All.Value() <= 0.3 || f.All.Value() > solved.Solution.Bound()+0.01 {
		t.Errorf("expected %v, bound %v", f.All.Value(), solved.Solution.Bound())
	}
	// What is hard to remember comes back, what is known well does not.
	c := greedy.Share[0]
	if !solved.ReturnsAfter(c, memory.Hard) {
		t.Error("a new card rated hard does not return within ten days")
	}
	d.SetState(c, event.CardState{CardMemory: memory.CardMemory{MemoryState: memory.MemoryState{Stability: 50, Difficulty: 3}, Last: today, First: today}})
	if solved.Returns(c) {
		t.Error("a card known for weeks returns within ten days")
	}
	// But for one that was forgotten on its first day, today.
	forgotten := d.State(c)
	forgotten.Forgotten = today
	d.SetState(c, forgotten)
	if !solved.Returns(c) {
		t.Error("a card rated again at first sight does not return")
	}
	d.SetState(c, event.CardState{})
	// The prices are those of this day.
	set := Plan{Date: today + 10, Minutes: 20, Since: today}
	if again := join(t, s, d, set, cs); !again.PriceSearch().solved() {
		t.Errorf("kept %+v", again.stored)
	}
	d.Today++
	if join(t, s, d, set, cs).PriceSearch().solved() {
		t.Error("the prices of yesterday are taken for those of today")
	}
}

func TestPlanCountsWhatTodayTook(t *testing.T) {
	s := store(t)
	cs := planCards(20)
	happen(t, s, event.Event{Kind: event.Review, Card: "orm/c0", Rating: memory.Good, MS: 15 * 60000}, 0)
	pl := join(t, s, load(t, s, cs), Plan{Date: today + 3, Minutes: 20, Since: today}, cs)
	if pl.Spent != 15*time.Minute || !slices.Equal(pl.Problem().Seconds, []float64{300, 1200, 1200}) {
		t.Errorf("spent %v, seconds of the days %v", pl.Spent, pl.Problem().Seconds)
	}
	for _, p := range []Plan{{Date: today, Minutes: 20}, {Date: today - 5, Minutes: 20}, {Date: today + 3}, {Date: today + 3, Minutes: 15}} {
		pl := join(t, s, load(t, s, cs), p, cs)
		if got := pl.Problem(); got.Days < 0 || got.Seconds[0] < 0 {
			t.Errorf("%+v: %+v", p, got)
		}
		solve(t, s, pl)
	}
	named := Plan{Date: today + 3, Minutes: 20, Filter: deck.Filter{Topics: []string{InterviewTopic}}}
	technique := []*bank.Card{{Topic: InterviewTopic, ID: "x"}}
	if pl := join(t, s, load(t, s, technique), named, technique); len(pl.Cards) != 1 {
		t.Error("a topic that is named is left out")
	}
}

func TestObserveTellsFirstLaterAndRepeatedReviews(t *testing.T) {
	s := store(t)
	for _, r := range []struct {
		rating memory.Rating
		day    int
	}{{memory.Again, -5}, {memory.Good, -5}, {memory.Hard, -2}, {memory.Easy, 0}} {
		happen(t, s, event.Event{Kind: event.Review, Card: "orm/a", Rating: r.rating, MS: 30000}, r.day)
	}
	o, err := Observe(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	// A long review counts whole where its counted time is told from the open one.
	happen(t, s, event.Event{Kind: event.Review, Card: "orm/b", Rating: memory.Good, MS: 900_000, OpenMS: 1_000_000}, 0)
	happen(t, s, event.Event{Kind: event.Review, Card: "orm/c", Rating: memory.Good, MS: 900_000}, 0)
	long, err := Observe(t.Context(), s)
	if err != nil || long.First.Seconds != 30+900+300 {
		t.Errorf("%v, new cards took %v seconds, want 1230", err, long.First.Seconds)
	}
	if o.First.Ratings != [4]int{1, 0, 0, 0} || o.Later.Ratings != [4]int{0, 1, 0, 1} || o.Again.Ratings != [4]int{0, 0, 1, 0} || o.Later.Seconds != 60 {
		t.Errorf("observed %+v", o)
	}
}

// TestForecastsAreForTheMinutesNamed holds that missed days change no minutes of
// the forecast, which stands beside one at the pace of those days.
func TestForecastsAreForTheMinutesNamed(t *testing.T) {
	s := store(t)
	cs := planCards(60)
	happen(t, s, event.Event{Kind: event.Review, Card: "orm/c0", Rating: memory.Good, MS: 20 * 60000}, -1)
	p := Plan{Date: today + 10, Minutes: 20, Since: today - 4}
	missed, fresh := join(t, s, load(t, s, cs), p, cs), p
	fresh.Since = today
	if part, ok := missed.Pace(); !ok || part != 0.25 {
		t.Errorf("pace %v, want a quarter of the minutes", part)
	}
	late, anew := solve(t, s, missed), solve(t, s, join(t, s, load(t, s, cs), fresh, cs))
	a, b := late.Forecasts(nil), anew.Forecasts(nil)
	if late.Expected().All != anew.Expected().All || a.Half != b.Half || b.Pace != nil {
		t.Errorf("after missed days %+v, of a plan set today %+v", a, b)
	}
	if a.Pace == nil || *a.Pace >= a.Half {
		t.Errorf("pace %v, half the minutes %v", a.Pace, a.Half)
	}
}

// TestMissedDaysLeaveNoTrace holds that what was found before days on which nothing
// was done changes nothing after them.
func TestMissedDaysLeaveNoTrace(t *testing.T) {
	ctx := t.Context()
	for _, c := range []struct{ days, missed memory.Day }{{30, 7}, {60, 14}} {
		s := store(t)
		cs := planCards(60)
		for i, card := range cs[:20] {
			review(t, s, card.Name(), []memory.Rating{memory.Again, memory.Good}[i%2], -2)
		}
		p := Plan{Date: today + c.days, Minutes: 5, Since: today}
		d := load(t, s, cs)
		before := solve(t, s, join(t, s, d, p, cs))
		before.Expected()
		if err := before.Save(ctx, s); err != nil {
			t.Fatal(err)
		}
		d.Today += c.missed
		kept := solve(t, s, join(t, s, d, p, cs)).Expected()
		if err := s.SetValues(ctx, map[string]string{priceKey: ""}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(solve(t, s, join(t, s, d, p, cs)).Expected(), kept); diff != "" {
			t.Errorf("%d days, %d missed: what was found before changes the forecast:\n%s", c.days, c.missed, diff)
		}
	}
}
