package page

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/event"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/ui"
	"djq/internal/ui/uitest"
)

func TestCardIsSafeInAnyWidth(t *testing.T) {
	for width := range 100 {
		p := ui.Printer{Width: width}
		for _, c := range uitest.Cards() {
			for _, line := range Card(p, c, nil) {
				if err := uitest.CheckLine(line, p.Color, p.Links); err != nil {
					t.Errorf("%d columns: %v", width, err)
				}
			}
		}
	}
}

func TestStatusLineShowsMemory(t *testing.T) {
	const today = memory.Day(20000) // 4 October 2024
	state := func(change func(*event.CardState)) event.CardState {
		s := event.CardState{CardMemory: memory.CardMemory{Reps: 1, Due: today}}
		change(&s)
		return s
	}
	for _, test := range []struct {
		status CardStatus
		want   string
	}{
		{CardStatus{State: state(func(*event.CardState) {}), Retrievability: 0.9}, " due today · 90% likely to be recalled today"},
		{
			CardStatus{State: state(func(s *event.CardState) { s.Due += 3 }), Recall: stats.Fraction{Part: 3, Of: 4}, Retrievability: 0.97},
			" due Mon · recalled 3 of 4 times · 97% likely to be recalled today",
		},
		{
			CardStatus{State: state(func(s *event.CardState) { s.Due, s.Lapses, s.Flagged = s.Due-9, 6, true }), Recall: stats.Fraction{Of: 1}, Retrievability: 0.5},
			" due since 25 Sep · recalled 0 of 1 time · 50% likely to be recalled today · leech · flagged",
		},
		{CardStatus{State: state(func(s *event.CardState) { s.Suspended = true }), Retrievability: 0.5}, " suspended · 50% likely to be recalled today"},
	} {
		test.status.Today = today
		if got := statusLine(ui.Printer{}, test.status); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
	if got := statusLine(ui.Printer{Width: 12}, CardStatus{Today: today, State: state(func(*event.CardState) {})}); ui.Width(got) > 12 {
		t.Errorf("got %q, which is wider than 12 columns", got)
	}
}

func TestCardShowsEveryField(t *testing.T) {
	c := uitest.Cards()[0]
	c.FollowUps = []bank.FollowUp{{Card: "orm/prefetch"}, {Question: "And in templates?", Answer: "The same."}}
	want := []string{
		" orm/n-plus-one, medium, asked often",
		" A page lists 50 posts with author and popular comments and runs 101 queries. Diagnose and fix it.",
		"",
		" Variants",
		"   - What is the N+1 query problem?",
		"",
		" Hint",
		"   Count what *one* row costs.",
		"",
		" Answer",
		"   It is N+1: one query for the posts, then two more per row.",
		"",
		"     posts = Post.objects.select_related(\"author\")",
		"",
		"   Two queries for any number of posts.",
		"",
		" Key points",
		"   - Explains 1 + 50 + 50 before proposing a fix",
		"   - Join for to-one, separate `IN` query for to-many",
		"   - Filtering a prefetched manager re-queries; `Prefetch(to_attr=)` avoids it",
		"",
		" Bonus points",
		"   - A test with `assertNumQueries()` keeps the fix from rotting",
		"",
		" Follow-ups",
		"   - orm/prefetch",
		"   - And in templates?",
		"       The same.",
		"",
		" References",
		"   https://docs.djangoproject.com/en/6.0/ref/models/querysets/#select-related",
	}
	if diff := cmp.Diff(want, Card(ui.Printer{Plain: true}, c, nil)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestProofNamesTheCommandAndTheVersion(t *testing.T) {
	c := uitest.Cards()[0]
	for proven, want := range map[string]string{
		"":    "   djq proof orm/n-plus-one",
		"6.0": "   djq proof orm/n-plus-one · passes on Django 6.0",
	} {
		if diff := cmp.Diff([]string{" Proof", want}, Proof(ui.Printer{}, c, proven)); diff != "" {
			t.Errorf("proven on %q (-want +got):\n%s", proven, diff)
		}
	}
}

func TestDifficultiesCountsEach(t *testing.T) {
	if got, want := Difficulties(deck.New(uitest.Cards())), "1 easy, 1 medium, 1 hard"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
