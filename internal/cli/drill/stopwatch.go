package drill

import "time"

// stopwatch measures how long something has taken, pauses left out.
type stopwatch struct {
	now    func() time.Time
	start  time.Time
	paused time.Time // zero while it runs
}

func newStopwatch(now func() time.Time) *stopwatch { return &stopwatch{now: now, start: now()} }

// elapsed returns the time that the watch has run.
func (w *stopwatch) elapsed() time.Duration { return w.now().Sub(w.start) }

// pause stops the watch until resume.
func (w *stopwatch) pause() { w.paused = w.now() }

func (w *stopwatch) resume() { w.start = w.start.Add(w.now().Sub(w.paused)) }
