//go:build unix

package growth

import (
	"syscall"
	"time"
)

// processorTime returns the time that the process has run, in user code and in
// the kernel.
func processorTime() (time.Duration, bool) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0, false
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano()), true
}
