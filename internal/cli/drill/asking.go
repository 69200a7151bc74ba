package drill

import (
	"errors"
	"fmt"
	"time"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/memory"
	"djq/internal/ui"
	"djq/internal/ui/drillview"
	"djq/questions"
)

// asking is what the screen and line mode share: a session, and what comes of
// it.
type asking struct {
	session   *drill.Session
	recording *recording
	watch     *stopwatch
	printer   ui.Printer
	write     bool // the answer is written before it is shown

	findCard func(name string) (*bank.Card, error)
	hasProof func(*bank.Card) (bool, error)
	checking checking
	// rewrite has a card or the note on it written anew, for ActEdit and ActNote; it
	// returns nil when nothing was kept.
	rewrite func(action drill.KeyAction, name string) (*bank.Card, error)

	followUpCard *bank.Card // the follow-up being asked, where it is a card
}

// view returns what shows the session in a window of so many columns.
func (s *asking) view(columns int) drillview.View {
	p := s.printer
	p.Width = columns
	return drillview.New(p, s.session, s.write).WithMemory(s.recording.shown(s.session)).WithChecked(s.checking.results)
}

// Why an action is not possible.
var (
	errNoReferences = errors.New("this card has no references")
	errNoProof      = errors.New("this card has no proof")
	errMoreLater    = errors.New("m works once all these cards have been shown")
	errNoMore       = errors.New("there is nothing more to ask today")
	errNoPlan       = errors.New("m continues past today's share of a plan; this drill does not follow one")
)

// hasReferences says why there are no references to show.
func (s *asking) hasReferences() error {
	switch {
	case s.session.Phase() == drill.Done:
		return drill.ErrDone
	case len(s.session.Card().Refs) == 0:
		return errNoReferences
	}
	return nil
}

// proof returns the proof of the card, or why there is none.
func (s *asking) proof() (drillview.Proof, error) {
	if s.session.Phase() == drill.Done {
		return drillview.Proof{}, drill.ErrDone
	}
	c := s.session.Card()
	switch proven, err := s.hasProof(c); {
	case err != nil:
		return drillview.Proof{}, err
	case !proven:
		return drillview.Proof{}, errNoProof
	}
	return drillview.Proof{Card: c, Passes: questions.Proven(c.Name()), Server: questions.NeedsServer(c.Name())}, nil
}

// tick ticks the key points of letters: all or, when one is not there, none.
func (s *asking) tick(letters []drill.Key) error {
	for _, k := range letters {
		if s.session.Phase() == drill.Answer && drill.PointOf(k) >= s.session.Points() {
			return fmt.Errorf("%w %s", drill.ErrNoPoint, k)
		}
	}
	for _, k := range letters {
		if err := s.session.Tick(drill.PointOf(k)); err != nil {
			return err
		}
	}
	return nil
}

// act does what changes the session beyond the present card, and saves it.
func (s *asking) act(action drill.KeyAction, key drill.Key) (e drill.Event, err error) {
	at := s.watch.elapsed()
	s.recording.reorder(s.session, at)
	switch action {
	case drill.ActRate:
		e, err = s.rate(drill.RatingOf(key), at)
	case drill.ActSkip:
		e, err = s.session.Skip(at)
	case drill.ActBury:
		e, err = s.session.Bury(at)
	case drill.ActSuspend:
		e, err = s.session.Suspend(at)
	case drill.ActFlag:
		e, err = s.session.Flag()
	case drill.ActUndo:
		e, err = s.session.Undo(at)
	case drill.ActExtend:
		return e, s.extend(at)
	default:
		return e, fmt.Errorf("%s does nothing here", key)
	}
	if err == nil {
		err = s.recording.record(e)
	}
	return e, err
}

// rate rates the card and puts down in which wording it was asked.
func (s *asking) rate(r memory.Rating, at time.Duration) (drill.Event, error) {
	variant := 0
	if s.session.Phase() != drill.Done {
		variant = s.view(0).Variant()
	}
	e, err := s.session.Rate(r, at)
	e.Variant = variant
	return e, err
}

// extend goes beyond today's share of the plan, or says why that is not
// possible.
func (s *asking) extend(at time.Duration) error {
	switch {
	case s.recording.plan == nil:
		return errNoPlan
	case s.recording.extend(s.session, at):
		return nil
	case s.session.Phase() != drill.Done:
		return errMoreLater
	}
	return errNoMore
}
