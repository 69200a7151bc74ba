//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

const lockedText = "the history is locked by another program: waiting up to 8s for it"

// TestDrillSaysWhatItWaitsFor locks the history in the middle of a drill. The line that
// says what is waited for takes the place of what can be pressed, and goes again.
func TestDrillSaysWhatItWaitsFor(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	s := drillOnTerminal(t, drill(home, smallBank(t, 3), "-n", "3"))
	defer s.end()
	rate := func(now string) {
		t.Helper()
		await(t, s, now)
		await(t, s, "Space")
		press(t, s, " ")
		await(t, s, "easy")
		press(t, s, "3")
	}
	rate("1 of 3")
	await(t, s, "2 of 3")
	unlock := lock(t, filepath.Join(home, "history.db"))
	await(t, s, "Space")
	press(t, s, " ")
	await(t, s, "easy")
	press(t, s, "3")
	await(t, s, lockedText)
	unlock()
	rate("3 of 3")
	await(t, s, "Enter: score")
	press(t, s, "\r")
	if code, err := s.wait(); code != 0 || err != nil {
		t.Fatalf("exit code %d: %v\n%s", code, err, s.screen)
	}
	if shown := s.screen.String(); strings.Contains(shown, "locked") || strings.Count(shown, "→ good") != 3 {
		t.Errorf("the screen at the end:\n%s", shown)
	}
	if n := len(wholeReviews(t, home)); n != 3 {
		t.Errorf("%d ratings are saved, want 3", n)
	}
}

// TestDrillByLinesSaysWhatItWaitsFor is the same in a pipe, where it is said on standard
// error.
func TestDrillByLinesSaysWhatItWaitsFor(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	command := drill(home, smallBank(t, 2), "--save", "-n", "2")
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var out, said lockedBuffer
	command.Stdout, command.Stderr = &out, &said
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	io.WriteString(in, "\n3\n")
	awaitText(t, &out, "2 of 2")
	unlock := lock(t, filepath.Join(home, "history.db"))
	io.WriteString(in, "\n3\n")
	awaitText(t, &said, "warning: "+lockedText+"\n")
	unlock()
	in.Close()
	if err := command.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	if n := len(wholeReviews(t, home)); n != 2 {
		t.Errorf("%d ratings are saved, want 2", n)
	}
}

// TestInterviewSaysWhatItWaitsForAtItsEnd locks the history before Ctrl-C, so that the
// draft is saved late. What is said then stays in lines of its own.
func TestInterviewSaysWhatItWaitsForAtItsEnd(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	command := exec.Command(filepath.Join(binary, "djq"), "interview", "--bank", smallBank(t, 2), "-n", "2", "--type")
	command.Env = []string{"DJQ_HOME=" + home, "TERM=xterm-256color", "PATH=" + os.Getenv("PATH"), "GOCOVERDIR=" + coverage(), raceOptions}
	s := drillOnTerminal(t, command)
	defer s.end()
	await(t, s, "Question 1")
	await(t, s, "keys]")
	press(t, s, "a draft")
	await(t, s, "a draft")
	unlock := lock(t, filepath.Join(home, "history.db"))
	press(t, s, "\x03")
	await(t, s, lockedText)
	unlock()
	if code, _ := s.wait(); code != 130 {
		t.Errorf("exit code %d", code)
	}
	lines := strings.Split(s.screen.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	for _, line := range []string{"warning: " + lockedText, "The interview is not over. To go on: djq interview --resume"} {
		if !slices.Contains(lines, line) {
			t.Errorf("no line %q on the screen:\n%s", line, s.screen)
		}
	}
}

// lockedBuffer is a buffer that may be read while a program writes to it.
type lockedBuffer struct {
	mutex  sync.Mutex
	buffer bytes.Buffer // not embedded: its ReadFrom would write without the lock
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.buffer.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.buffer.String()
}

// awaitText waits until a program has written a text.
func awaitText(t *testing.T, b *lockedBuffer, text string) {
	t.Helper()
	for begun := time.Now(); !strings.Contains(b.String(), text); time.Sleep(20 * time.Millisecond) {
		if time.Since(begun) > patience {
			t.Fatalf("waited in vain for %q: %s", text, b.String())
		}
	}
}
