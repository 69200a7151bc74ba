package anki

import (
	"strings"
	"testing"
	"time"

	"djq/internal/apkg"
	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/memory"
)

func review(at time.Time, card *apkg.Card, rating, factor int, kind apkg.ReviewKind) apkg.Review {
	return apkg.Review{ID: at.UnixMilli(), Card: card, Rating: rating, Factor: factor, Kind: kind, MS: 9000}
}

func TestReviewsBecomeEventsOnce(t *testing.T) {
	berlin := time.FixedZone("", 3600)
	note := &apkg.Note{GUID: GUID("orm/one")}
	card := &apkg.Card{Note: note}
	foreign := &apkg.Card{Note: &apkg.Note{GUID: "x"}}
	night := time.Date(2026, 11, 24, 3, 30, 0, 0, berlin)
	p := &apkg.Package{Reviews: []apkg.Review{
		review(noon, card, 3, 500, apkg.ReviewDue),
		review(noon.Add(time.Second), card, 1, 500, apkg.ReviewLearning),
		review(night, card, 4, 500, apkg.ReviewRelearning),
		review(noon.Add(2*time.Second), card, 2, 0, apkg.ReviewFiltered),
		review(noon.Add(3*time.Second), card, 2, 500, apkg.ReviewFiltered),
		review(noon.Add(4*time.Second), card, 0, 0, apkg.ReviewManual),
		review(noon.Add(5*time.Second), card, 0, 2500, apkg.ReviewManual), // a due date that was set
		review(noon.Add(6*time.Second), card, 0, 0, apkg.ReviewMoved),
		review(noon.Add(7*time.Second), card, 5, 500, apkg.ReviewDue),
		review(noon.Add(8*time.Second), foreign, 3, 500, apkg.ReviewDue),
		review(noon.AddDate(1, 0, 0), card, 3, 500, apkg.ReviewDue),
	}}
	have := []event.Event{
		{Kind: event.Review, Card: "orm/one", Rating: memory.Good, At: noon.Add(-time.Millisecond), Machine: "here"},
	}
	reader := ReviewReader{
		Card: func(c *apkg.Card) string {
			if c == card {
				return "orm/one"
			}
			return ""
		},
		Have: func(string) []event.Event { return have },
		Zone: berlin, DayStarts: memory.DefaultDayStart, Now: noon.AddDate(0, 0, 7),
	}
	got := reader.Read(p)
	if got.Known != 1 || got.Ahead != 1 {
		t.Errorf("%d known, %d ahead; expected 1, 1", got.Known, got.Ahead)
	}
	want := []struct {
		kind   event.Kind
		rating memory.Rating
		day    string
	}{
		{event.Review, memory.Again, "2026-11-23"}, {event.Cram, memory.Hard, "2026-11-23"}, {event.Review, memory.Hard, "2026-11-23"},
		{event.Reset, 0, "2026-11-23"}, {event.Review, memory.Easy, "2026-11-23"},
	}
	if len(got.Events) != len(want) {
		t.Fatalf("%d events, expected %d: %+v", len(got.Events), len(want), got.Events)
	}
	for i, e := range got.Events {
		if e.Kind != want[i].kind || e.Rating != want[i].rating || e.Day.String() != want[i].day || !e.GaveUID() || e.Validate() != nil {
			t.Errorf("event %d: %+v, %v", i, e, e.Validate())
		}
	}
	have = append(have, got.Events...)
	if again := reader.Read(p); len(again.Events) != 0 || again.Known != 6 {
		t.Errorf("a second time %d new and %d known, expected 0 and 6", len(again.Events), again.Known)
	}
}

func TestOwnReviewsComeBackAsKnown(t *testing.T) {
	w := newWorld()
	scheduler, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	var reviews []Review
	var events []event.Event
	state := event.CardState{}
	for i, rating := range []memory.Rating{memory.Good, memory.Again, memory.Good} {
		// Two cards in one millisecond, as on two machines.
		for _, name := range []string{"orm/one", "orm/other"} {
			e := event.Event{Kind: event.Review, Card: name, Rating: rating, At: noon.AddDate(0, 0, 5*i), Day: memory.DayOf(noon, 0) + memory.Day(5*i), MS: 5000}
			reviews = append(reviews, Review{name, e})
			events = append(events, e)
		}
		state.CardMemory = scheduler.Next(state.CardMemory, rating, memory.DayOf(noon, 0)+memory.Day(5*i), noon.AddDate(0, 0, 5*i))
	}
	p, _ := Export{
		Cards: w.cards, Find: w.find, Records: w.records, Now: noon,
		Progress: &Progress{Scheduler: scheduler, State: func(*bank.Card) event.CardState { return state }, Reviews: reviews},
	}.Package()
	if len(p.Reviews) != 6 {
		t.Fatalf("%d reviews, expected 6", len(p.Reviews))
	}
	c := p.Cards[0]
	if c.Kind != apkg.CardReview || c.Due != int(state.Due-memory.DayOf(created(), 0)) || c.Reps != 3 || c.Lapses != 1 || !strings.Contains(c.Data, `"s":`) {
		t.Errorf("card %+v", c)
	}
	names := map[*apkg.Note]string{p.Notes[0]: "orm/one", p.Notes[1]: "orm/other"}
	found := ReviewReader{
		Card: func(c *apkg.Card) string { return names[c.Note] },
		Have: func(card string) (list []event.Event) {
			for _, e := range events {
				if e.Card == card {
					list = append(list, e)
				}
			}
			return list
		},
		Zone: time.UTC, Now: noon.AddDate(1, 0, 0),
	}.Read(p)
	if found.Known != 6 || len(found.Events) > 0 {
		t.Errorf("%d known, %d new; expected 6, 0", found.Known, len(found.Events))
	}
}
