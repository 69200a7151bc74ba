package term

import "os"

// atEnd is what the end of input means: the console reader takes Ctrl-Z for
// it.
const atEnd = EndOfInput

// watch returns no signals: Windows has none for a resized window, whose size
// callers ask for whenever they draw.
func watch() (signals chan os.Signal, stop func()) { return nil, func() {} }

func (t *Terminal) signaled(os.Signal) (Event, bool) { return Event{}, false }

// stop does nothing: Windows stops no programs.
func (t *Terminal) stop(<-chan os.Signal, <-chan struct{}) bool { return true }

// inBackground returns false: every program has its console.
func (t *Terminal) inBackground(error) bool { return false }

// inForeground returns true: every program has its console.
func (t *Terminal) inForeground() bool { return true }
