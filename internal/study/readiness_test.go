package study

import (
	"testing"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/memory"
)

func TestReadinessWeighsSeenCards(t *testing.T) {
	cs := cards("a b c")
	cs[0].Asked, cs[2].Asked = bank.Often, bank.Rarely // weights 4, 2, 1
	s := store(t)
	review(t, s, "orm/a", memory.Good, 0)
	happen(t, s, event.Event{Kind: event.Suspend, Card: "orm/a"}, 0)
	r := load(t, s, cs).Readiness(cs, today)
	if r != (memory.Readiness{}) {
		t.Errorf("with the only card seen suspended: %+v", r)
	}
	happen(t, s, event.Event{Kind: event.Unsuspend, Card: "orm/a"}, 0)
	d := load(t, s, cs)
	r = d.Readiness(cs, today)
	if r.Coverage != 4.0/7 || r.Recall != 1 || r.Value() != r.Coverage*r.Recall {
		t.Errorf("today: %+v", r)
	}
	later := d.Readiness(cs, today+30)
	if later.Recall >= 1 || later.Coverage != r.Coverage || later.Value() >= r.Value() {
		t.Errorf("in a month: %+v", later)
	}
	if r := NewProgress(scheduler(t), today).Readiness(cs, today); r != (memory.Readiness{}) {
		t.Errorf("nothing seen: %+v", r)
	}
	technique := &bank.Card{Topic: InterviewTopic, ID: "x"}
	if got := ids(Counted(append(cards("a"), technique), nil)); got != "a" {
		t.Errorf("subject: %s", got)
	}
	if got := ids(Counted([]*bank.Card{technique}, nil)); got != "x" {
		t.Errorf("subject of technique alone: %s", got)
	}
	if got := ids(Counted(append(cards("a"), technique), []string{"orm", InterviewTopic})); got != "a x" {
		t.Errorf("subject of technique named: %s", got)
	}
}

// TestStandingLeavesSuspendedCardsOutAndCountsThem holds that the plan and its
// cards alone tell the same of a half suspended bank.
func TestStandingLeavesSuspendedCardsOutAndCountsThem(t *testing.T) {
	cs := cards("a b c d")
	s := store(t)
	for _, name := range []string{"orm/a", "orm/b"} {
		review(t, s, name, memory.Good, 0)
	}
	for _, name := range []string{"orm/b", "orm/c", "orm/d"} {
		happen(t, s, event.Event{Kind: event.Suspend, Card: name}, 0)
	}
	d := load(t, s, cs)
	want := memory.Standing{
		Cards: 1, Suspended: 3, Interview: today + 9, Today: memory.Readiness{Coverage: 1, Recall: 1},
		StopNow: memory.Readiness{Coverage: 1, Recall: d.Retrievability(cs[0], today+9)},
	}
	if got := d.Standing(cs, today+9); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	pl, err := d.Plan(t.Context(), s, Plan{Date: today + 9, Minutes: 20, Since: today}, cs)
	if err != nil {
		t.Fatal(err)
	}
	if got := pl.Standing(); got != want {
		t.Errorf("of the plan %+v, want %+v", got, want)
	}
	if got := d.Standing(cs, 0); got.StopNow != (memory.Readiness{}) || got.Today != want.Today {
		t.Errorf("without an interview %+v", got)
	}
}
