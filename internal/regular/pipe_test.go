//go:build unix

package regular

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// Nobody writes into the pipe: opening it for reading would wait forever.
func TestOpenDoesNotWaitForTheFarEndOfAPipe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip(err)
	}
	var refused *KindError
	if _, err := Open(name); !errors.As(err, &refused) || refused.Error() != "it is a named pipe, not a regular file" {
		t.Errorf("got %v", err)
	}
}
