package study

import (
	"slices"
	"testing"
	"time"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/memory"
)

// planWorthAsking returns a plan and its cards, of which some are today's
// share and others would be worth asking after it.
func planWorthAsking(t *testing.T) (*JoinedPlan, []*bank.Card) {
	t.Helper()
	s := store(t)
	cs := planCards(40)
	joined := join(t, s, load(t, s, cs), Plan{Date: today + 10, Minutes: 20, Since: today}, cs)
	if day := joined.Greedy(); len(day.Share) < 5 || len(day.More) < 5 {
		t.Fatalf("%d cards in the share and %d more, want several of both", len(day.Share), len(day.More))
	}
	return joined, cs
}

func TestPlanQueueKeepsWithinTodaysMinutes(t *testing.T) {
	joined, cs := planWorthAsking(t)
	day, q := joined.Greedy(), joined.NewQueue(cs, PlanQueueOptions{})
	if got := q.Cards(nil); !slices.Equal(got, day.Worth) || len(got) <= len(day.Share) {
		t.Errorf("%d cards to ask, want all %d worth it", len(got), len(day.Worth))
	}
	if b := q.Budget(); b == nil || b.Total != 20*time.Minute {
		t.Errorf("budget %+v, want one of 20 minutes", b)
	}
	if !q.WholeShare() || !q.HasMore(day.Share) {
		t.Errorf("whole share %v, more %v; want both", q.WholeShare(), q.HasMore(day.Share))
	}
	q.Extend()
	if got, want := q.Cards(day.Share), append(slices.Clone(day.Share), day.More...); !slices.Equal(got, want) || q.Budget() != nil {
		t.Errorf("beyond the share it asks %d cards, want %d without a budget", len(got), len(want))
	}
	if q.WholeShare() || q.HasMore(q.Cards(nil)) {
		t.Error("an extended queue is still only the share, or has still more")
	}
}

// Who was fast or slow today will be: the share follows today's pace, and is
// done when a session ends.
func TestShareFollowsTodaysPace(t *testing.T) {
	share := func(ms int) (cards int, minutes float64) {
		s, cs := store(t), planCards(60)
		for i := range 5 {
			happen(t, s, event.Event{Kind: event.Review, Card: cs[i].Name(), Rating: memory.Good, MS: ms}, 0)
		}
		day := join(t, s, load(t, s, cs), Plan{Date: today + 10, Minutes: 20, Since: today}, cs).Greedy()
		return len(day.Share), day.Time.Minutes()
	}
	if n, _ := share(30_000); n < 15 {
		t.Errorf("%d cards for 17 minutes at 30 seconds a card", n)
	}
	if n, minutes := share(150_000); n != 3 || minutes < 6 || minutes > 9 {
		t.Errorf("%d cards in %v minutes, want 3 in 7.5 at 150 seconds a card", n, minutes)
	}
	if n, _ := share(235_000); n != 0 {
		t.Errorf("%d cards for 25 seconds", n)
	}
}

func TestPlanQueueKeepsLimitAndFilter(t *testing.T) {
	joined, cs := planWorthAsking(t)
	day := joined.Greedy()
	limited := joined.NewQueue(cs, PlanQueueOptions{Limit: 3})
	if got := limited.Cards(nil); !slices.Equal(got, day.Share[:3]) || limited.WholeShare() {
		t.Errorf("with a limit of 3 it asks %d cards, whole share %v", len(got), limited.WholeShare())
	}
	if n := len(day.Share) + 2; len(joined.NewQueue(cs, PlanQueueOptions{Limit: n}).Cards(nil)) != n {
		t.Error("a limit above the share does not go beyond it")
	}
	var orm []*bank.Card
	for _, c := range cs {
		if c.Topic == "orm" {
			orm = append(orm, c)
		}
	}
	filtered := joined.NewQueue(orm, PlanQueueOptions{})
	if got := filtered.Cards(nil); len(got) == 0 || slices.ContainsFunc(got, func(c *bank.Card) bool { return c.Topic != "orm" }) {
		t.Errorf("a filter leaves %d cards, some of another topic", len(got))
	}
	if filtered.WholeShare() {
		t.Error("a filtered queue claims to be the whole share")
	}
}

// What was asked before the prices were found stays asked.
func TestPlanQueueKeepsCardsAskedBeforePrices(t *testing.T) {
	joined, cs := planWorthAsking(t)
	day, q := joined.Greedy(), joined.NewQueue(cs, PlanQueueOptions{})
	asked := day.Share[:2]
	q.SetDay(DayQueue{Worth: append(slices.Clone(day.More[:4]), asked[0])})
	got := q.Cards(asked)
	if want := append(slices.Clone(asked), day.More[:4]...); !slices.Equal(got, want) {
		t.Errorf("asks %d cards, want the two asked and four others", len(got))
	}
}

func TestPlanQueueSaysWhyItIsEmpty(t *testing.T) {
	joined, cs := planWorthAsking(t)
	day := joined.Greedy()
	for _, tt := range []struct {
		name    string
		day     DayQueue
		chosen  []*bank.Card
		options PlanQueueOptions
		want    EmptyReason
	}{
		{"share done", DayQueue{More: day.More}, cs, PlanQueueOptions{}, ShareDone},
		{"minutes used", DayQueue{Worth: day.More, More: day.More}, cs, PlanQueueOptions{}, ShareDone},
		{"nothing worth it", DayQueue{}, cs, PlanQueueOptions{}, NothingWorth},
		{"others only", DayQueue{Share: day.Share, Worth: day.Share}, nil, PlanQueueOptions{}, NoneChosen},
		{"others only, after the share", DayQueue{More: day.More}, nil, PlanQueueOptions{Beyond: true}, NoneChosen},
	} {
		q := joined.NewQueue(tt.chosen, tt.options)
		q.SetDay(tt.day)
		if got := q.EmptyReason(); got != tt.want {
			t.Errorf("%s: reason %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestDefaultOrderFollowsHistory(t *testing.T) {
	s := store(t)
	cs := planCards(4)
	unseen := load(t, s, cs)
	review(t, s, cs[0].Name(), memory.Good, -3)
	seen := load(t, s, cs)
	for _, tt := range []struct {
		name         string
		progress     *Progress
		seeded, cram bool
		want         Order
	}{
		{"no history", unseen, false, false, Random},
		{"no history, cramming", unseen, false, true, Random},
		{"history", seen, false, false, Due},
		{"history, cramming", seen, false, true, Weakest},
		{"history, seeded", seen, true, false, Random},
	} {
		if got := tt.progress.DefaultOrder(tt.seeded, tt.cram); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestRemainingCountsDueAndNewCards(t *testing.T) {
	s := store(t)
	cs := planCards(10)
	review(t, s, cs[0].Name(), memory.Good, -100) // overdue
	review(t, s, cs[1].Name(), memory.Good, 0)    // new today, due later
	if due, unseen := load(t, s, cs).Remaining(cs, 5); due != 1 || unseen != 4 {
		t.Errorf("%d due and %d new, want 1 and 4", due, unseen)
	}
	if due, unseen := load(t, s, cs).Remaining(cs, 1); due != 1 || unseen != 0 {
		t.Errorf("with one new card a day %d due and %d new, want 1 and 0", due, unseen)
	}
}
