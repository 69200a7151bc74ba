package app

import (
	"context"
	"errors"
	"os"
	"syscall"
	"testing"
)

func TestFinishedWorkReportsTheSignal(t *testing.T) {
	var s Shutdown
	ctx, cancel := context.WithCancelCause(t.Context())
	failed := errors.New("failed")
	if err := s.Finish(ctx, func() error {
		if !s.IsGraceful() {
			t.Error("a signal would end the work at once")
		}
		return failed
	}); err != failed {
		t.Errorf("got %v", err)
	}
	if s.IsGraceful() {
		t.Error("a signal would wait for work that is done")
	}
	outer, inner := s.Graceful(), s.Graceful()
	if inner(); !s.IsGraceful() {
		t.Error("a signal would end at once what goes on around work that is done")
	}
	outer()
	heard := s.Unheard()
	if s.IsHeard(os.Interrupt) || s.IsHeard(syscall.SIGQUIT) || !s.IsHeard(syscall.SIGHUP) {
		t.Error("keys of another program are heard, or the end of the terminal is not")
	}
	if heard(); !s.IsHeard(os.Interrupt) {
		t.Error("the key that interrupts stays unheard")
	}
	ended := &SignalError{syscall.SIGTERM}
	cancel(ended)
	if err := s.Finish(ctx, func() error { return ctx.Err() }); err != error(ended) {
		t.Errorf("got %v", err)
	}
	for s, code := range map[syscall.Signal]int{
		syscall.SIGHUP: ExitHangup, syscall.SIGINT: ExitInterrupt, syscall.SIGQUIT: ExitQuit, syscall.SIGABRT: ExitAborted, syscall.SIGTERM: ExitTerminated,
	} {
		if got := (&SignalError{s}).code(); got != code {
			t.Errorf("%v: code %d, want %d", s, got, code)
		}
	}
	if got := (&SignalError{os.Interrupt}).Error(); got != "ended by signal: interrupt" {
		t.Errorf("got %q", got)
	}
}
