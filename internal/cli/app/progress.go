package app

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// progressInterval is how often progress is shown; what takes less shows
// none.
const progressInterval = 500 * time.Millisecond

// ProgressLine says, on a line of standard error that is redrawn, how much a long
// command has done. It shows nothing where standard error is no terminal.
type ProgressLine struct {
	Done atomic.Int64 // how much is done
	end  func()       // ends the line and leaves no trace of it
}

// StartProgress begins to show what words say of how much is done.
func (s *Streams) StartProgress(words func(done int) string) *ProgressLine {
	p := &ProgressLine{end: func() {}}
	if s.Plain || !s.isTerminal(s.Err) {
		return p
	}
	ticker := time.NewTicker(progressInterval)
	over := make(chan struct{})
	var shown sync.WaitGroup
	shown.Go(func() { p.show(s.Err, words, ticker.C, over) })
	p.end = sync.OnceFunc(func() {
		ticker.Stop()
		close(over)
		shown.Wait()
	})
	return p
}

// End ends the line and leaves no trace of it. It may be called again.
func (p *ProgressLine) End() { p.end() }

// show draws the line at each tick until it is over.
func (p *ProgressLine) show(w io.Writer, words func(int) string, ticks <-chan time.Time, over <-chan struct{}) {
	width := 0
	for {
		select {
		case <-ticks:
			line := words(int(p.Done.Load()))
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
