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
	a.openAhead(ctx)
	o := a.ahead
	a.ahead = nil
	<-o.done
	if o.store == nil {
		return o.desk, nil, o.err
	}
	if o.err == nil {
		o.err = o.desk.Join(ctx, o.store, cards)
	}
	if o.err != nil {
		return nil, nil, errors.Join(o.err, o.store.Close())
	}
	return o.desk, o.store, nil
}

// opening is a history that is opened and read while something else is done.
type opening struct {
	done  chan struct{} // closed when the fields below are set
	desk  *study.Desk
	store *history.Store // nil without a history
	err   error
}

// openAhead begins what desk does, for commands that read their cards first.
func (a *app) openAhead(ctx context.Context) {
	if a.ahead != nil {
		return
	}
	o := &opening{done: make(chan struct{})}
	a.ahead = o
	scheduler, err := a.scheduler()
	if err != nil || !a.hasHistory() {
		o.desk, o.err = study.NewDesk(scheduler, a.today()), err
		close(o.done)
		return
	}
	today := a.today()
	go func() {
		defer close(o.done)
		if o.store, o.err = a.openHistory(ctx); o.err == nil {
			o.desk, o.err = study.Read(ctx, o.store, scheduler, today)
		}
	}()
}

// closeAhead closes what was opened ahead and never asked for.
func (a *app) closeAhead() error {
	if a.ahead == nil {
		return nil
	}
	if <-a.ahead.done; a.ahead.store == nil {
		return nil
	}
	return a.ahead.store.Close()
}

// remembered is desk for commands that need no more of the history.
func (a *app) remembered(ctx context.Context, cards []*bank.Card) (*study.Desk, error) {
	d, store, err := a.desk(ctx, cards)
	if store != nil {
		err = errors.Join(err, store.Close())
	}
	return d, err
}
