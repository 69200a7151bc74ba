package database

import (
	"os"
	"path/filepath"
	"testing"
)

func TestIsLockedMakesNoFile(t *testing.T) {
	folder := t.TempDir()
	for _, change := range []bool{false, true} {
		if IsLocked(t.Context(), filepath.Join(folder, "history.db"), change, 0) {
			t.Error("what is not there is locked")
		}
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}
