package wholefile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWriteReplacesOnlyWhatDiffers(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "file")
	write := func(text string) os.FileInfo {
		t.Helper()
		err := Write(path, 0o600, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); string(got) != text {
			t.Fatalf("the file holds %q, want %q", got, text)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	first := write("one")
	if !os.SameFile(first, write("one")) {
		t.Error("a file that holds this already was written again")
	}
	if os.SameFile(first, write("two")) {
		t.Error("the file was changed in place")
	}
	write("longer than before")
	failed := errors.New("failed")
	err := Write(path, 0o600, func(w io.Writer) error {
		io.WriteString(w, "half")
		return failed
	})
	if got, _ := os.ReadFile(path); !errors.Is(err, failed) || string(got) != "longer than before" {
		t.Errorf("a write that fails: %v, and the file holds %q", err, got)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("left in the folder: %v", left)
	}
}

func TestCopyReplacesNothing(t *testing.T) {
	folder := t.TempDir()
	from, to := filepath.Join(folder, "from"), filepath.Join(folder, "to")
	if err := os.WriteFile(from, []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Copy(from, to); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(to); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("the copy may be read by others: %v, %v", info.Mode(), err)
	}
	if err := Copy(from, to); !errors.Is(err, os.ErrExist) {
		t.Errorf("a second copy: %v", err)
	}
}

func TestClearTempsOfLeavesWhatOthersMake(t *testing.T) {
	folder := t.TempDir()
	const killed = 1<<22 + 1 // no process has such a number
	path := filepath.Join(folder, "a.jsonl")
	mine := filepath.Join(folder, fmt.Sprintf(".djq-%d-a.jsonl-X.tmp", killed))
	others := filepath.Join(folder, fmt.Sprintf(".djq-%d-b.jsonl-X.tmp", killed))
	running := TempName(path)
	for _, name := range []string{mine, others, running} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if fits, err := filepath.Match(TempPattern, filepath.Base(name)); !fits || err != nil {
			t.Errorf("%s does not fit %s", name, TempPattern)
		}
	}
	ClearTempsOf(path)
	for name, want := range map[string]bool{mine: false, others: true, running: true} {
		if _, err := os.Stat(name); (err == nil) != want {
			t.Errorf("%s is there: %v, want %v", filepath.Base(name), err == nil, want)
		}
	}
	if name := TempName(filepath.Join(folder, strings.Repeat("é", 120))); len(filepath.Base(name)) > 150 {
		t.Errorf("a name of %d bytes", len(filepath.Base(name)))
	}
}
