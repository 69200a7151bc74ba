//go:build !windows

package term

import (
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/term"
)

// atEnd is what the end of input means: in raw mode Ctrl-D is a key, so only
// a terminal that is gone ends.
const atEnd = Hangup

// stopTimeout is how long to wait for being stopped. A process without a
// shell above it is never stopped.
const stopTimeout = 200 * time.Millisecond

// watch returns the signals that concern the terminal. SIGTSTP is not among
// them: Go does not give a signal that was watched its default effect back, and
// that effect alone heeds whether a shell is there to continue what it stops.
//
// SIGTTIN is ignored. The read that waits for a key goes on whenever the program does,
// also in the background, and would stop it again before it could end.
func watch() (signals chan os.Signal, stop func()) {
	signal.Ignore(syscall.SIGTTIN)
	signals = make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGWINCH, syscall.SIGCONT)
	return signals, func() { signal.Stop(signals) }
}

// inBackground reports whether a read failed because the terminal is somebody
// else's for now, and waits a moment before it says so.
func (t *Terminal) inBackground(err error) bool {
	if !errors.Is(err, syscall.EIO) || !term.IsTerminal(t.fd) {
		return false
	}
	time.Sleep(endTimeout)
	return true
}

// signaled returns the event that a signal means.
func (t *Terminal) signaled(s os.Signal) (Event, bool) {
	switch s {
	case syscall.SIGWINCH:
		return Event{Kind: Resized}, true
	case syscall.SIGCONT:
		// Stopped from outside, without having given the terminal back.
		t.reenterRaw()
		return Event{Kind: Resumed}, true
	}
	return Event{}, false
}

// endTimeout is how long a job that goes on waits for the signal to end that
// the shell may have sent before: it continues a job that it ends. Such a job
// is in the background, where it would be stopped again for touching the
// terminal.
const endTimeout = 50 * time.Millisecond

// stop gives the terminal back, stops the job and waits until it goes on. It
// returns false when that was in order to end.
func (t *Terminal) stop(signals <-chan os.Signal, done <-chan struct{}) bool {
	_ = t.leaveRaw() // Nothing is lost if that fails, and nobody is there to tell.
	// To the whole group, as the terminal would: a shell waits for all of it.
	_ = syscall.Kill(0, syscall.SIGTSTP)
	awaitContinue(signals)
	select {
	case <-done:
		return false
	case <-time.After(endTimeout):
	}
	_ = t.enterRaw()
	return true
}

// awaitContinue waits for SIGCONT. It counts the time that the program runs and not
// the time it is stopped, so as not to give up the moment it goes on.
func awaitContinue(signals <-chan os.Signal) {
	const tick = 10 * time.Millisecond
	for range stopTimeout / tick {
		select {
		case s := <-signals:
			if s == syscall.SIGCONT {
				return
			}
		case <-time.After(tick):
		}
	}
}
