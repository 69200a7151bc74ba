package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"djq/internal/bank"
	"djq/internal/history"
	"djq/internal/study"
)

// historyName is the name of the history in djq's folder.
const historyName = "history.db"

// historyPath returns where the history is, or is to be made.
func (a *app) historyPath() (string, error) {
	home := a.home()
	if home == "" {
		return "", brokenError("set DJQ_HOME to a folder, or drill with --no-save", "there is no home folder to keep a history in")
	}
	return filepath.Join(home, historyName), nil
}

// openHistory opens the history, and makes it when there is none.
func (a *app) openHistory(ctx context.Context) (*history.Store, error) {
	path, err := a.historyPath()
	if err != nil {
		return nil, err
	}
	scheduler, err := a.scheduler()
	if err != nil {
		return nil, err
	}
	return history.Open(ctx, path, scheduler, a.now())
}

// hasHistory reports whether there is a history, or something in its place.
func (a *app) hasHistory() bool {
	path, err := a.historyPath()
	if err != nil {
		return false
	}
	_, err = os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// desk returns what is remembered of cards, for commands that only look. Where
// there is no history none is made: the store is nil and every card new.
// Close the store when it is not nil.
func (a *app) desk(ctx context.Context, cards []*bank.Card) (*study.Desk, *history.Store, error) {
	scheduler, err := a.scheduler()
	if err != nil {
		return nil, nil, err
	}
	if !a.hasHistory() {
		return study.NewDesk(scheduler, a.today()), nil, nil
	}
	store, err := a.openHistory(ctx)
	if err != nil {
		return nil, nil, err
	}
	d, err := study.Sit(ctx, store, scheduler, cards, a.today())
	if err != nil {
		return nil, nil, errors.Join(err, store.Close())
	}
	return d, store, nil
}

// remembered is desk for commands that need no more of the history.
func (a *app) remembered(ctx context.Context, cards []*bank.Card) (*study.Desk, error) {
	d, store, err := a.desk(ctx, cards)
	if store != nil {
		err = errors.Join(err, store.Close())
	}
	return d, err
}
