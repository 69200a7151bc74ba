package interview

import (
	"slices"
	"time"

	"djq/internal/answer"
	"djq/internal/bank"
	"djq/internal/interview/sampling"
)

// Feedback says when the points are ticked and the answer is shown.
type Feedback string

// The kinds of feedback.
const (
	Each  Feedback = "each" // after each question
	AtEnd Feedback = "end"  // after the last one
)

// Interview is what is kept of a mock interview, finished or not. Moments within
// it are times that the interview has taken, pauses left out.
type Interview struct {
	ID          string         `json:"id"` // the session of its events
	Started     time.Time      `json:"started"`
	Day         string         `json:"day"` // study day
	Level       Level          `json:"level,omitempty"`
	Filter      string         `json:"filter,omitempty"` // that chose the cards, as people read it
	Feedback    Feedback       `json:"feedback"`
	Written     bool           `json:"written"`
	PerQuestion time.Duration  `json:"per_question"`
	Limit       time.Duration  `json:"limit,omitempty"` // no question is asked after it
	FollowUps   int            `json:"follow_ups"`      // at most so many for each question
	Cram        bool           `json:"cram,omitempty"`
	Again       string         `json:"again,omitempty"` // the interview whose missed questions are repeated
	Frame       sampling.Frame `json:"frame"`
	Questions   []*Question    `json:"questions"`
	Closed      bool           `json:"closed"`   // no more questions are asked
	Finished    bool           `json:"finished"` // the scorecard was shown, all is rated
	Elapsed     time.Duration  `json:"elapsed"`
	// Draft is what has been written of the answer that is not given yet.
	Draft string `json:"draft,omitempty"`
	// HintShown reports whether the hint of the question that is asked is shown.
	HintShown bool `json:"hint_shown,omitempty"`
}

// Question is a card as an interview asks it, and what came of that.
type Question struct {
	Card      string  `json:"card"`
	Variant   int     `json:"variant"` // the wording, see bank.Card.Variant
	Weight    float64 `json:"weight,omitempty"`
	Chance    float64 `json:"chance,omitempty"` // of being drawn
	Predicted float64 `json:"predicted"`        // share of the key points expected to be made

	Answer
	Hinted  bool            `json:"hinted,omitempty"`
	Passed  bool            `json:"passed,omitempty"`  // no answer was given
	Checked bool            `json:"checked,omitempty"` // Said is what a check found in the text
	Settled bool            `json:"settled,omitempty"` // the learner has ticked what was said
	Said    []int           `json:"said"`              // points, key points first, from 0
	Found   []answer.Result `json:"found,omitempty"`   // what the check says of each point
	Event   string          `json:"event,omitempty"`   // uid of the answer in the history
	Rated   bool            `json:"rated,omitempty"`   // its review is in the history

	FollowUps []*FollowUp `json:"follow_ups,omitempty"`
	Chosen    bool        `json:"chosen,omitempty"` // FollowUps are all there will be
}

// Answer is what was given to a question or a follow-up.
type Answer struct {
	Given   bool          `json:"given,omitempty"`
	Text    string        `json:"text,omitempty"`    // as it was written
	Open    time.Duration `json:"open,omitempty"`    // until it was given
	Counted time.Duration `json:"counted,omitempty"` // of it, at most 300 s after each key
}

// FollowUp is what was asked after a question.
type FollowUp struct {
	Index int    `json:"index"` // among those of the card
	Point int    `json:"point"` // the missed key point it digs at, -1 where it goes deeper
	Event string `json:"event,omitempty"`
	Answer
	Checked bool `json:"checked,omitempty"` // Held is what a check found in the text
	Settled bool `json:"settled,omitempty"`
	Held    bool `json:"held,omitempty"`
}

// clone returns a copy that shares nothing with the interview.
func (v *Interview) clone() *Interview {
	c := *v
	c.Questions = make([]*Question, len(v.Questions))
	for i, q := range v.Questions {
		copied := *q
		copied.Said = slices.Clone(q.Said)
		copied.FollowUps = make([]*FollowUp, len(q.FollowUps))
		for k, f := range q.FollowUps {
			followUp := *f
			copied.FollowUps[k] = &followUp
		}
		c.Questions[i] = &copied
	}
	return &c
}

// KeyPoints returns the key points of a card. One that has none is made of a single
// point: that its answer was given.
func KeyPoints(c *bank.Card) []string {
	if len(c.KeyPoints) == 0 {
		return []string{"Gives the answer in your own words"}
	}
	return c.KeyPoints
}

// Scored reports whether it is known which points an answer made.
func (q *Question) Scored() bool { return q.Given && (q.Settled || q.Checked) }

// Took returns the counted time of a question and its follow-ups.
func (q *Question) Took() time.Duration {
	took := q.Counted
	for _, f := range q.FollowUps {
		took += f.Counted
	}
	return took
}

// HasSaid reports whether point i, from 0, was said.
func (q *Question) HasSaid(i int) bool { return slices.Contains(q.Said, i) }

// Counts returns how many key points and bonus points of a card were said.
func (q *Question) Counts(c *bank.Card) (key, bonus int) {
	for _, i := range q.Said {
		switch {
		case i < len(KeyPoints(c)):
			key++
		case i < len(KeyPoints(c))+len(c.BonusPoints):
			bonus++
		}
	}
	return key, bonus
}

// Missed returns the key points of a card that were not said, from 0.
func (q *Question) Missed(c *bank.Card) (missed []int) {
	for i := range KeyPoints(c) {
		if !q.HasSaid(i) {
			missed = append(missed, i)
		}
	}
	return missed
}

// Scored reports whether it is known whether a follow-up was held.
func (f *FollowUp) Scored() bool { return f.Given && (f.Settled || f.Checked) }

// Answered returns how many questions were answered.
func (v *Interview) Answered() int {
	n := 0
	for _, q := range v.Questions {
		if q.Given {
			n++
		}
	}
	return n
}

// NewAnswered returns a question that was answered and ticked, as its review in a
// history tells.
func NewAnswered(c *bank.Card, missed, bonus []string) *Question {
	q := &Question{Card: c.Name(), Settled: true, Rated: true}
	q.Given = true
	for i, point := range KeyPoints(c) {
		if !slices.Contains(missed, point) {
			q.Said = append(q.Said, i)
		}
	}
	for i, point := range c.BonusPoints {
		if slices.Contains(bonus, point) {
			q.Said = append(q.Said, len(KeyPoints(c))+i)
		}
	}
	return q
}
