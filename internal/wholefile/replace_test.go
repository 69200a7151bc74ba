package wholefile

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestReplaceRefusesAChangedFile(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "cards.yaml")
	if err := os.WriteFile(name, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Replace(name, []byte("other"), []byte("after")); !errors.Is(err, ErrChanged) {
		t.Errorf("a file that was changed is replaced: %v", err)
	}
	if err := Replace(filepath.Join(folder, "none.yaml"), nil, nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there is replaced: %v", err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != "before" {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if err := Replace(name, []byte("before"), []byte("after")); err != nil {
		t.Error(err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != "after" {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
		t.Errorf("%d files are left, %v", len(entries), err)
	}
}

func TestReplaceRefusesAReadOnlyFile(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "cards.yaml")
	if err := os.WriteFile(name, []byte("before"), 0o444); err != nil {
		t.Fatal(err)
	}
	if err := Replace(name, []byte("before"), []byte("after")); !errors.Is(err, ErrReadOnly) {
		t.Errorf("got %v", err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != "before" {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
		t.Errorf("%d files are left, %v", len(entries), err)
	}
}
