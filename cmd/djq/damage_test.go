//go:build unix

package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// reviews is some events to fill a history with.
var reviews = func() string {
	var b strings.Builder
	for _, card := range []string{"one", "two", "three", "four"} {
		for day := range 20 {
			at := "2026-06-" + string(rune('1'+day/10)) + string(rune('0'+day%10))
			b.WriteString(`{"uid":"` + card + at + `","card":"orm/` + card + `","kind":"review","rating":"good","at":"` +
				at + `T09:00:00+02:00","day":"` + at + `","ms":1500,"machine":"m"}` + "\n")
		}
	}
	return b.String()
}()

// someHistory returns the bytes of a whole history.
func someHistory(t *testing.T) []byte {
	t.Helper()
	home := t.TempDir()
	file := filepath.Join(home, "reviews.jsonl")
	if err := os.WriteFile(file, []byte(reviews), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(filepath.Join(binary, "djq"), "history", "import", file)
	command.Env = append(os.Environ(), "DJQ_HOME="+home, "GOCOVERDIR="+coverage())
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(home, "history.db"))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestUnusableHistoryIsLeftAlone runs djq on every kind of history that it
// cannot use. What needs the history exits with 3, names the file, says what to
// do and leaves the file as it is; without saving, cards are asked all the
// same.
func TestUnusableHistoryIsLeftAlone(t *testing.T) {
	if os.Getuid() == 0 {
		// Permissions mean nothing to root: all is run as nobody.
		if err := os.Chmod(binary, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	whole := someHistory(t)
	changed := func(at int, text string) []byte {
		c := bytes.Clone(whole)
		copy(c[at:], text)
		return c
	}
	const pageSize = 4096
	for _, tt := range []struct {
		name     string
		bytes    []byte
		prepare  func(t *testing.T, path string) error // may be nil
		filesize string                                // of which djq may write files, in blocks
		want     string
		readable bool // by commands that only look
	}{
		{name: "garbage", bytes: bytes.Repeat([]byte{0xde, 0xad, 0xbe, 0xef}, 5000), want: "is not a djq history"},
		{name: "text", bytes: []byte("dear diary\n"), want: "is not a djq history"},
		{name: "empty", bytes: []byte{}, want: "is not a djq history"},
		{name: "truncated", bytes: whole[:len(whole)-2*pageSize], want: "is truncated"},
		{name: "cut in the header", bytes: whole[:50], want: "is not a djq history"},
		{name: "overwritten page", bytes: changed(pageSize, strings.Repeat("junk", pageSize/4)), want: "is damaged", readable: true},
		{name: "newer", bytes: changed(60, "\x00\x00\x00\x63"), want: "was written by a newer djq (format 99"},
		{name: "foreign", bytes: changed(68, "\x01\x02\x03\x04"), want: "belongs to another program"},
		{name: "folder in its place", prepare: func(_ *testing.T, path string) error { return os.Mkdir(path, 0o755) }, want: "is a folder"},
		{name: "unreadable", bytes: whole, prepare: chmod(0), want: "cannot be read"},
		{name: "read-only", bytes: whole, prepare: chmod(0o444), want: "cannot be written", readable: true},
		{
			name: "read-only folder", bytes: whole, want: "cannot be written", readable: true,
			prepare: func(_ *testing.T, path string) error { return os.Chmod(filepath.Dir(path), 0o555) },
		},
		{
			name: "locked", bytes: whole, want: "is locked by another program", readable: true,
			prepare: func(t *testing.T, path string) error {
				lock(t, path)
				return os.Chmod(path+"-wal", 0o666)
			},
		},
		{name: "full disk", bytes: whole, want: "cannot be read or written", filesize: "0"},
	} {
		refused := [][]string{{"history", "suspend", "n-plus-one"}, {"drill", "--save", "--order", "bank"}}
		if !tt.readable {
			refused = append(refused, []string{"list", "--json"}, []string{"topics"}, []string{"history", "check"})
		}
		for _, args := range append(refused, []string{"drill", "--no-save", "--order", "bank"}) {
			t.Run(tt.name+"/"+strings.Join(args, " "), func(t *testing.T) {
				t.Parallel()
				home := homeOfNobody(t)
				path := filepath.Join(home, "history.db")
				if tt.bytes != nil {
					if err := os.WriteFile(path, tt.bytes, 0o666); err != nil {
						t.Fatal(err)
					}
					if err := os.Chmod(path, 0o666); err != nil {
						t.Fatal(err)
					}
				}
				if tt.prepare != nil {
					if err := tt.prepare(t, path); err != nil {
						t.Fatal(err)
					}
				}
				code, out := runAsNobody(t, home, tt.filesize, args...)
				if slices.Contains(args, "--no-save") {
					if code != 0 || !strings.Contains(out, "recalled 1 of 1") {
						t.Errorf("exit code %d; want 0, and a card asked:\n%s", code, out)
					}
				} else if code != 3 || !strings.Contains(out, path+" "+tt.want) || !strings.Contains(out, "\nhint: ") {
					t.Errorf("exit code %d; want 3, the file, %q and a hint:\n%s", code, tt.want, out)
				}
				if waits := strings.Count(out, ": waiting up to 8s for it\n"); tt.name == "locked" && code == 3 && waits != 1 {
					t.Errorf("says %d times what it waits for:\n%s", waits, out)
				}
				if after, err := os.ReadFile(path); !bytes.Equal(after, tt.bytes) {
					t.Errorf("the file changed (%v)", err)
				}
			})
		}
	}
}

func chmod(mode fs.FileMode) func(*testing.T, string) error {
	return func(_ *testing.T, path string) error { return os.Chmod(path, mode) }
}

// homeOfNobody returns an empty folder that every user can write.
func homeOfNobody(t *testing.T) string {
	t.Helper()
	home, err := os.MkdirTemp("", "djq-home-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = os.Chmod(home, 0o700)
		_ = os.RemoveAll(home)
	})
	if err := os.Chmod(home, 0o777); err != nil {
		t.Fatal(err)
	}
	return home
}

// runAsNobody runs djq without the rights of root, rates one card if it is
// asked, and returns the exit code and what it wrote. No file that it writes
// may be larger than filesize, in blocks; empty is any size.
func runAsNobody(t *testing.T, home, filesize string, args ...string) (code int, out string) {
	t.Helper()
	script := `exec "$@"`
	if filesize != "" {
		script = "ulimit -f " + filesize + "; " + script
	}
	command := exec.Command("sh", append([]string{"-c", script, "sh", filepath.Join(binary, "djq")}, args...)...)
	command.Dir = "/"
	command.Stdin = strings.NewReader("\n3\nq\n")
	command.Env = []string{"DJQ_HOME=" + home, "DJQ_NOW=2026-07-01T09:30:00Z", "PATH=" + os.Getenv("PATH"), raceOptions}
	if os.Getuid() == 0 {
		const nobody = 65534
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	text, err := command.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return command.ProcessState.ExitCode(), string(text)
}
