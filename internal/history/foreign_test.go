//go:build unix

package history

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A pipe has no end to be waited for.
func TestPipeInThePlaceOfAHistoryIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	_, err := openTest(path)
	checkRefusal(t, err, path, "is a pipe, a socket or a device")
}

// Only what a restore has made takes the place of a history.
func TestForeignFileInThePlaceOfARestoredHistoryIsRefused(t *testing.T) {
	for name, put := range map[string]func(path string) error{
		"text":   func(path string) error { return os.WriteFile(path, []byte("dear diary"), 0o600) },
		"folder": func(path string) error { return os.Mkdir(path, 0o700) },
	} {
		path := filled(t)
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := put(path + ".restored"); err != nil {
			t.Fatal(err)
		}
		_, err = openTest(path)
		checkRefusal(t, err, path+".restored", "is no history that a restore was putting in place")
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s: the history has changed (%v)", name, err)
		}
	}
}
