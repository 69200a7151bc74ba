package interview

import "time"

// stopwatch measures how long an interview has taken, pauses left out.
type stopwatch struct {
	now    func() time.Time
	start  time.Time
	paused time.Time // zero while it runs
}

// newStopwatch returns a watch that has run for so long already.
func newStopwatch(now func() time.Time, elapsed time.Duration) *stopwatch {
	return &stopwatch{now: now, start: now().Add(-elapsed)}
}

// elapsed returns the time that the watch has run.
func (w *stopwatch) elapsed() time.Duration {
	if !w.paused.IsZero() {
		return w.paused.Sub(w.start)
	}
	return w.now().Sub(w.start)
}

// pause stops the watch until resume.
func (w *stopwatch) pause() {
	if w.paused.IsZero() {
		w.paused = w.now()
	}
}

func (w *stopwatch) resume() {
	if !w.paused.IsZero() {
		w.start, w.paused = w.start.Add(w.now().Sub(w.paused)), time.Time{}
	}
}
