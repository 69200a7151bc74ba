//go:build unix

package drill

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/creack/pty"

	"djq/internal/cli/app"
)

// TestRestoresTheTerminalOnPanic lets the clock fail in the middle of a
// session.
func TestRestoresTheTerminalOnPanic(t *testing.T) {
	controller, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer controller.Close()
	defer tty.Close()
	state := func() string {
		stty := exec.Command("stty", "-g")
		stty.Stdin = tty
		modes, err := stty.Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(modes)
	}
	file := filepath.Join(t.TempDir(), "bank.yaml")
	if err := os.WriteFile(file, []byte(drillBank), 0o666); err != nil {
		t.Fatal(err)
	}
	a, err := app.New(app.Env{
		Stdin: tty, Stdout: tty, Stderr: tty, Now: time.Now,
		Getenv: func(name string) string { return map[string]string{"DJQ_BANK": file}[name] },
	})
	if err != nil {
		t.Fatal(err)
	}
	before := state()
	readings := 0
	a.Config.Now = func() time.Time {
		if before != state() {
			panic("fault") // in raw mode
		}
		if readings++; readings > 20 {
			panic("the terminal is not in raw mode while the drill runs")
		}
		return time.Time{}
	}
	if _, err := controller.WriteString("s"); err != nil {
		t.Fatal(err)
	}
	func() {
		defer func() {
			if recover() != "fault" {
				t.Error("no panic")
			}
		}()
		o := newOptions(a)
		o.count, o.order, o.noSave = 1, "bank", true
		t.Error(run(t.Context(), o))
	}()
	if before != state() {
		t.Error("the terminal is not restored")
	}
	if a.Shutdown.IsGraceful() {
		t.Error("signals still wait for the drill")
	}
}
