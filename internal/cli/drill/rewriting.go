package drill

import (
	"context"
	"errors"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/drill"
)

var (
	errNothingKept = errors.New("nothing was changed")
	errNotKept     = errors.New("not kept: see above")
)

// canRewrite says why no card is at hand to be written anew.
func (s *asking) canRewrite() error {
	if s.session.Phase() == drill.Done {
		return drill.ErrDone
	}
	if _, followUp := s.session.FollowUp(); followUp {
		return drill.ErrFollowUp
	}
	return nil
}

// rewriteCard has the card at hand, or the note on it, written in the user's editor,
// which has the terminal meanwhile, and goes on with the card as it is then.
func (s *asking) rewriteCard(action drill.KeyAction) error {
	before := s.session.Card()
	now, err := s.rewrite(action, before.Name())
	switch {
	case app.IsSaid(err):
		return errNotKept
	case err != nil:
		return err
	case now == nil:
		return errNothingKept
	}
	if err := s.recording.edit(before, now); err != nil {
		return err
	}
	return s.session.Edit(now)
}

// edit has the history know a card that was written anew. Its error is an
// *unsavedError.
func (r *recording) edit(before, now *bank.Card) error {
	if r.recorder == nil {
		return nil
	}
	return r.saving(func(ctx context.Context) error { return r.recorder.Edit(ctx, before, now) })
}

// rewriteShown is rewriteCard on the screen.
func (d *onScreen) rewriteShown(action drill.KeyAction) {
	if err := d.canRewrite(); err != nil {
		d.refuse(err)
		return
	}
	d.keepWritten()
	err := d.screen.Lend(func() error { return d.rewriteCard(action) })
	if isUnsaved(err) {
		d.screen.Fail(err)
	} else if err != nil {
		d.refuse(err)
	}
}

// rewriteByLines is rewriteCard in line mode.
func (l *onLines) rewriteByLines(action drill.KeyAction) error {
	if err := l.canRewrite(); err != nil {
		return l.hint(err)
	}
	if err := l.rewriteCard(action); err != nil {
		return err
	}
	return l.showCard()
}
