//go:build !windows

package term

import (
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"
	"unsafe"

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
	time.Sleep(foregroundPoll)
	return true
}

// signaled returns the event that a signal means.
func (t *Terminal) signaled(s os.Signal) (Event, bool) {
	switch s {
	case syscall.SIGWINCH:
		return Event{Kind: Resized}, true
	case syscall.SIGCONT:
		// Stopped from outside, without having given the terminal back.
		if t.inForeground() {
			t.reenterRaw()
		}
		return Event{Kind: Resumed}, true
	}
	return Event{}, false
}

// inForeground reports whether the terminal is this job's, as far as can be
// told. A job in the background is stopped for changing the terminal's modes.
func (t *Terminal) inForeground() bool {
	var group int32
	_, _, failed := syscall.Syscall(syscall.SYS_IOCTL, uintptr(t.fd), syscall.TIOCGPGRP, uintptr(unsafe.Pointer(&group)))
	return failed != 0 || int(group) == syscall.Getpgrp()
}

// foregroundPoll is how often a job in the background looks whether the
// terminal is its own again.
const foregroundPoll = 50 * time.Millisecond

// stop gives the terminal back, stops the job and waits until it goes on in the
// foreground. It returns false when it went on in order to end: a shell
// continues, in the background, a job that it has signalled to end.
func (t *Terminal) stop(signals <-chan os.Signal, done <-chan struct{}) bool {
	_ = t.leaveRaw() // Nothing is lost if that fails, and nobody is there to tell.
	// To the whole group, as the terminal would: a shell waits for all of it.
	_ = syscall.Kill(0, syscall.SIGTSTP)
	awaitContinue(signals)
	for !t.inForeground() {
		select {
		case <-done:
			return false
		case <-time.After(foregroundPoll):
		}
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
