package wholefile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
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
