//go:build unix

package app

import (
	"os"
	"os/signal"
	"syscall"
	"testing"
)

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
	for range 200 {
		release := s.Unheard()
		if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		release()
		if n := len(signals); n > 0 {
			t.Fatalf("%d signals are still to come", n)
		}
	}
	close(s.releases)
	if n := <-heard; n > 0 {
		t.Errorf("%d of 200 signals were heard", n)
	}
	if !s.IsHeard(os.Interrupt) {
		t.Error("the next one would not be")
	}
}
