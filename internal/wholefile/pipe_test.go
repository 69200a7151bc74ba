//go:build unix

package wholefile

import (
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// Nobody reads or writes the pipe: opening it would wait forever.
func TestWriteReplacesAPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	err := Write(path, 0o600, func(w io.Writer) error {
		_, err := io.WriteString(w, "text")
		return err
	})
	if info, statErr := os.Lstat(path); err != nil || statErr != nil || !info.Mode().IsRegular() {
		t.Errorf("%v, %v", err, statErr)
	}
}
