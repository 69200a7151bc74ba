//go:build linux

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// hangLimit is after how long a traced run counts as hung. The limit leaves
// room for a busy machine: a lock is waited for 8 seconds.
const hangLimit = time.Minute

// needStrace skips a test, with the reason, where strace cannot be used.
func needStrace(t *testing.T) {
	t.Helper()
	switch out, err := exec.Command("strace", "-f", "-o", os.DevNull, "true").CombinedOutput(); {
	case raceEnabled || coverage() != "":
		t.Skip("the file calls of a build for the race detector or for coverage are not those of djq")
	case err != nil:
		t.Skipf("nothing was tried: strace is not installed or may not trace (%v) %s", err, out)
	}
}

// said returns what the run printed, for messages.
func (r tracedRun) said() string { return strings.TrimSpace(r.stdout + "\n" + r.stderr) }

// trace runs djq in a folder under strace with further options, which say what
// to trace.
func trace(t *testing.T, folder, stdin string, options, args []string) tracedRun {
	t.Helper()
	log := filepath.Join(t.TempDir(), "strace")
	ctx, cancel := context.WithTimeout(t.Context(), hangLimit)
	defer cancel()
	// -b leaves the editor alone.
	all := append([]string{"-f", "-qq", "-y", "-b", "execve", "-e", "signal=none", "-o", log}, options...)
	all = append(all, filepath.Join(binary, "djq"))
	command := exec.CommandContext(ctx, "strace", append(all, args...)...)
	command.WaitDelay = 10 * time.Second
	command.Dir = folder
	command.Env = faultEnvironment(folder)
	command.Stdin = strings.NewReader(stdin)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	begun := time.Now()
	err := command.Run()
	run := tracedRun{
		command: strings.Join(args, " "), code: command.ProcessState.ExitCode(), hung: ctx.Err() != nil,
		stdout: stdout.String(), stderr: stderr.String(), took: time.Since(begun),
	}
	if run.code < 0 && !run.hung {
		run.stderr += fmt.Sprintf("\nended by %v", err)
	}
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	run.calls = parseCalls(string(text))
	return run
}

var (
	callPattern    = regexp.MustCompile(`^(\w+)\((.*)\)\s+= (.*)$`)
	resumedPattern = regexp.MustCompile(`^<\.\.\. \w+ resumed>(.*)$`)
)

// parseCalls returns the calls of strace's log in the order in which they
// returned. A call that was interrupted by the line of another is one call.
func parseCalls(log string) []systemCall {
	var calls []systemCall
	begun := map[string]string{} // by process
	for line := range strings.Lines(log) {
		process, text, _ := strings.Cut(strings.TrimRight(line, "\n"), " ")
		text = strings.TrimLeft(text, " ")
		if head, ok := strings.CutSuffix(text, " <unfinished ...>"); ok {
			begun[process] = head
			continue
		}
		if resumed := resumedPattern.FindStringSubmatch(text); resumed != nil {
			text = begun[process] + resumed[1]
		}
		call := callPattern.FindStringSubmatch(text)
		if call == nil {
			continue
		}
		result, injected := strings.CutSuffix(call[3], " (INJECTED)")
		calls = append(calls, systemCall{call[1], call[2], result, injected})
	}
	return calls
}

func TestParseCallsJoinsInterruptedLines(t *testing.T) {
	calls := parseCalls(`7  fsync(3</a/b> <unfinished ...>
8  write(1</dev/null>, "x = (1)", 7) = 7
7  <... fsync resumed>)      = -1 EIO (Input/output error) (INJECTED)
8  +++ exited with 0 +++
`)
	want := []systemCall{
		{"write", `1</dev/null>, "x = (1)", 7`, "7", false},
		{"fsync", "3</a/b>", "-1 EIO (Input/output error)", true},
	}
	if fmt.Sprint(calls) != fmt.Sprint(want) {
		t.Errorf("calls %v, want %v", calls, want)
	}
}
