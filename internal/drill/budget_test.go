package drill

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"djq/internal/bank"
	"djq/internal/memory"
)

func TestCountedTimeEndsFiveMinutesAfterAKey(t *testing.T) {
	s := New(cards(2), 0)
	s.Touch(1 * time.Minute)
	mustDo(t, s.Reveal())
	s.Touch(62 * time.Minute) // away for an hour
	s.Touch(63 * time.Minute)
	e := must(t)(s.Rate(memory.Good, 64*time.Minute))
	if e.Open != 64*time.Minute || e.Counted != (1+5+1+1)*time.Minute {
		t.Errorf("open %v, counted %v; want 1h4m and 8m", e.Open, e.Counted)
	}
	if got := s.Used(66 * time.Minute); got != 10*time.Minute {
		t.Errorf("used %v, want the 8 minutes and 2 of the next card", got)
	}
	// What comes after a rating that is undone does not count for its card.
	must(t)(s.Undo(90 * time.Minute))
	if got := s.Used(91 * time.Minute); got != 9*time.Minute {
		t.Errorf("used %v after undo, want 9m", got)
	}
	s.Touch(91 * time.Minute)
	if e := must(t)(s.Rate(memory.Good, 91*time.Minute)); e.Counted != 9*time.Minute || e.Open != 65*time.Minute {
		t.Errorf("open %v, counted %v; want 1h5m and 9m", e.Open, e.Counted)
	}
}

// learner takes so many seconds for a card, rates new ones again at random, and
// passes what it was asked before.
type learner struct {
	fresh, seen time.Duration
	chance      *rand.Rand
}

// study plays a session to its end and returns the time that it counted.
func (l learner) study(t *testing.T, s *Session, seen func(*bank.Card) bool) time.Duration {
	var at time.Duration
	for s.Phase() != Done {
		takes, rating := l.seen, memory.Good
		if s.Ask() == 1 && !seen(s.Card()) {
			takes = l.fresh
			if l.chance.Float64() < 0.4 {
				rating = memory.Again
			}
		}
		at += takes * 2 / 3
		s.Touch(at)
		mustDo(t, s.Reveal())
		promised := s.Returns()
		at += takes / 3
		s.Touch(at)
		if e := must(t)(s.Rate(rating, at)); rating == memory.Again && e.Returns != promised {
			t.Fatalf("promised to return: %t, does: %t", promised, e.Returns)
		}
	}
	return s.Used(at)
}

// The minutes of a day are used whatever the learner's pace, re-asks included.
func TestBudgetIsUsedByFastAndSlowLearners(t *testing.T) {
	cost := func(c *bank.Card) Cost {
		if c.Asked == bank.Rarely { // seen before
			return Cost{45 * time.Second, 49 * time.Second}
		}
		return Cost{120 * time.Second, 138 * time.Second}
	}
	for _, takes := range [][2]time.Duration{{40, 15}, {120, 45}, {240, 90}} {
		for _, minutes := range []time.Duration{20, 40} {
			for _, known := range []int{0, 3, 200} {
				for seed := range uint64(40) {
					deck := cards(200)
					for i := range known {
						deck[len(deck)-1-i].Asked = bank.Rarely
					}
					b := &Budget{Total: minutes * time.Minute, Cost: cost, Again: 45 * time.Second, Trust: 120 * time.Second}
					if known == 200 && takes[1] == 15 {
						continue // the cards end before the minutes
					}
					l := learner{takes[0] * time.Second, takes[1] * time.Second, rand.New(rand.NewPCG(seed, 1))}
					s := Within(deck, b)
					used := l.study(t, s, func(c *bank.Card) bool { return c.Asked == bank.Rarely })
					if share := float64(used) / float64(b.Total); share < 0.85 || share > 1.10 {
						t.Errorf("%d/%d s, %d minutes, %d known, seed %d: used %.2f of the minutes", takes[0], takes[1], minutes, known, seed, share)
					}
					if !s.BudgetUsed() || s.TimeUp() {
						t.Fatalf("ended by the budget: %t, by a limit: %t", s.BudgetUsed(), s.TimeUp())
					}
				}
			}
		}
	}
}

func TestBudgetAsksOneCardOnAnyDayWithMinutes(t *testing.T) {
	b := Budget{Total: time.Minute, Cost: func(*bank.Card) Cost { return Cost{time.Hour, time.Hour} }, Again: time.Hour, Trust: time.Hour}
	if share, _ := b.Share(cards(3)); len(share) != 1 {
		t.Errorf("%d cards, want 1", len(share))
	}
	b.Used, b.Asked = time.Second, time.Second
	if share, _ := b.Share(cards(3)); len(share) != 0 {
		t.Errorf("%d cards later that day, want none", len(share))
	}
	b = Budget{Cost: b.Cost, Again: b.Again, Trust: b.Trust}
	if s := Within(cards(3), &b); s.Phase() != Done || !s.BudgetUsed() {
		t.Error("a card is asked on a day without minutes")
	}
}

// What takes too long for what is left makes way for what does not.
func TestBudgetLeavesOutWhatDoesNotFit(t *testing.T) {
	deck := cards(4)
	long := deck[2]
	b := &Budget{Total: 10 * time.Minute, Again: time.Minute, Trust: time.Minute, Cost: func(c *bank.Card) Cost {
		if c == long {
			return Cost{20 * time.Minute, 20 * time.Minute}
		}
		return Cost{3 * time.Minute, 3 * time.Minute}
	}}
	s := Within(deck, b)
	var asked []string
	for at := 3 * time.Minute; s.Phase() != Done; at += 3 * time.Minute {
		if m, ok := s.Minutes(at); !ok || m.Used != at || m.Total != b.Total || m.More != 2-len(asked) {
			t.Errorf("%+v after %d cards, want %d more", m, len(asked), 2-len(asked))
		}
		asked = append(asked, s.Card().ID)
		mustDo(t, s.Reveal())
		must(t)(s.Rate(memory.Good, at))
	}
	if got, want := fmt.Sprint(asked), fmt.Sprint([]string{deck[0].ID, deck[1].ID, deck[3].ID}); got != want {
		t.Errorf("asked %s, want %s", got, want)
	}
	must(t)(s.Undo(10 * time.Minute))
	must(t)(s.Undo(10 * time.Minute))
	if s.Card() != deck[1] {
		t.Errorf("undo leads to %s", s.Card().ID)
	}
	s.SetBudget(nil)
	must(t)(s.Rate(memory.Good, 11*time.Minute))
	must(t)(s.Skip(11 * time.Minute))
	if s.Card() != long {
		t.Error("without the budget the long card is not asked")
	}
}
