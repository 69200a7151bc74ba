package fit

import (
	"math"

	"djq/internal/memory"
)

// Review is one review of a learner. Card tells the cards apart; a card that
// was reset is another one from there on.
type Review struct {
	Card   int
	Day    memory.Day
	Rating memory.Rating
}

// heldOut is the part of the reviews, the newest, that decides whether the
// fitted parameters are taken.
const heldOut = 5 // one in five

// Result is what a fit found.
type Result struct {
	Parameters memory.Parameters // the fitted ones, or the defaults
	Taken      bool              // the fitted ones
	Scored     int               // reviews on a later study day than the card's last

	// HeldOut is how many of the newest fifth were scored, with the mean log
	// loss there, in nats, of the defaults and of parameters fitted to the
	// others.
	HeldOut         int
	Default, Fitted float64
}

// Fit fits parameters to reviews in the order of their days, to the prior or
// to the same spread around the defaults, whichever makes them likelier. They
// are taken when parameters fitted to the older four fifths predict the newest
// fifth no worse than the defaults do; without a scored review there nothing is
// taken.
func Fit(p Prior, reviews []Review) Result {
	older := len(reviews) - len(reviews)/heldOut
	defaults := memory.DefaultParameters()
	all, newest := newLosses(cardsOf(reviews, 0, len(reviews))), newLosses(cardsOf(reviews, older, len(reviews)))
	result := Result{Parameters: defaults, Scored: all.scored(), HeldOut: newest.scored()}
	if result.HeldOut == 0 {
		return result
	}
	partly := mostLikely(&p, newLosses(cardsOf(reviews[:older], 0, older)))
	w := partly.parameters()
	result.Default = newest.sum(&defaults, nil) / float64(result.HeldOut)
	result.Fitted = newest.sum(&w, nil) / float64(result.HeldOut)
	if result.Taken = result.Fitted <= result.Default; result.Taken {
		whole := search(partly.prior, all, partly.z)
		result.Parameters = rounded(whole.parameters())
	}
	return result
}

// rounded returns parameters with four decimals, as FSRS's own optimizer gives
// them. Processors differ in the last digits; equal reviews are to give equal
// parameters on all of them.
func rounded(p memory.Parameters) memory.Parameters {
	for i := range p {
		p[i] = math.Round(p[i]*1e4) / 1e4
	}
	return p
}

// mostLikely returns the likelier of the points found from the two priors.
func mostLikely(p *Prior, l *losses) point {
	around := p.aroundDefaults()
	best := search(p, l, vector{})
	if other := search(&around, l, vector{}); other.density < best.density {
		best = other
	}
	return best
}

// cardsOf returns the reviews of each card, of which those numbered from
// begin to end are scored.
func cardsOf(reviews []Review, begin, end int) [][]review {
	var cards [][]review
	at := map[int]int{}
	last := map[int]memory.Day{}
	for n, r := range reviews {
		i, known := at[r.Card]
		if !known {
			i = len(cards)
			at[r.Card] = i
			cards = append(cards, nil)
			last[r.Card] = r.Day
		}
		elapsed := int(max(0, r.Day-last[r.Card]))
		cards[i] = append(cards[i], review{elapsed, r.Rating, elapsed > 0 && begin <= n && n < end})
		last[r.Card] = max(last[r.Card], r.Day)
	}
	return cards
}

func (l *losses) scored() (n int) {
	for _, reviews := range l.cards {
		for _, r := range reviews {
			if r.scored {
				n++
			}
		}
	}
	return n
}
