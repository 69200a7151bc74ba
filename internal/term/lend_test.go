//go:build !windows

package term

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/term"
)

// TestLendLeavesKeysToAnotherProgram holds that nothing of what is typed after the
// key that lends the terminal is read here, and that raw mode is back afterwards,
// whatever the other program has done.
func TestLendLeavesKeysToAnotherProgram(t *testing.T) {
	controller, tty := openPTY(t)
	before := state(t, tty)
	terminal, err := Open(tty, tty)
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	raw := state(t, tty)
	waitFor(t, controller, enterSequence)
	for range 20 {
		if _, err := controller.WriteString("E"); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(keys('E')[0], next(t, terminal)); diff != "" {
			t.Fatal(diff)
		}
		terminal.Lend(func() {
			if !reflect.DeepEqual(before, state(t, tty)) {
				t.Error("lent in raw mode")
			}
			if _, err := controller.WriteString("typed\n"); err != nil {
				t.Fatal(err)
			}
			line := make([]byte, 20)
			if n, err := tty.Read(line); err != nil || string(line[:n]) != "typed\n" {
				t.Fatalf("the other program reads %q, %v", line[:n], err)
			}
			if _, err := term.MakeRaw(int(tty.Fd())); err != nil { // and is killed
				t.Fatal(err)
			}
		})
		if !reflect.DeepEqual(raw, state(t, tty)) {
			t.Error("not in raw mode afterwards")
		}
	}
	if err := terminal.Close(); err != nil || !reflect.DeepEqual(before, state(t, tty)) {
		t.Errorf("not restored: %v", err)
	}
}
