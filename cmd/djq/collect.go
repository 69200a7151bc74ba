package main

import (
	"runtime"
	"runtime/debug"
)

// collectLate lets the heap grow to 32 MB before garbage is collected for the
// first time; from then on collection goes its usual way. Reading a bank of
// usual size allocates less, so that it never pays for a collection: a tenth of
// the time that djq takes to start.
func collectLate() {
	const usual, late = 100, 800
	debug.SetGCPercent(late)
	// The cleanup runs after the first collection has found the marker unused.
	type marker struct{ _ [16]byte }
	runtime.AddCleanup(new(marker), func(int) { debug.SetGCPercent(usual) }, 0)
}
