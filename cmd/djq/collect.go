package main

import "runtime/debug"

// collectLate lets the heap grow to 32 MB before garbage is collected for the
// first time, until the function that it returns is called. Reading a bank of
// usual size allocates less, so that it never pays for a collection: a tenth of
// the time that djq takes to start. For a large bank it would cost memory.
func collectLate() (asUsual func()) {
	const late = 800 // percent of the least heap of 4 MB
	usual := debug.SetGCPercent(late)
	return func() { debug.SetGCPercent(usual) }
}
