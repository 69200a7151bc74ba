package interview

import (
	"slices"
	"time"

	"djq/internal/answer"
	"djq/internal/drill"
)

// Hinted reports whether the hint of the present question is shown.
func (s *Session) Hinted() bool { return s.HintShown }

// Hint shows the hint of a question, for half a point.
func (s *Session) Hint() error {
	step, _, _ := s.At()
	switch {
	case step == AskFollowUp:
		return ErrFollowUp
	case step != Ask:
		return ErrNotHere
	case s.HintShown:
		return ErrHinted
	}
	if _, c := s.Question(); c.Hint == "" {
		return ErrNoHint
	}
	s.HintShown = true
	return nil
}

// Answer gives the answer to the question or follow-up that is asked: its text,
// empty where it was spoken. It returns the answer for the caller to save.
func (s *Session) Answer(text string, at time.Duration) error { return s.give(text, false, at) }

// Pass goes on without an answer: no point is made.
func (s *Session) Pass(at time.Duration) error { return s.give("", true, at) }

func (s *Session) give(text string, passed bool, at time.Duration) error {
	step, _, _ := s.At()
	if step != Ask && step != AskFollowUp {
		return ErrNotHere
	}
	s.Touch(at)
	s.Draft = text
	a := Answer{Given: true, Text: text, Open: s.Taken(at), Counted: s.counted}
	passed = passed || s.Written && text == ""
	s.begin()
	hinted := s.HintShown
	s.Draft, s.HintShown = "", false
	if step == Ask {
		q, _ := s.Question()
		q.Answer, q.Hinted, q.Passed, q.Said, q.Found = a, hinted, passed, nil, nil
		if passed {
			q.Checked = true
			// Nothing to tick, and only the answer to read.
			q.Settled = s.Feedback == AtEnd
		} else if s.Written {
			s.checkText(q)
		}
		if s.Feedback == AtEnd {
			s.chooseFollowUps(q)
		}
	} else {
		f, asked := s.FollowUp()
		f.Answer = a
		switch {
		case passed:
			f.Checked, f.Held = true, false
			f.Settled = s.Feedback == AtEnd
		case s.Written && len(asked.Points) > 0:
			f.Checked, f.Held = true, holds(s.check(asked.Question, asked.Points, text))
		}
	}
	s.next(at)
	return nil
}

// PointsOf returns a question in the wording in which it was asked, and what a check of
// a written answer looks for: its points, of a card without key points its answer.
func (s *Session) PointsOf(q *Question) (question string, points []string) {
	c := s.find(q.Card)
	points = slices.Concat(KeyPoints(c), c.BonusPoints)
	if len(c.KeyPoints) == 0 {
		points[0] = c.Answer
	}
	return c.Wording(q.Variant), points[:min(len(points), drill.MaxPoints)]
}

// checkText ticks the points that the check finds in a written answer.
func (s *Session) checkText(q *Question) {
	question, points := s.PointsOf(q)
	q.Found, q.Checked = s.check(question, points, q.Text), true
	q.Said = saidOf(q.Found)
}

// saidOf returns which points a check found.
func saidOf(results []answer.Result) (said []int) {
	for i, r := range results {
		if r.Said == answer.Said {
			said = append(said, i)
		}
	}
	return said
}

// holds reports whether a follow-up was held: at least half of its points.
func holds(results []answer.Result) bool { return 2*len(saidOf(results)) >= len(results) }

// Regrade replaces what a check found in an answer to a question or, from 0, to its
// follow-up, unless that was settled or given anew meanwhile. Ticks that the learner
// has changed stay.
func (s *Session) Regrade(question, followUp int, text string, results []answer.Result) {
	q := s.Questions[question]
	if followUp < 0 {
		if !q.Given || q.Settled || q.Text != text {
			return
		}
		untouched := slices.Equal(q.Said, saidOf(q.Found))
		if q.Found = results; untouched {
			q.Said = saidOf(results)
		}
		return
	}
	if followUp < len(q.FollowUps) {
		if f := q.FollowUps[followUp]; f.Given && !f.Settled && f.Text == text {
			f.Held = holds(results)
		}
	}
}

// Restore gives an answer that was saved before the interview itself was, as far as
// it belongs to the present step.
func (s *Session) Restore(a Answer, card, uid string, hinted bool) {
	step, i, k := s.At()
	if step != Ask && step != AskFollowUp || s.Questions[i].Card != card {
		return
	}
	s.HintShown = hinted
	if s.give(a.Text, false, s.Elapsed+a.Open) != nil {
		return
	}
	q := s.Questions[i]
	if step == Ask {
		q.Open, q.Counted, q.Event = a.Open, a.Counted, uid
	} else {
		f := q.FollowUps[k]
		f.Open, f.Counted, f.Event = a.Open, a.Counted, uid
	}
	s.past = nil
}

// TakeBack takes back the answers whose events are not among those that are live.
func (s *Session) TakeBack(live map[string]bool) {
	for _, q := range s.Questions {
		if q.Event != "" && !live[q.Event] {
			*q = Question{Card: q.Card, Variant: q.Variant, Weight: q.Weight, Chance: q.Chance, Predicted: q.Predicted}
			s.Closed = false
			continue
		}
		for _, f := range q.FollowUps {
			if f.Event != "" && !live[f.Event] {
				*f = FollowUp{Index: f.Index, Point: f.Point}
				s.Closed = false
			}
		}
	}
}
