package interview

import (
	"errors"
	"time"

	"djq/internal/answer"
	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/words"
)

// Step is what comes next.
type Step uint8

// The steps. Done is the last one: the scorecard.
const (
	Ask         Step = iota // a question waits for its answer
	AskFollowUp             // a follow-up waits for its answer
	Tick                    // the points of a question are to be ticked
	Judge                   // whether a follow-up was held is to be said
	Done
)

// Session is an interview under way. What comes next follows from what is kept of
// it alone, so that it goes on where it was cut off.
type Session struct {
	*Interview

	all    []*bank.Card
	cards  map[string]*bank.Card
	check  Check
	rarity *words.Rarity // of stems over the cards, nil until it is needed

	past []*Interview

	// Of the present step.
	since   time.Duration // when it began
	touched time.Duration // the last key
	counted time.Duration // until then
}

// Check says which points a written answer makes, one result for each.
type Check func(question string, points []string, text string) []answer.Result

// NewSession returns a session of an interview. The cards are those that its
// questions and their follow-ups may name.
func NewSession(v *Interview, cards []*bank.Card, check Check) *Session {
	s := &Session{Interview: v, all: cards, cards: map[string]*bank.Card{}, check: check}
	for _, c := range cards {
		s.cards[c.Name()] = c
	}
	s.since, s.touched = v.Elapsed, v.Elapsed
	return s
}

// find returns the card of a name, nil for none.
func (s *Session) find(name string) *bank.Card { return s.cards[name] }

// Why an action is not possible.
var (
	ErrNoHint   = errors.New("this card has no hint")
	ErrHinted   = errors.New("the hint is already shown")
	ErrNoUndo   = errors.New("there is nothing to undo")
	ErrNoPoint  = errors.New("there is no point")
	ErrNotHere  = errors.New("that does nothing here")
	ErrFollowUp = errors.New("a follow-up has no hint")
)

// At returns the present step: the place of its question, and of its follow-up
// where it is about one.
func (s *Session) At() (step Step, question, followUp int) {
	for i, q := range s.Questions {
		switch {
		case q.Given:
		case !s.Closed:
			return Ask, i, 0
		default:
			continue
		}
		if s.Feedback == Each && !q.Settled {
			return Tick, i, 0
		}
		for k, f := range q.FollowUps {
			switch {
			case !f.Given && !s.Closed:
				return AskFollowUp, i, k
			case f.Given && s.Feedback == Each && !f.Settled:
				return Judge, i, k
			}
		}
	}
	for i, q := range s.Questions {
		if q.Given && !q.Settled {
			return Tick, i, 0
		}
		for k, f := range q.FollowUps {
			if q.Given && f.Given && !f.Settled {
				return Judge, i, k
			}
		}
	}
	return Done, 0, 0
}

// Question returns the question that the present step is about, and its card.
func (s *Session) Question() (*Question, *bank.Card) {
	_, i, _ := s.At()
	q := s.Questions[i]
	return q, s.find(q.Card)
}

// FollowUp returns the follow-up that the present step is about.
func (s *Session) FollowUp() (*FollowUp, Asked) {
	_, i, k := s.At()
	q := s.Questions[i]
	f := q.FollowUps[k]
	a, _ := s.ask(s.find(q.Card), f.Index)
	return f, a
}

// AskedAs returns a follow-up of a question as it was asked.
func (s *Session) AskedAs(q *Question, f *FollowUp) Asked {
	a, _ := s.ask(s.find(q.Card), f.Index)
	return a
}

// Card returns the card of a question.
func (s *Session) Card(q *Question) *bank.Card { return s.find(q.Card) }

// Touch says that a key was pressed.
func (s *Session) Touch(at time.Duration) {
	s.counted += min(max(0, at-s.touched), drill.MaxIdle)
	s.touched = at
}

// Taken returns how long the present step has taken.
func (s *Session) Taken(at time.Duration) time.Duration { return max(0, at-s.since) }

// Over reports whether the time for the present question has passed.
func (s *Session) Over(at time.Duration) bool {
	return s.PerQuestion > 0 && s.Taken(at) >= s.PerQuestion
}

// begin remembers the interview as it is, for Undo, and then starts a step.
func (s *Session) begin() { s.past = append(s.past, s.clone()) }

func (s *Session) next(at time.Duration) {
	s.Elapsed = at
	s.since, s.touched, s.counted = at, at, 0
	if step, _, _ := s.At(); step == Ask && s.Limit > 0 && at >= s.Limit && s.Answered() > 0 {
		s.Closed = true
	}
}
