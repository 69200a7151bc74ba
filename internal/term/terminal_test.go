//go:build !windows

package term

import (
	"os"
	"os/exec"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/term"
)

// TestMain is also the program that runs on a terminal of its own.
func TestMain(m *testing.M) {
	if os.Getenv("DJQ_TERM_CHILD") != "" {
		suspendAndResume()
		return
	}
	os.Exit(m.Run())
}

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

// openPTY returns a terminal's two ends.
func openPTY(t *testing.T) (controller, tty *os.File) {
	t.Helper()
	controller, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { controller.Close(); tty.Close() })
	return controller, tty
}

func state(t *testing.T, f *os.File) term.State {
	t.Helper()
	s, err := term.GetState(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	return *s
}

func next(t *testing.T, terminal *Terminal) Event {
	t.Helper()
	select {
	case e := <-terminal.Events():
		return e
	case <-time.After(patience):
		t.Fatal("no event")
		panic("unreachable")
	}
}

// waitFor reads until what was written contains a text.
func waitFor(t *testing.T, f *os.File, text string) string {
	t.Helper()
	if err := f.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	var seen strings.Builder
	buffer := make([]byte, 256)
	for !strings.Contains(seen.String(), text) {
		n, err := f.Read(buffer)
		seen.Write(buffer[:n])
		if err != nil {
			t.Fatalf("%v waiting for %q in %q", err, text, seen.String())
		}
	}
	return seen.String()
}

func TestTerminalReadsKeysAndIsRestored(t *testing.T) {
	controller, tty := openPTY(t)
	before := state(t, tty)
	terminal, err := Open(tty, tty)
	if err != nil {
		t.Fatal(err)
	}
	if reflect.DeepEqual(before, state(t, tty)) {
		t.Error("not in raw mode")
	}
	waitFor(t, controller, enterSequence)

	if _, err := controller.WriteString("a\x1b[A\x03"); err != nil {
		t.Fatal(err)
	}
	for _, want := range keys('a', Up, CtrlC) {
		if diff := cmp.Diff(want, next(t, terminal)); diff != "" {
			t.Error(diff)
		}
	}
	if _, err := controller.WriteString("\x1b"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(keys(Escape)[0], next(t, terminal)); diff != "" {
		t.Error(diff)
	}

	if n, err := terminal.Write([]byte("one\ntwo\n")); n != 8 || err != nil {
		t.Errorf("wrote %d, %v", n, err)
	}
	waitFor(t, controller, "one\r\ntwo\r\n")

	if err := pty.Setsize(controller, &pty.Winsize{Rows: 10, Cols: 40}); err != nil {
		t.Fatal(err)
	}
	if columns, rows := terminal.Size(); columns != 40 || rows != 10 {
		t.Errorf("size %d × %d", columns, rows)
	}

	for range 2 {
		if err := terminal.Close(); err != nil {
			t.Error(err)
		}
	}
	waitFor(t, controller, leaveSequence)
	if !reflect.DeepEqual(before, state(t, tty)) {
		t.Error("not restored")
	}
	if terminal.Suspend(nil) { // returns at once
		t.Error("suspended after Close")
	}
}

func TestSignalsBecomeEvents(t *testing.T) {
	_, tty := openPTY(t)
	before := state(t, tty)
	terminal, err := Open(tty, tty)
	if err != nil {
		t.Fatal(err)
	}
	raw := state(t, tty)
	tests := []struct {
		signal syscall.Signal
		want   Event
	}{
		{syscall.SIGWINCH, Event{Kind: Resized}},
		{syscall.SIGCONT, Event{Kind: Resumed}},
	}
	for _, test := range tests {
		// Somebody else has changed the modes meanwhile.
		saved := before
		if err := term.Restore(int(tty.Fd()), &saved); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Kill(os.Getpid(), test.signal); err != nil {
			t.Fatal(err)
		}
		if e := next(t, terminal); e != test.want {
			t.Errorf("%v: got %+v, want %+v", test.signal, e, test.want)
		}
	}
	if !reflect.DeepEqual(raw, state(t, tty)) {
		t.Error("not in raw mode after SIGCONT")
	}
	if err := terminal.Close(); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(before, state(t, tty)) {
		t.Error("not restored after SIGCONT")
	}
	terminal.reenterRaw()
	if !reflect.DeepEqual(before, state(t, tty)) {
		t.Error("taken after Close")
	}
}

func TestCloseRestoresOnPanic(t *testing.T) {
	_, tty := openPTY(t)
	before := state(t, tty)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("no panic")
			}
		}()
		terminal, err := Open(tty, tty)
		if err != nil {
			t.Fatal(err)
		}
		defer terminal.Close()
		panic("fault")
	}()
	if !reflect.DeepEqual(before, state(t, tty)) {
		t.Error("not restored")
	}
}

func TestHangupEndsReadingAndWriting(t *testing.T) {
	controller, tty := openPTY(t)
	terminal, err := Open(tty, tty)
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	if err := controller.Close(); err != nil {
		t.Fatal(err)
	}
	if e := next(t, terminal); e.Kind != Hangup {
		t.Errorf("got %+v, want a hang-up", e)
	}
	if _, err := terminal.Write([]byte("x")); err == nil {
		t.Error("wrote to a terminal that is gone")
	}
	if columns, rows := terminal.Size(); columns != 80 || rows != 24 {
		t.Errorf("size %d × %d, want 80 × 24", columns, rows)
	}
}

func TestOpenNeedsATerminal(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if _, err := Open(r, w); err == nil {
		t.Error("opened a pipe")
	}
}

// suspendAndResume runs in a process of its own, because it stops its group.
func suspendAndResume() {
	terminal, err := Open(os.Stdin, os.Stdout)
	if err != nil {
		panic(err)
	}
	defer terminal.Close()
	_, _ = terminal.Write([]byte("first\n"))
	for {
		e := <-terminal.Events()
		if e.Key != CtrlZ {
			_, _ = terminal.Write([]byte("key " + string(rune(e.Key)) + "\n"))
			return
		}
		if terminal.Suspend(nil) {
			_, _ = terminal.Write([]byte("back\n"))
		}
	}
}

// TestSuspendReturnsWithoutAShell has no shell above the program, so that
// nothing can be stopped: Suspend must return all the same. With a shell it is
// tested on the program.
func TestSuspendReturnsWithoutAShell(t *testing.T) {
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), "DJQ_TERM_CHILD=1")
	controller, err := pty.Start(command)
	if err != nil {
		t.Fatal(err)
	}
	defer controller.Close()
	waitFor(t, controller, "first")
	if _, err := controller.WriteString("\x1aq"); err != nil {
		t.Fatal(err)
	}
	seen := waitFor(t, controller, "key q")
	give, take := strings.Index(seen, leaveSequence), strings.LastIndex(seen, enterSequence)
	if give < 0 || take < give || strings.Index(seen, "back") < take {
		t.Errorf("saw %q, want the terminal given back, then taken again", seen)
	}
	if err := command.Wait(); err != nil {
		t.Error(err)
	}
}
