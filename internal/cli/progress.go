package cli

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"djq/internal/term"
)

// progressInterval is how often progress is shown; what takes less shows
// none.
const progressInterval = 500 * time.Millisecond

// progress counts, on a line of standard error that is redrawn, what a long
// command has done. It shows nothing where standard error is no terminal.
type progress struct {
	done atomic.Int64
	end  func() // ends the line and leaves no trace of it
}

// newProgress begins to count things of that name.
func (a *app) newProgress(noun string) *progress {
	p := &progress{end: func() {}}
	if a.plain || !term.IsTerminal(a.err) {
		return p
	}
	ticker := time.NewTicker(progressInterval)
	over := make(chan struct{})
	var shown sync.WaitGroup
	shown.Go(func() { p.show(a.err, noun, ticker.C, over) })
	p.end = func() {
		ticker.Stop()
		close(over)
		shown.Wait()
	}
	return p
}

// show draws the line at each tick until it is over.
func (p *progress) show(w io.Writer, noun string, ticks <-chan time.Time, over <-chan struct{}) {
	width := 0
	for {
		select {
		case <-ticks:
			line := count(int(p.done.Load()), noun)
			width = len(line)
			fmt.Fprint(w, "\r", line)
		case <-over:
			if width > 0 {
				fmt.Fprint(w, "\r", strings.Repeat(" ", width), "\r")
			}
			return
		}
	}
}
