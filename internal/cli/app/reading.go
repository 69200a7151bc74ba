package app

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/snapshot"
)

// OpenForReading opens the history for commands that only look, and fails when
// there is none. Where it cannot be opened because its medium is read-only or
// full a copy is opened, which is removed when the store is closed.
func (h *History) OpenForReading(ctx context.Context) (*history.Store, error) {
	if err := h.checkExists(); err != nil {
		return nil, err
	}
	path, err := h.Path()
	if err != nil {
		return nil, err
	}
	store, err := h.open(ctx, path)
	if !database.NeedsCopy(err) {
		return store, err
	}
	return h.openCopy(ctx, err)
}

// quicklyChecked is how many bytes of a history are looked through for damage in about
// 10 ms: those of some 15,000 reviews.
const quicklyChecked = 4 << 20

// OpenToLook is OpenForReading for commands that show what follows from the history. It
// warns where the file is damaged, if it is not so large that one would wait for it.
func (h *History) OpenToLook(ctx context.Context) (*history.Store, error) {
	store, err := h.OpenForReading(ctx)
	if err != nil || store.Size() > quicklyChecked {
		return store, err
	}
	switch err := store.QuickCheck(ctx); {
	case database.IsDamaged(err):
		h.io.Warnf("%v, and what is shown may be wrong: djq history restore restores a backup", err)
	case err != nil:
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// openCopy opens a copy of the history, which cannot be opened itself for the
// reason cause.
func (h *History) openCopy(ctx context.Context, cause error) (*history.Store, error) {
	path, err := h.Path()
	if err != nil {
		return nil, err
	}
	scheduler, err := h.config.Scheduler()
	if err != nil {
		return nil, err
	}
	copied, remove, err := snapshot.Take(path, snapshot.Folders(h.io.getenv))
	if err != nil {
		// Its cause is told, and is no longer one to try a copy for.
		return nil, BrokenError("make its folder writable, or set TMPDIR to a folder with free space",
			"%v; it could not be copied to be read: %w", cause, err)
	}
	store, err := history.OpenCopy(ctx, copied, path, remove, scheduler, h.config.Moment())
	if err != nil {
		return nil, err
	}
	h.warnOf(store)
	return store, nil
}

// unnoticed is how long djq waits for another program before it says so.
const unnoticed = time.Second

// watchLock has say called, in a goroutine of its own, if another program keeps the
// history from being read or, with change, from being changed for longer than unnoticed
// while something is under way: until the function that it returns is called, which may
// be called again.
func watchLock(ctx context.Context, path string, change bool, say func()) (done func()) {
	ended, over := make(chan struct{}), make(chan struct{})
	timer := time.NewTimer(unnoticed)
	go func() {
		defer close(over)
		select {
		case <-timer.C:
			// It may take long for other reasons.
			if database.IsLocked(ctx, path, change, 0) {
				say()
			}
		case <-ended:
		}
	}()
	return sync.OnceFunc(func() {
		timer.Stop()
		close(ended)
		<-over
	})
}

// Patiently calls work, which changes the open history under the context that it is
// given, and returns its error. That context is never done: a signal must not take back
// the key before it. While work waits long for another program, that is said: by say,
// which is called in another goroutine, but not after Patiently has returned; or, when
// say is nil, on standard error.
func (h *History) Patiently(say func(text string), work func(context.Context) error) error {
	path, err := h.Path()
	if err != nil {
		return err
	}
	if say == nil {
		say = func(text string) { h.io.Warnf("%s", text) }
	}
	ctx := context.Background()
	done := watchLock(ctx, path, true, func() { say(waitText()) })
	defer done()
	// From then on the lock is that of work itself, however long it takes.
	return work(history.OnLock(ctx, done))
}

// awaitUnlocked waits until the history can be changed, and says so if that takes
// long. It fails when another program keeps it locked.
func (h *History) awaitUnlocked(ctx context.Context, path string) error {
	if !database.IsLocked(ctx, path, true, unnoticed) {
		return nil
	}
	h.warnOfWait()
	if database.IsLocked(ctx, path, true, database.BusyTimeout-unnoticed) {
		return database.LockedError(path)
	}
	return nil
}

func (h *History) warnOfWait() { h.io.Warnf("%s", waitText()) }

// waitText says what djq waits for.
func waitText() string {
	return fmt.Sprintf("the history is locked by another program: waiting up to %s for it", database.BusyTimeout)
}
