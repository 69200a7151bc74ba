package plan

import (
	"slices"
	"testing"

	"djq/internal/memory"
)

func TestNewCardsComeInTheOrderOfTheirWeight(t *testing.T) {
	for _, minutes := range []int{5, 20, 30, 120} {
		p := fresh(t, 20, 40, 20, 12, minutes)
		for name, order := range map[string][]Candidate{"plan": Solve(p, nil).Order(), "one step": Greedy(p)} {
			for i := range order[1:] {
				if p.Cards[order[i].Card].Weight < p.Cards[order[i+1].Card].Weight {
					t.Fatalf("%s, %d minutes: a new card of weight %v comes before one of %v", name, minutes, p.Cards[order[i].Card].Weight, p.Cards[order[i+1].Card].Weight)
				}
			}
		}
	}
}

func TestOwedCardsComeBeforeOthersLikeThem(t *testing.T) {
	for _, test := range []struct{ ago, left int }{{1, 1}, {5, 1}, {3, 6}, {2, 10}} {
		p := fresh(t, 60, 160, 80, test.left, 10)
		state := newSolver(p, defaultResolution).debts.state
		for _, owed := range []bool{false, true} {
			p.Cards = append(p.Cards, Card{Weight: 2, Memory: state, Age: test.ago, Owed: owed})
		}
		for name, order := range map[string][]Candidate{"plan": Solve(p, nil).Order(), "one step": Greedy(p)} {
			place := map[int]int{}
			for i, c := range order {
				place[c.Card] = len(order) - i
			}
			if place[len(p.Cards)-1] <= place[len(p.Cards)-2] {
				t.Errorf("%s, %d days after its first one and %d before the interview: an owed card does not come before one like it", name, test.ago, test.left)
			}
		}
	}
}

// TestForecastAsksOwedCards allows for the prices of a forecast, which are not found
// anew on each day: too many cards wait for the last one.
func TestForecastAsksOwedCards(t *testing.T) {
	r := newRunner(Solve(fresh(t, 12, 30, 12, 12, 10), nil))
	seen, owed := 0, 0
	for k := range 20 {
		r.run(k/2, k%2 == 1)
		for _, c := range r.cards {
			if c.Seen() {
				seen++
			}
			if c.Owed {
				owed++
			}
		}
	}
	if share := float64(owed) / (float64(seen) * DefaultModel().New[0]); share > 0.2 {
		t.Errorf("%.3f of the cards rated again on their first day are not asked on a later one", share)
	}
}

func TestLastDayLooksOverShakyCardsBeforeNewHardOnes(t *testing.T) {
	p := fresh(t, 4, 4, 4, 1, 60)
	shaky := Card{Weight: 4, Memory: memory.MemoryState{Stability: 2, Difficulty: 5}, Age: 6}
	p.Cards = append(p.Cards, shaky)
	for i := range p.Cards {
		p.Cards[i].Hard = i%2 == 0
	}
	order := Solve(p, nil).Order()
	if !slices.ContainsFunc(order, func(c Candidate) bool { return c.Card == len(p.Cards)-1 }) {
		t.Error("the last study day leaves the shaky card out")
	}
	postponed := false
	for _, c := range order {
		card := p.Cards[c.Card]
		if hard := card.Hard && !card.Seen(); postponed && !hard {
			t.Errorf("card %d comes after a new hard one", c.Card)
		} else if hard {
			postponed = true
		}
	}
}

// TestForecastKeepsToTheSeconds holds forecasts of a few minutes to what can be
// asked in them at all.
func TestForecastKeepsToTheSeconds(t *testing.T) {
	for _, minutes := range []int{1, 2, 3} {
		p := fresh(t, 60, 160, 80, 30, minutes)
		asked := float64(30*minutes*60) / p.Model.newSeconds()
		f := Solve(p, nil).Forecast()
		if most := asked * p.Cards[len(p.Cards)-1].Weight / p.total(); f.All.Value() > most || f.All.Value() < most/3 {
			t.Errorf("%d minutes: %.4f expected, %.1f cards can be asked, which is %.4f", minutes, f.All.Value(), asked, most)
		}
	}
}

func TestForecastIsTheSameTwice(t *testing.T) {
	p := midway(t, 80, 12, 10)
	first, second := Solve(p, nil).Forecast(), Solve(p, nil).Forecast()
	if first.All != second.All || len(first.Unseen) != len(second.Unseen) {
		t.Errorf("%+v, then %+v", first, second)
	}
}

// Days without time have no price that means anything: it must not tell what the
// return of an owed card counts.
func TestMeanPriceLeavesOutDaysOff(t *testing.T) {
	p := fresh(t, 60, 160, 80, 12, 30)
	p.Seconds = []float64{1800, 0, 1800, 0, 1800}
	s := newSolver(p, defaultResolution)
	x := make([]float64, len(s.slots))
	for u := range x {
		if s.closed(u) {
			x[u] = 5
		}
	}
	if got := s.meanPrice(x); got != 1 {
		t.Errorf("%v, expected 1: that of the days on which there is time", got)
	}
}
