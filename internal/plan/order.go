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
	returnWorth := p.returnWorth()
	for i, c := range p.Cards {
		if !c.open(0) {
			continue
		}
		gain := p.oneStep(c)
		if c.Owed {
			gain += returnWorth
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
// study day shaky cards that are asked often come before the others, and new hard
// cards last.
func (p Problem) arrange(list []Candidate) {
	byRate := func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.rate(), a.rate()), cmp.Compare(a.Card, b.Card))
	}
	slices.SortFunc(list, byRate)
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
	slices.SortStableFunc(list, func(a, b Candidate) int {
		return cmp.Compare(p.turn(a), p.turn(b))
	})
}

// turn is which part of today's order a card belongs to.
type turn uint8

const (
	shaky turn = iota
	ordinary
	postponed
)

// oftenWeight is the weight of cards that are asked often.
const oftenWeight = 4

// shakyRecall is the chance of recall at the interview below which a card that
// is asked often is looked over on the last study day.
const shakyRecall = 0.9

func (p Problem) turn(candidate Candidate) turn {
	c := p.Cards[candidate.Card]
	last := p.Days <= 1
	switch {
	case last && c.Seen() && c.Weight >= oftenWeight && p.Scheduler.Retrievability(c.Memory, c.Age+p.Days) < shakyRecall:
		return shaky
	case last && !c.Seen() && c.Hard:
		return postponed
	}
	return ordinary
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
