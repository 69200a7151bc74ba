package term

import (
	"bytes"
	"fmt"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// What a Terminal sends when it takes the terminal and when it gives it back.
// Bracketed paste lets pasted text be told from keys.
const (
	enterSequence = "\x1b[?2004h"
	leaveSequence = "\x1b[?2004l\x1b[?25h"
)

// returnSequence is sent when a program that had the terminal has ended: off the
// alternate screen, no mouse, ordinary cursor keys and keypad, lines that wrap, no
// style. One that was killed has not done that itself.
const returnSequence = "\x1b[?1047l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1l\x1b>\x1b[?7h\x1b[0m"

// Terminal is the terminal in raw mode: keys come one by one and unechoed.
// Close gives it back as it was; defer it, so that a panic does so too.
type Terminal struct {
	in, out *os.File
	fd      int // of in
	suspend chan suspension
	waits   chan chan Event // the latest channel on which somebody waits
	closed  chan struct{}

	mu    sync.Mutex
	saved *modes // nil while the terminal is not in raw mode
}

// modes are the settings of a terminal.
type modes struct {
	in     *term.State
	output func() // restores the output side
}

// Open puts the terminal behind the two files into raw mode.
func Open(in, out *os.File) (*Terminal, error) {
	t := &Terminal{
		in: in, out: out, fd: int(in.Fd()),
		suspend: make(chan suspension),
		waits:   make(chan chan Event, 1),
		closed:  make(chan struct{}),
	}
	if err := t.enterRaw(); err != nil {
		return nil, err
	}
	input, more := make(chan []byte), make(chan struct{})
	signals, unwatch := watch()
	go t.read(input, more)
	go func() {
		defer unwatch()
		t.pump(input, more, signals)
	}()
	return t, nil
}

// enterRaw enters raw mode.
func (t *Terminal) enterRaw() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.saved != nil {
		return nil
	}
	state, err := term.MakeRaw(t.fd)
	if err != nil {
		return fmt.Errorf("read single keys from the terminal: %w", err)
	}
	t.saved = &modes{state, prepareOutput(t.out)}
	fmt.Fprint(t.out, enterSequence)
	return nil
}

// reenterRaw enters raw mode once more after somebody else has had the terminal
// and changed its modes. What leaveRaw restores stays the same.
func (t *Terminal) reenterRaw() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.saved == nil {
		return
	}
	// If it fails the terminal is gone, and the next read says so.
	_, _ = term.MakeRaw(t.fd)
	fmt.Fprint(t.out, enterSequence)
}

// leaveRaw restores the terminal, unless it is somebody else's now, who has set
// its modes.
func (t *Terminal) leaveRaw() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.saved == nil {
		return nil
	}
	if !t.inForeground() {
		t.saved = nil
		return nil
	}
	fmt.Fprint(t.out, leaveSequence)
	t.saved.output()
	err := term.Restore(t.fd, t.saved.in)
	t.saved = nil
	return err
}

// Close restores the terminal. Only the first call does anything. A read that
// waits for a key cannot be called off everywhere; it ends with the program.
func (t *Terminal) Close() error {
	select {
	case <-t.closed:
		return nil
	default:
	}
	close(t.closed)
	return t.leaveRaw()
}

// Events returns a channel on which one event will come, a key or all else. Call it
// each time that you wait for one; what was returned before is void then. While
// nobody waits nothing is read, so that another program can have the keys.
func (t *Terminal) Events() <-chan Event {
	wait := make(chan Event)
	select {
	case <-t.waits:
	default:
	}
	t.waits <- wait
	return wait
}

// Lend calls run with the terminal as it was found, for a program that takes it over
// for a while. Whatever that program leaves behind, even if it was killed, is in
// raw mode and on the normal screen again afterwards.
func (t *Terminal) Lend(run func()) {
	t.mu.Lock()
	saved := t.saved
	if saved != nil {
		fmt.Fprint(t.out, leaveSequence)
		saved.output()
		_ = term.Restore(t.fd, saved.in) // the program will set what it needs
	}
	t.mu.Unlock()
	run()
	t.mu.Lock()
	if saved != nil {
		fmt.Fprint(t.out, returnSequence)
		saved.output = prepareOutput(t.out)
	}
	t.mu.Unlock()
	t.reenterRaw()
}

// Size returns the columns and rows of the window, 80 and 24 when it does not
// say.
func (t *Terminal) Size() (columns, rows int) {
	columns, rows, ok := Size(t.out)
	if !ok {
		return 80, 24
	}
	return columns, rows
}

// Write writes to the terminal, which in raw mode needs the carriage return
// before a line feed spelled out.
func (t *Terminal) Write(p []byte) (int, error) {
	if _, err := t.out.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Suspend restores the terminal, stops the program as Ctrl-Z does and returns, in raw
// mode again, when the user has brought it back. Where nothing can be stopped
// it returns at once. It returns false, and leaves the terminal to whoever has
// it now, when the program was continued in order to end: done is closed then.
func (t *Terminal) Suspend(done <-chan struct{}) (back bool) {
	s := suspension{done, make(chan bool)}
	select {
	case t.suspend <- s:
		return <-s.back
	case <-t.closed:
		return false
	}
}

// suspension asks the pump to suspend.
type suspension struct {
	done <-chan struct{}
	back chan bool
}

// read hands on what the terminal sends, a piece each time that more is wanted.
func (t *Terminal) read(input chan<- []byte, more <-chan struct{}) {
	defer close(input)
	for {
		select {
		case <-more:
		case <-t.closed:
			return
		}
		buffer := make([]byte, 256)
		n, err := t.in.Read(buffer)
		for n == 0 && err != nil && t.inBackground(err) {
			n, err = t.in.Read(buffer)
		}
		if n == 0 && err != nil {
			return
		}
		select {
		case input <- buffer[:n]:
		case <-t.closed:
			return
		}
	}
}

// pump turns bytes and signals into events. It never waits for the reader of
// the events, who may be waiting for Suspend.
func (t *Terminal) pump(input <-chan []byte, more chan<- struct{}, signals chan os.Signal) {
	var d decoder
	var waiting chan Event // nil while nobody waits
	reading := false
	var timeout <-chan time.Time
	var queue []Event
	emit := func(e Event) { queue = append(queue, e) }
	for {
		var events chan<- Event
		var first Event
		var read chan<- struct{}
		if len(queue) > 0 {
			events, first = waiting, queue[0]
		} else if waiting != nil && !reading && input != nil {
			read = more
		}
		select {
		case <-t.closed:
			return
		case waiting = <-t.waits:
		case events <- first:
			queue, waiting = queue[1:], nil
		case read <- struct{}{}:
			reading = true
		case chunk, ok := <-input:
			reading = false
			if !ok {
				input = nil
				d.flush(emit)
				emit(Event{Kind: atEnd})
				continue
			}
			d.feed(chunk, emit)
			timeout = nil
			if wait := d.timeout(); wait > 0 {
				timeout = time.After(wait)
			}
		case <-timeout:
			timeout = nil
			d.flush(emit)
		case s := <-signals:
			if e, ok := t.signaled(s); ok {
				emit(e)
			}
		case s := <-t.suspend:
			s.back <- t.stop(signals, s.done)
		}
	}
}
