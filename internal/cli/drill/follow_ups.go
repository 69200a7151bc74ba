package drill

import (
	"errors"

	"djq/internal/drill"
	"djq/internal/screen"
	"djq/internal/ui/drillview"
)

// follow does what a key asks for among follow-ups. Where the next one is a card that
// cannot be read, it returns to the card.
func (s *asking) follow(action drill.KeyAction) (err error) {
	switch action {
	case drill.ActFollowUps:
		err = s.session.AskFollowUps()
	case drill.ActNextFollowUp:
		err = s.session.NextFollowUp()
	default:
		err = s.session.LeaveFollowUps()
	}
	f, ok := s.session.FollowUp()
	s.followUpCard = nil
	if err != nil || !ok || f.Card == "" {
		return err
	}
	if s.followUpCard, err = s.findCard(f.Card); err != nil {
		return errors.Join(err, s.session.LeaveFollowUps())
	}
	return nil
}

// followUps asks the follow-ups of the card, goes on to what comes next, or
// returns to the card.
func (d *onScreen) followUps(action drill.KeyAction) {
	if err := d.follow(action); err != nil {
		d.refuse(err)
		return
	}
	if f, ok := d.session.FollowUp(); ok && f.Shown {
		d.screen.Show(d.followUpAnswer())
		return
	}
	d.Show()
}

// followUp returns the follow-up that is being asked, with its answer once that
// is shown.
func (d *onScreen) followUp() []screen.Content {
	card := d.followUpCard
	question := d.content(func(v drillview.View) []string { return v.FollowUp(card) })
	if f, _ := d.session.FollowUp(); f.Shown {
		return []screen.Content{question, d.followUpAnswer()}
	}
	return []screen.Content{question}
}

func (d *onScreen) followUpAnswer() screen.Content {
	card := d.followUpCard
	return d.content(func(v drillview.View) []string { return v.FollowUpAnswer(card) })
}

// followUps is the same by lines.
func (l *onLines) followUps(action drill.KeyAction) error {
	if err := l.follow(action); err != nil {
		return l.hint(err)
	}
	switch f, ok := l.session.FollowUp(); {
	case !ok:
		back := append([]string{""}, l.shown.Header(l.watch.elapsed())...)
		return l.io.PrintLines(append(back, l.shown.AllPoints()...)...)
	case f.Shown:
		return l.io.PrintLines(l.shown.FollowUpAnswer(l.followUpCard)...)
	}
	return l.io.PrintLines(l.shown.FollowUp(l.followUpCard)...)
}
