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

// progress says, on a line of standard error that is redrawn, how much a long
// command has done. It shows nothing where standard error is no terminal.
type progress struct {
	done atomic.Int64
	end  func() // ends the line and leaves no trace of it
}

// newProgress begins to show what words say of how much is done.
func (a *app) newProgress(words func(done int) string) *progress {
	p := &progress{end: func() {}}
	if a.plain || !term.IsTerminal(a.err) {
		return p
	}
	ticker := time.NewTicker(progressInterval)
	over := make(chan struct{})
	var shown sync.WaitGroup
	shown.Go(func() { p.show(a.err, words, ticker.C, over) })
	p.end = func() {
		ticker.Stop()
		close(over)
		shown.Wait()
	}
	return p
}

// show draws the line at each tick until it is over.
func (p *progress) show(w io.Writer, words func(int) string, ticks <-chan time.Time, over <-chan struct{}) {
	width := 0
	for {
		select {
		case <-ticks:
			line := words(int(p.done.Load()))
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
