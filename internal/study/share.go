package study

import (
	"context"
	"math"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/interview"
	"djq/internal/memory"
)

// Shares predicts which share of a card's key points an answer will make.
type Shares struct {
	progress *Progress
	// Of answers to cards that were recalled, forgotten, and asked for the first
	// time.
	recalled, forgotten, first shareSum
}

// shareSum is the mean and the variance of shares.
type shareSum struct{ n, sum, squares float64 }

func (s *shareSum) add(share float64) {
	s.n++
	s.sum += share
	s.squares += share * share
}

func (s shareSum) mean() float64 { return s.sum / s.n }

func (s shareSum) variance() float64 {
	return math.Max(0, s.squares/s.n-s.mean()*s.mean())
}

// prior returns shares as if n answers had shown them.
func prior(n, mean, deviation float64) shareSum {
	return shareSum{n, n * mean, n * (mean*mean + deviation*deviation)}
}

// NewShares returns predictions from what progress holds and, unless the store is
// nil, from the points that the learner's reviews made and missed. A first
// review tells what was known before any learning, the others what a recalled and
// a forgotten card still yields. Eight answers count for what is
// usual.
func NewShares(ctx context.Context, store *history.Store, progress *Progress, cards []*bank.Card) (*Shares, error) {
	const n = 8
	s := &Shares{
		progress: progress,
		recalled: prior(n, 0.85, 0.17), forgotten: prior(n, 0.15, 0.17), first: prior(n, 0.35, 0.35),
	}
	if store == nil {
		return s, nil
	}
	points := map[string]int{}
	for _, c := range cards {
		points[c.Name()] = len(c.KeyPoints)
	}
	asked := map[int]bool{}
	return s, eachReview(ctx, store, func(card int, e event.Event) {
		share, known := shareOf(e, points[e.Card])
		switch {
		case !known:
		case !asked[card]:
			s.first.add(share)
		case e.Rating.Passed():
			s.recalled.add(share)
		default:
			s.forgotten.add(share)
		}
		asked[card] = true
	})
}

// shareOf returns the share of its card's points that a review made, as far as it
// tells: a rating given without ticks tells it only of all and none.
func shareOf(e event.Event, points int) (float64, bool) {
	switch missed := len(e.Missed); {
	case points == 0 || missed > points:
		return 0, false
	case missed > 0:
		return 1 - float64(missed)/float64(points), true
	case e.Rating >= memory.Good:
		return 1, true
	}
	return 0, false
}

// Of returns what is expected of a card today.
func (s *Shares) Of(c *bank.Card) interview.Prediction {
	if !s.progress.State(c).Seen() {
		// Shares of first answers lie anywhere between nothing and all.
		return interview.Prediction{Share: s.first.mean(), Variance: s.first.variance()}
	}
	r := s.progress.Retrievability(c, s.progress.Today)
	made, left := s.recalled.mean(), s.forgotten.mean()
	apart := made - left
	return interview.Prediction{
		Share:    r*made + (1-r)*left,
		Variance: r*(1-r)*apart*apart + r*s.recalled.variance() + (1-r)*s.forgotten.variance(),
		Third:    r * (1 - r) * (1 - 2*r) * apart * apart * apart,
	}
}
