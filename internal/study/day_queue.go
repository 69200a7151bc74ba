package study

import (
	"math"
	"time"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/plan"
)

// DayQueue is what is worth asking today.
type DayQueue struct {
	Worth  []*bank.Card  // all that gains something for its time, in order
	Budget *drill.Budget // the day's minutes, and what cards take of them
	Share  []*bank.Card  // those of Worth that are expected to be asked in what is left of the minutes
	Time   time.Duration // that the share takes on average
	More   []*bank.Card  // what would be asked after the share
}

// dayQueue returns what an order of candidates comes to today.
func (p *JoinedPlan) dayQueue(problem plan.Problem, order []plan.Candidate) DayQueue {
	costs := make(map[*bank.Card]drill.Cost, len(order))
	for _, c := range order {
		once := problem.Model.NewSeconds
		if problem.Cards[c.Card].Seen() {
			once = problem.Model.SeenSeconds
		}
		costs[p.Cards[c.Card]] = drill.Cost{Once: seconds(once), Whole: seconds(c.Seconds)}
	}
	q := DayQueue{Budget: p.budget(problem.Model, costs)}
	endless := problem
	endless.Seconds = []float64{math.Inf(1)}
	for _, c := range endless.Share(order) {
		q.Worth = append(q.Worth, p.Cards[c.Card])
	}
	q.Share, q.Time = q.Budget.Share(q.Worth)
	in := make(map[*bank.Card]bool, len(q.Share))
	for _, c := range q.Share {
		in[c] = true
	}
	for _, c := range order {
		if !in[p.Cards[c.Card]] {
			q.More = append(q.More, p.Cards[c.Card])
		}
	}
	return q
}

// budget returns the minutes of today, as far as they have been used. How long
// today's reviews were expected to take says how fast the learner is today.
func (p *JoinedPlan) budget(m plan.Model, costs map[*bank.Card]drill.Cost) *drill.Budget {
	return &drill.Budget{
		Total: time.Duration(p.MinutesOn(p.progress.Today)) * time.Minute,
		Used:  p.Spent,
		Asked: p.rehearsed + seconds(float64(p.newToday)*m.NewSeconds+float64(p.reviewsToday-p.newToday)*m.SeenSeconds),
		Cost:  func(c *bank.Card) drill.Cost { return costs[c] },
		Again: seconds(m.AgainSeconds),
		Trust: seconds(m.NewSeconds),
	}
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
