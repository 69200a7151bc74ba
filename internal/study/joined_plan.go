package study

import (
	"context"
	"encoding/json"
	"time"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/plan"
)

// JoinedPlan is a plan joined with its cards and their states.
type JoinedPlan struct {
	Plan
	Cards     []*bank.Card  // what it is about, without suspended ones
	Suspended int           // how many of its cards are
	Topics    []string      // of the cards, sorted: the groups of a forecast
	Spent     time.Duration // counted today, so far
	Reviews   int           // that there were, of whatever card

	reviewsToday, newToday int

	progress  *Progress
	rehearsed time.Duration // in mock interviews today, part of Spent
	studied   []float64     // seconds on each of the last days since the plan was set, before today
	model     plan.Model
	stored    storedPrices
}

// Plan joins a plan with the cards that its filter chooses. It reads what was
// kept of an earlier solution, but solves nothing.
func (p *Progress) Plan(ctx context.Context, store *history.Store, set Plan, cards []*bank.Card) (*JoinedPlan, error) {
	pl := &JoinedPlan{Plan: set, progress: p, model: plan.DefaultModel()}
	cards = Counted(cards, set.Filter.Topics)
	for _, c := range cards {
		if p.State(c).Suspended {
			pl.Suspended++
			continue
		}
		pl.Cards = append(pl.Cards, c)
	}
	pl.Topics = deck.New(pl.Cards).Topics()
	// Cards that gain the same are asked in the order given: topics mixed,
	// and the same order every day.
	pl.Cards = shuffle(pl.Cards, uint64(set.Date))
	text, err := store.Value(ctx, priceKey)
	if err != nil {
		return nil, err
	}
	if text != "" && json.Unmarshal([]byte(text), &pl.stored) == nil {
		pl.model = pl.stored.Model
	}
	first := max(set.Since, p.Today-paceDays)
	days, err := store.Days(ctx)
	if err != nil {
		return nil, err
	}
	pl.studied = make([]float64, max(0, p.Today-first))
	for _, day := range days {
		pl.Reviews += day.N
		switch {
		case day.Day == p.Today:
			pl.Spent = time.Duration(day.MS) * time.Millisecond
			pl.reviewsToday, pl.newToday = day.N, day.New
		case first <= day.Day && day.Day < p.Today:
			pl.studied[day.Day-first] = float64(day.MS) / 1000
		}
	}
	return pl, pl.leaveOutInterviews(ctx, store)
}

// leaveOutInterviews keeps today's mock interviews from the pace of a drill: their time
// counts as what it was, not as so many asks.
func (p *JoinedPlan) leaveOutInterviews(ctx context.Context, store *history.Store) error {
	kept, err := KeptInterviews(ctx, store)
	if err != nil {
		return err
	}
	for _, v := range kept {
		if v.Day != p.progress.Today.String() || v.Cram {
			continue
		}
		for _, q := range v.Questions {
			if !q.Rated {
				continue
			}
			p.rehearsed += q.Took()
			p.reviewsToday--
			if s, ok := p.progress.states[q.Card]; ok && s.First == p.progress.Today {
				p.newToday--
			}
		}
	}
	p.reviewsToday, p.newToday = max(0, p.reviewsToday), max(0, p.newToday)
	p.newToday = min(p.newToday, p.reviewsToday)
	return nil
}

// AllSuspended reports whether the plan has nothing to ask because all its cards are
// suspended.
func (p *JoinedPlan) AllSuspended() bool { return len(p.Cards) == 0 && p.Suspended > 0 }

// Standing returns how ready the learner is on the cards of the plan.
func (p *JoinedPlan) Standing() memory.Standing {
	s := p.progress.Standing(p.Cards, p.Date)
	s.Suspended = p.Suspended
	return s
}

// TopicReadiness returns how ready the learner is today on each of Topics.
func (p *JoinedPlan) TopicReadiness() []memory.Readiness {
	cards := make(map[string][]*bank.Card, len(p.Topics))
	for _, c := range p.Cards {
		cards[c.Topic] = append(cards[c.Topic], c)
	}
	list := make([]memory.Readiness, len(p.Topics))
	for i, topic := range p.Topics {
		list[i] = p.progress.Readiness(cards[topic], p.progress.Today)
	}
	return list
}

// Problem returns what is to be planned, as of now.
func (p *JoinedPlan) Problem() plan.Problem {
	group := make(map[string]int, len(p.Topics))
	for i, t := range p.Topics {
		group[t] = i
	}
	problem := plan.Problem{
		Cards: make([]plan.Card, len(p.Cards)), Days: max(0, p.Left(p.progress.Today)),
		Seconds: p.seconds(),
		Model:   p.model, Scheduler: p.progress.Scheduler,
	}
	for i, c := range p.Cards {
		s := p.progress.State(c)
		card := plan.Card{Weight: c.Asked.Weight(), Memory: s.MemoryState, Group: group[c.Topic], Hard: c.Difficulty == bank.Hard}
		if s.Seen() {
			card.Age = int(max(0, p.progress.Today-s.Last))
			card.Owed = p.owes(s)
		}
		if s.Buried == p.progress.Today && s.Buried != 0 {
			card.From = 1
		}
		problem.Cards[i] = card
	}
	return problem
}

// owes reports whether a card has been rated again on its first day, and not
// asked since: see plan.OwedDays.
func (p *JoinedPlan) owes(s event.CardState) bool {
	return s.Last == s.First && s.Forgotten == s.First && p.Date-s.First >= plan.OwedDays
}

// seconds returns the seconds of each day from today until the interview: those
// that the user named, less what was studied today.
func (p *JoinedPlan) seconds() []float64 {
	today := p.progress.Today
	list := make([]float64, max(1, p.Left(today)))
	for i := range list {
		list[i] = float64(p.MinutesOn(today+memory.Day(i))) * 60
	}
	list[0] = max(0, list[0]-p.Spent.Seconds())
	return list
}

// paceDays is how many days before today the pace is taken from.
const paceDays = 7

// Pace returns the part of the minutes that the user named for the last
// few days since the plan was set which were studied, today left out, and
// false when there are no such days or minutes.
func (p *JoinedPlan) Pace() (part float64, ok bool) {
	named, studied := 0.0, 0.0
	for i, seconds := range p.studied {
		named += float64(p.MinutesOn(p.progress.Today-memory.Day(len(p.studied)-i))) * 60
		studied += seconds
	}
	if named == 0 {
		return 0, false
	}
	return studied / named, true
}

// PaceDays returns how many days the pace is taken from.
func (p *JoinedPlan) PaceDays() int { return len(p.studied) }

// Greedy returns the order of today without prices: one step ahead, which
// costs next to nothing.
func (p *JoinedPlan) Greedy() DayQueue {
	problem := p.Problem()
	return p.dayQueue(problem, plan.Greedy(problem))
}
