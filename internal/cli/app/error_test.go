package app

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"djq/internal/bank"
	"djq/internal/diag"
)

func TestReportPrintsNoControlCharacters(t *testing.T) {
	var out strings.Builder
	Report(&out, UsageError("a\x1bb", "%w", errors.New("c\u009bd\u202ee\nf")))
	if want := "djq: cde\nf\nhint: ab\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestReportReturnsTheExitCode(t *testing.T) {
	tests := []struct {
		err  error
		code int
		says bool
	}{
		{nil, ExitDone, false},
		{fmt.Errorf("write: %w", syscall.EPIPE), ExitDone, false},
		{ExitError(ExitFound), ExitFound, false},
		{UsageError("", "x"), ExitUsage, true},
		{BrokenError("", "x"), ExitBroken, true},
		{errors.New("x"), ExitBroken, true},
		{fmt.Errorf("load: %w", UsageError("", "x")), ExitUsage, true},
		{&SignalError{syscall.SIGHUP}, ExitHangup, false},
		{&SignalError{os.Interrupt}, ExitInterrupt, false},
		{&SignalError{syscall.SIGTERM}, ExitTerminated, false},
	}
	for _, test := range tests {
		var out strings.Builder
		if code := Report(&out, test.err); code != test.code || (out.Len() > 0) != test.says {
			t.Errorf("Report(%v) = %d, said %q; want %d, saying something: %t", test.err, code, out.String(), test.code, test.says)
		}
	}
}

func TestReportListsSomeOfManyProblems(t *testing.T) {
	broken := &bank.BrokenError{}
	for range MaxListed + 5 {
		broken.Findings = append(broken.Findings, diag.Finding{File: "a.yaml", Pos: diag.Pos{Line: 1, Col: 2}, Rule: "r", Message: "m"})
	}
	var out strings.Builder
	if code := Report(&out, broken); code != ExitBroken {
		t.Errorf("exit code %d, want %d", code, ExitBroken)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != MaxListed+3 || lines[0] != "a.yaml:1:2: error: m [r]" || lines[MaxListed] != "… and 5 more" {
		t.Errorf("got %q", lines)
	}
}
