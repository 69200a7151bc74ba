package app

import (
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"testing"
)

// interruptThread sends a signal that has reached the process when it returns, as one that
// another program got earlier has: the kernel delivers it to this thread first of all.
func interruptThread(t *testing.T) {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if _, _, err := syscall.RawSyscall(syscall.SYS_TGKILL, uintptr(os.Getpid()), uintptr(syscall.Gettid()), uintptr(syscall.SIGINT)); err != 0 {
		t.Fatal(err)
	}
}

// TestInterruptsForAnotherProgramAreNotHeardAfterIt sends this process a signal just
// before the program that has the terminal ends.
func TestInterruptsForAnotherProgramAreNotHeardAfterIt(t *testing.T) {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt)
	defer signal.Stop(signals)
	var s Shutdown
	releases, heard := s.Attend(), make(chan int)
	go func() {
		n := 0
		for release := range releases {
			for range len(signals) {
				if s.IsHeard(<-signals) {
					n++
				}
			}
			release()
		}
		heard <- n
	}()
	for range 50 {
		release := s.Unheard()
		interruptThread(t)
		release()
		if n := len(signals); n > 0 {
			t.Fatalf("%d signals are still to come", n)
		}
	}
	close(s.releases)
	if n := <-heard; n > 0 {
		t.Errorf("%d of 50 signals were heard", n)
	}
	if !s.IsHeard(os.Interrupt) {
		t.Error("the next one would not be")
	}
}
