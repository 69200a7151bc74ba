package plan

import (
	"cmp"
	"slices"
)

// Candidate is a card that is worth asking today.
type Candidate struct {
	Card    int     // in Problem.Cards
	Gain    float64 // weighted recall won by asking today rather than not today
	Seconds float64 // expected
}

// Greedy orders cards by what asking today adds to recall at the interview,
// a second, as if no card were ever asked again: the floor that day prices
// must beat, and what serves when there are no prices yet.
func Greedy(p Problem) []Candidate {
	var list []Candidate
	for i, c := range p.Cards {
		if !c.open(0) {
			continue
		}
		out, seconds := p.Model.ask(p.Scheduler, c.Memory, c.Age)
		gain := -p.Scheduler.Retrievability(c.Memory, c.Age+p.Days)
		for _, o := range out {
			gain += o.chance * p.Scheduler.Retrievability(o.after, p.Days)
		}
		if gain *= c.Weight; gain > 0 {
			list = append(list, Candidate{i, gain, seconds})
		}
	}
	sortCandidates(list)
	return list
}

func sortCandidates(list []Candidate) {
	slices.SortFunc(list, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Gain/b.Seconds, a.Gain/a.Seconds), cmp.Compare(a.Card, b.Card))
	})
}

// minGain is the recall that asking a seen card today must add for it to be
// part of today's share: with more minutes than the cards need the share ends
// early. Unseen cards do not wait for the last days, though the model would
// let them: nobody knows what will come between.
const minGain = 0.0005

// Share returns the part of an order for today that fits into the seconds
// left today: a card belongs to it when there is time for at least half of
// it. As long as any time is left the share has a card, when one is worth it.
func (p Problem) Share(order []Candidate) []Candidate {
	left := p.SecondsToday
	var share []Candidate
	for _, c := range order {
		if left <= 0 || left < c.Seconds/2 && len(share) > 0 {
			break
		}
		card := p.Cards[c.Card]
		if !card.Seen() || c.Gain >= minGain*card.Weight {
			share = append(share, c)
			left -= c.Seconds
		}
	}
	return share
}
