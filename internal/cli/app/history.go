package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"djq/internal/bank"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/study"
)

// historyName is the name of the history in djq's folder.
const historyName = "history.db"

// History is where what was reviewed is kept. It opens nothing by itself.
type History struct {
	config   *Config
	io       *Streams
	shutdown *Shutdown
	told     []string // what warn has said
}

// Path returns where the history is, or is to be made.
func (h *History) Path() (string, error) {
	folder := h.config.DataFolder()
	if folder == "" {
		return "", BrokenError("set DJQ_HOME, or drill with --no-save", "no home folder found for the history")
	}
	return filepath.Join(folder, historyName), nil
}

// Exists reports whether there is a history, or something in its place.
func (h *History) Exists() bool {
	path, err := h.Path()
	if err != nil {
		return false
	}
	_, err = os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// Open opens the history for changes, and makes it when there is none.
func (h *History) Open(ctx context.Context) (*history.Store, error) {
	path, err := h.Path()
	if err != nil {
		return nil, err
	}
	store, err := h.open(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := h.awaitUnlocked(ctx, path); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// open opens a history, and says what it waits for if it has to.
func (h *History) open(ctx context.Context, path string) (*history.Store, error) {
	scheduler, err := h.config.Scheduler()
	if err != nil {
		return nil, err
	}
	opened := watchLock(ctx, path, false, h.warnOfWait)
	store, err := history.Open(ctx, path, scheduler, h.config.Moment())
	opened()
	if err != nil {
		return nil, err
	}
	h.warnOf(store)
	return store, nil
}

// warnOf says what there is to say about a history that was opened, and what is
// noticed while it is read when it is closed: until then the screen may be in use.
func (h *History) warnOf(store *history.Store) {
	h.warn(store)
	store.OnClose(func() { h.warn(store) })
}

// warn says what there is to say about a history, each thing once.
func (h *History) warn(store *history.Store) {
	for _, notice := range store.Notices() {
		if !slices.Contains(h.told, notice) {
			h.told = append(h.told, notice)
			h.io.Warnf("%s", notice)
		}
	}
}

// WarnOfBackup says that the backup of the day could not be made.
func (h *History) WarnOfBackup(err error) {
	h.io.Warnf("no backup was made today: %v", err)
}

// OpenExisting opens the history for changes, and fails when there is none.
func (h *History) OpenExisting(ctx context.Context) (*history.Store, error) {
	if err := h.checkExists(); err != nil {
		return nil, err
	}
	return h.Open(ctx)
}

func (h *History) checkExists() error {
	path, err := h.Path()
	if err == nil && !h.Exists() {
		err = BrokenError("djq drill creates it", "there is no history yet: %s", path)
	}
	return err
}

// OpenForChanges opens the history for changes, and makes it when there is
// none. Like a drill it first looks for damage and makes the backup of the day.
func (h *History) OpenForChanges(ctx context.Context) (*history.Store, error) {
	store, err := h.Open(ctx)
	if err != nil {
		return nil, err
	}
	if err := store.QuickCheck(ctx); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	if _, err := store.DailyBackup(ctx, h.config.Today()); err != nil {
		h.WarnOfBackup(err)
	}
	return store, nil
}

// With calls work with a history that open, one of the methods above,
// opened for it. After a signal work is ended through its context, so that
// nothing is left half done.
func (h *History) With(ctx context.Context, open func(context.Context) (*history.Store, error), work func(*history.Store) error) error {
	return h.shutdown.Finish(ctx, func() error {
		store, err := open(ctx)
		if err != nil {
			return err
		}
		return errors.Join(work(store), store.Close())
	})
}

// Load returns what is known of cards, for commands that only look. Where
// there is no history none is made: the store is nil and every card new.
// Close the store when it is not nil.
func (h *History) Load(ctx context.Context, cards []*bank.Card) (*study.Progress, *history.Store, error) {
	progress, store, err := h.load(ctx, cards, h.OpenToLook)
	if database.NeedsCopy(err) { // to write down that a card has another name, say
		return h.load(ctx, cards, func(ctx context.Context) (*history.Store, error) { return h.openCopy(ctx, err) })
	}
	return progress, store, err
}

// LoadForChanges is Load for a command that adds events.
func (h *History) LoadForChanges(ctx context.Context, cards []*bank.Card) (*study.Progress, *history.Store, error) {
	return h.load(ctx, cards, h.Open)
}

func (h *History) load(ctx context.Context, cards []*bank.Card, open func(context.Context) (*history.Store, error)) (*study.Progress, *history.Store, error) {
	if !h.Exists() {
		scheduler, err := h.config.Scheduler()
		if err != nil {
			return nil, nil, err
		}
		return study.NewProgress(scheduler, h.config.Today()), nil, nil
	}
	store, err := open(ctx)
	if err != nil {
		return nil, nil, err
	}
	progress, err := h.progress(ctx, store, cards)
	h.warn(store)
	if err != nil {
		return nil, nil, errors.Join(err, store.Close())
	}
	return progress, store, nil
}

// progress returns what an open history holds of cards, as FSRS predicts it for
// this learner.
func (h *History) progress(ctx context.Context, store *history.Store, cards []*bank.Card) (*study.Progress, error) {
	set, err := h.config.Settings()
	if err != nil {
		return nil, err
	}
	if err := study.UpdateFit(ctx, store, h.config.Today(), set.Fit); err != nil {
		return nil, err
	}
	return study.Load(ctx, store, cards, h.config.Today())
}

// FitStatus returns whether predictions are for the user's own memory. The store is
// nil without a history.
func (h *History) FitStatus(ctx context.Context, store *history.Store) (study.FitStatus, error) {
	set, err := h.config.Settings()
	if err != nil {
		return study.FitStatus{}, err
	}
	return study.LoadFitStatus(ctx, store, h.config.Today(), set.Fit)
}

// Progress is Load for commands that need no more of the history.
func (h *History) Progress(ctx context.Context, cards []*bank.Card) (*study.Progress, error) {
	progress, store, err := h.Load(ctx, cards)
	if store != nil {
		err = errors.Join(err, store.Close())
	}
	return progress, err
}
