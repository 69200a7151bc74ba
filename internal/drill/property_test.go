package drill

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"djq/internal/bank"
	"djq/internal/memory"

	"github.com/google/go-cmp/cmp"
)

// view is everything a caller can see of a session.
type view struct {
	Phase        Phase
	Card         *bank.Card
	Ask, N, Of   int
	Hinted       bool
	Said         [MaxPoints]bool
	TimeUp       bool
	Score        Score
	Spent, Used  time.Duration
	Returning    int
	SuggestedNow memory.Rating
}

func viewOf(s *Session, at time.Duration) view {
	v := view{
		Phase: s.Phase(), Card: s.Card(), Ask: s.Ask(), Hinted: s.Hinted(), TimeUp: s.TimeUp(),
		Score: s.Score(), Spent: at - s.state.since, Used: s.Used(at), Returning: len(s.state.back),
	}
	v.N, v.Of = s.Position()
	v.SuggestedNow, _ = s.Suggestion()
	for i := range s.Points() {
		v.Said[i] = s.Said(i)
	}
	return v
}

var sameCard = cmp.Comparer(func(a, b *bank.Card) bool { return a == b })

// TestRandomSessionsKeepTheRules plays random actions and holds: a refused
// action changes nothing; undo is the exact inverse of what it takes back;
// every card is asked at most four times, and after Again not before three
// others unless none is left, or no time for one; the score counts first ratings only.
func TestRandomSessionsKeepTheRules(t *testing.T) {
	for seed := range uint64(300) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 0))
			deck := cards(r.IntN(9))
			for i, c := range deck {
				c.KeyPoints = c.KeyPoints[:i%4]
				if i%2 == 0 {
					c.Hint = "hint"
				}
			}
			playRandomly(t, New(deck, time.Duration(r.IntN(3))*100*time.Second), r)
			playRandomly(t, Within(deck, &Budget{
				Total: time.Duration(r.IntN(200)) * time.Second, Used: time.Duration(r.IntN(20)) * time.Second,
				Cost: func(c *bank.Card) Cost {
					once := time.Duration(len(c.KeyPoints)*5+5) * time.Second
					return Cost{once, once + 3*time.Second}
				},
				Again: 5 * time.Second, Trust: 20 * time.Second,
			}), r)
		})
	}
}

// taken is what an action did that Undo can take back.
type taken struct {
	before view
	event  Event
}

func playRandomly(t *testing.T, s *Session, r *rand.Rand) {
	var at time.Duration
	var done []taken
	events := 0
	for range 120 {
		at += time.Duration(r.IntN(5)) * time.Second
		if r.IntN(2) == 0 {
			s.Touch(at)
		}
		before := viewOf(s, at)
		var e Event
		var err error
		switch action := r.IntN(24); {
		case action < 6:
			err = s.Reveal()
		case action < 8:
			err = s.Tick(r.IntN(4) - 1)
		case action < 9:
			err = s.Hint()
		case action < 10:
			e, err = s.Flag()
		case action < 11:
			e, err = [...]func(time.Duration) (Event, error){s.Skip, s.Bury, s.Suspend}[r.IntN(3)](at)
		case action < 14:
			e, err = s.Undo(at)
			if err == nil {
				last := done[len(done)-1]
				done = done[:len(done)-1]
				if e.Action != Undone || e.Of != last.event.N || e.Card != last.event.Card {
					t.Fatalf("undo says %+v of %+v", e, last.event)
				}
				now := viewOf(s, at)
				now.Score.Flagged = last.before.Score.Flagged // flags stay
				if diff := cmp.Diff(last.before, now, sameCard); diff != "" {
					t.Fatalf("undo is not the inverse (-before +after undo):\n%s", diff)
				}
			}
		default:
			e, err = s.Rate(memory.Rating(r.IntN(5)), at)
		}

		if err != nil {
			if diff := cmp.Diff(before, viewOf(s, at), sameCard); diff != "" {
				t.Fatalf("refused with %v, and changed:\n%s", err, diff)
			}
			continue
		}
		if e.Action != 0 {
			events++
			if e.N != events {
				t.Fatalf("event %d has number %d", events, e.N)
			}
		}
		switch e.Action {
		case Reviewed, Skipped, Buried, Suspended:
			done = append(done, taken{before, e})
			waits := s.Card() == e.Card || slices.ContainsFunc(s.state.back, func(r returning) bool { return s.cards[r.card] == e.Card })
			if waits != e.Returns {
				t.Fatalf("%+v, but waiting to return: %t", e, waits)
			}
			if e.Action == Reviewed && (e.Open < 0 || e.Open != before.Spent) {
				t.Fatalf("took %v, spent %v", e.Open, before.Spent)
			}
		}
		checkInvariants(t, s, done)
	}
}

func checkInvariants(t *testing.T, s *Session, done []taken) {
	t.Helper()
	if (s.Card() == nil) != (s.Phase() == Done) {
		t.Fatalf("phase %d with card %v", s.Phase(), s.Card())
	}
	asks, last := map[*bank.Card]int{}, map[*bank.Card]int{}
	first := map[*bank.Card]memory.Rating{}
	gone := map[*bank.Card]bool{}
	ask := func(i int, c *bank.Card, fresh int) {
		if gone[c] {
			t.Fatalf("%s is asked though it was left out", c.ID)
		}
		if at, again := last[c]; again && i-at <= returnAfter && fresh < len(s.cards) && s.budget == nil {
			t.Fatalf("%s returns after %d others with cards left", c.ID, i-at-1)
		}
		last[c] = i
		if asks[c]++; asks[c] > maxReturns+1 {
			t.Fatalf("%s is asked %d times", c.ID, asks[c])
		}
	}
	for i, d := range done {
		c := d.event.Card
		ask(i, c, len(asks))
		if d.event.Action != Reviewed {
			gone[c] = true
		} else if _, rated := first[c]; !rated {
			first[c] = d.event.Rating
		}
	}
	if s.Phase() != Done {
		ask(len(done), s.Card(), len(asks))
	}
	var want GroupScore
	for _, r := range first {
		want.add(r.Passed())
	}
	score := s.Score()
	if score.All != want {
		t.Fatalf("score %+v, first ratings %+v", score.All, want)
	}
	for _, groups := range [][]GroupScore{score.Topics, score.Difficulties} {
		var sum GroupScore
		for _, g := range groups {
			sum.Asked += g.Asked
			sum.Recalled += g.Recalled
		}
		if sum != want {
			t.Fatalf("groups %+v do not add up to %+v", groups, want)
		}
	}
	if len(score.Missed) != want.Asked-want.Recalled {
		t.Fatalf("%d missed of %+v", len(score.Missed), want)
	}
}
