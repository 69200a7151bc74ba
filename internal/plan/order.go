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

// rate is what a candidate gains a second.
func (c Candidate) rate() float64 { return c.Gain / c.Seconds }

// Greedy orders cards by what asking today adds to recall at the interview,
// a second, as if no card were ever asked again: the floor that day prices
// must beat, and what serves when there are no prices yet.
func Greedy(p Problem) []Candidate {
	var list []Candidate
	returned := returnShare * p.meanWeight()
	for i, c := range p.Cards {
		if !c.open(0) {
			continue
		}
		gain := p.oneStep(c)
		if c.Owed && !p.DayAlone {
			gain += returned
		}
		if gain > 0 {
			seconds := p.Model.newSeconds()
			if c.Seen() {
				seconds = p.Model.seenSeconds(p.Scheduler.Retrievability(c.Memory, c.Age))
			}
			list = append(list, Candidate{Card: i, Gain: gain, Seconds: seconds})
		}
	}
	p.arrange(list)
	return list
}

// oneStep returns the weighted recall at the interview that asking a card today
// adds, as if no card were ever asked again.
func (p Problem) oneStep(c Card) float64 {
	out, _ := p.Model.ask(p.Scheduler, c.Memory, c.Age)
	gain := -p.Scheduler.Retrievability(c.Memory, c.Age+p.Days)
	for _, o := range out {
		gain += o.chance * p.Scheduler.Retrievability(o.after, p.Days)
	}
	return c.Weight * gain
}

// arrange sorts candidates for today: by gain a second, but for what a
// candidate wants besides. New cards come in the order of their weight; on the last
// study day new hard cards come last, after all that is worth looking over.
func (p Problem) arrange(list []Candidate) {
	byRate := func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.rate(), a.rate()), cmp.Compare(a.Card, b.Card))
	}
	slices.SortFunc(list, byRate)
	if p.DayAlone {
		return
	}
	var places []int
	var fresh []Candidate
	for i, c := range list {
		if !p.Cards[c.Card].Seen() {
			places = append(places, i)
			fresh = append(fresh, c)
		}
	}
	slices.SortStableFunc(fresh, func(a, b Candidate) int {
		return cmp.Compare(p.Cards[b.Card].Weight, p.Cards[a.Card].Weight)
	})
	for i, place := range places {
		list[place] = fresh[i]
	}
	if p.Days > 1 {
		return
	}
	slices.SortStableFunc(list, func(a, b Candidate) int {
		return cmp.Compare(p.hardNew(a), p.hardNew(b))
	})
}

// hardNew is 1 for a new card that its author calls hard, 0 for others.
func (p Problem) hardNew(c Candidate) int {
	if card := p.Cards[c.Card]; card.Hard && !card.Seen() {
		return 1
	}
	return 0
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
	left := p.seconds(0)
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
