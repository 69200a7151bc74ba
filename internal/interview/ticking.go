package interview

import (
	"slices"
	"time"

	"djq/internal/drill"
)

// Points returns how many points of the present question can be ticked.
func (s *Session) Points() int {
	_, c := s.Question()
	return min(len(KeyPoints(c))+len(c.BonusPoints), drill.MaxPoints)
}

// Tick marks points of the present question as said, or takes the marks back: all
// or none.
func (s *Session) Tick(points ...int) error {
	if step, _, _ := s.At(); step != Tick {
		return ErrNotHere
	}
	q, _ := s.Question()
	for _, i := range points {
		if i < 0 || i >= s.Points() {
			return ErrNoPoint
		}
	}
	for _, i := range points {
		if k := slices.Index(q.Said, i); k >= 0 {
			q.Said = slices.Delete(q.Said, k, k+1)
		} else {
			q.Said = append(q.Said, i)
		}
	}
	slices.Sort(q.Said)
	return nil
}

// Settle ends the ticking of a question.
func (s *Session) Settle(at time.Duration) error {
	if step, _, _ := s.At(); step != Tick {
		return ErrNotHere
	}
	s.begin()
	q, _ := s.Question()
	q.Settled = true
	if s.Feedback == Each && !s.Closed {
		s.chooseFollowUps(q)
	}
	s.next(at)
	return nil
}

// Judge says whether a follow-up was held.
func (s *Session) Judge(held bool, at time.Duration) error {
	if step, _, _ := s.At(); step != Judge {
		return ErrNotHere
	}
	s.begin()
	f, _ := s.FollowUp()
	f.Settled, f.Held = true, held
	s.next(at)
	return nil
}

// Close asks no more questions. What was answered is still to be ticked; where that
// is under way already, it leaves unticked what is not.
func (s *Session) Close(at time.Duration) {
	step, question, followUp := s.At()
	s.begin()
	s.Closed = true
	if then, q, f := s.At(); then == step && q == question && f == followUp {
		s.Abandon()
	}
	s.next(at)
}

// Abandon leaves unticked what is not ticked: what a check found and what was ticked so
// far count, all else is as if it had not been asked.
func (s *Session) Abandon() {
	s.Closed = true
	for _, q := range s.Questions {
		for _, f := range q.FollowUps {
			f.Settled = f.Settled || f.Checked
			f.Given = f.Given && f.Settled
		}
		q.Settled = q.Settled || q.Checked || len(q.Said) > 0
		q.Given = q.Given && q.Settled
	}
}

// Undo takes the last step back, and returns the uids of the answers that are then
// not given any more. The text of one is the draft again.
func (s *Session) Undo(at time.Duration) (taken []string, err error) {
	if len(s.past) == 0 {
		return nil, ErrNoUndo
	}
	before := s.past[len(s.past)-1]
	s.past = s.past[:len(s.past)-1]
	for i, q := range s.Questions {
		was := before.Questions[i]
		// The uid of an answer that stays came after the copy was made.
		keep := func(given bool, uid string) string {
			if given {
				return uid
			}
			if uid != "" {
				taken = append(taken, uid)
			}
			return ""
		}
		was.Event = keep(was.Given, q.Event)
		for k, f := range q.FollowUps {
			if k < len(was.FollowUps) {
				was.FollowUps[k].Event = keep(was.FollowUps[k].Given, f.Event)
			} else {
				keep(false, f.Event)
			}
		}
	}
	*s.Interview = *before
	s.next(at)
	return taken, nil
}
