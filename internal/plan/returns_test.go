package plan

import (
	"math/rand/v2"
	"testing"
)

// TestReturnsTellsWhatThePlanDoes follows plans day by day, prices found anew on
// each, and counts how often a card was asked again that was said to be, and
// that was not.
func TestReturnsTellsWhatThePlanDoes(t *testing.T) {
	type promise struct{ kept, made int }
	var returns, done promise
	for _, minutes := range []int{20, 30} {
		p := fresh(t, 25, 60, 35, 12, minutes)
		chance := rand.New(rand.NewPCG(1, uint64(minutes)))
		promised := make([]*bool, len(p.Cards))
		settle := func(card int, asked bool) {
			if promised[card] == nil {
				return
			}
			kind := &done
			if *promised[card] {
				kind = &returns
			}
			kind.made++
			if *promised[card] == asked {
				kind.kept++
			}
			promised[card] = nil
		}
		for ; p.Days > 0; p.Days-- {
			sol := Solve(p, nil)
			for _, c := range p.Share(sol.Order()) {
				settle(c.Card, true)
				card := &p.Cards[c.Card]
				out, _ := p.Model.ask(p.Scheduler, card.Memory, card.Age)
				x, k := chance.Float64(), 0
				for ; k < 3 && x >= out[k].chance; k++ {
					x -= out[k].chance
				}
				card.Owed = k == 0 && !card.Seen() && p.Days >= OwedDays
				card.Memory, card.Age = out[k].after, 0
				answer := sol.Returns(*card)
				promised[c.Card] = &answer
			}
			for i := range p.Cards {
				p.Cards[i].Age++
			}
		}
		for i := range p.Cards {
			settle(i, false)
		}
	}
	for name, p := range map[string]promise{"to return": returns, "to be done with": done} {
		if p.made < 30 || float64(p.kept) < 0.8*float64(p.made) {
			t.Errorf("%d of %d cards said %s were", p.kept, p.made, name)
		}
	}
	if (&Solution{s: &solver{}}).Returns(Card{}) {
		t.Error("a card of a weight that no card has returns")
	}
}
