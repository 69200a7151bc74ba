package termtest

import (
	"strings"

	"djq/internal/term"
)

// Terminal plays its steps, one each time the program waits for an event, and
// then the end of input.
type Terminal struct {
	Columns, Rows int
	Steps         []Step
	// Broken, unless nil, is what writing fails with.
	Broken error
	// OnSuspend, unless nil, is what the shell does while the program is
	// suspended.
	OnSuspend func()

	frames    []string
	written   strings.Builder
	suspended int
	lent      int
	closed    bool
}

// Step is an event and what happens right before it.
type Step struct {
	Before func() // may be nil
	Event  term.Event
}

// Press returns steps that press keys.
func Press(keys ...term.Key) (steps []Step) {
	for _, k := range keys {
		steps = append(steps, Step{Event: term.Event{Kind: term.Pressed, Key: k}})
	}
	return steps
}

// Type returns steps that press the characters of a text.
func Type(text string) (steps []Step) {
	for _, r := range text {
		steps = append(steps, Press(term.Key(r))...)
	}
	return steps
}

// Happen returns the step of an event without a key.
func Happen(kind term.Kind) Step { return Step{Event: term.Event{Kind: kind}} }

// Paste returns the step that pastes a text.
func Paste(text string) Step { return Step{Event: term.Event{Kind: term.Pasted, Text: text}} }

// Resize returns the step that gives the window another size.
func (t *Terminal) Resize(columns, rows int) Step {
	return Step{func() { t.Columns, t.Rows = columns, rows }, term.Event{Kind: term.Resized}}
}

// Events returns a channel with the event of the next step. What was written
// since the last call becomes a frame.
func (t *Terminal) Events() <-chan term.Event {
	t.endFrame()
	step := Happen(term.EndOfInput)
	if len(t.Steps) > 0 {
		step, t.Steps = t.Steps[0], t.Steps[1:]
	}
	if step.Before != nil {
		step.Before()
	}
	events := make(chan term.Event, 1)
	if step.Event.Kind != 0 {
		events <- step.Event
	}
	return events
}

func (t *Terminal) endFrame() {
	t.frames = append(t.frames, t.written.String())
	t.written.Reset()
}

// Size returns the size of the window.
func (t *Terminal) Size() (columns, rows int) { return t.Columns, t.Rows }

// Write keeps what is written.
func (t *Terminal) Write(p []byte) (int, error) {
	if t.Broken != nil {
		return 0, t.Broken
	}
	return t.written.Write(p)
}

// Suspend counts, and returns at once: false when done is closed.
func (t *Terminal) Suspend(done <-chan struct{}) (back bool) {
	t.suspended++
	if t.OnSuspend != nil {
		t.OnSuspend()
	}
	select {
	case <-done:
		return false
	default:
		return true
	}
}

// Lend calls run, and counts.
func (t *Terminal) Lend(run func()) {
	t.lent++
	run()
}

// Lent returns how often the terminal was lent.
func (t *Terminal) Lent() int { return t.lent }

// Close gives the terminal back.
func (t *Terminal) Close() error {
	t.closed = true
	return nil
}

// Closed reports whether the terminal was given back.
func (t *Terminal) Closed() bool { return t.closed }

// Suspended returns how often the program was suspended.
func (t *Terminal) Suspended() int { return t.suspended }

// Frames returns what was written up to each wait for an event, escape
// sequences included, and last what was written since.
func (t *Terminal) Frames() []string {
	return append(t.frames[:len(t.frames):len(t.frames)], t.written.String())
}
