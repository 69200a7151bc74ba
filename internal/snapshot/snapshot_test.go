package snapshot

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// someDatabase makes what Take takes for a database with a journal.
func someDatabase(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "history.db")
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.WriteFile(path+suffix, []byte("content"+suffix), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func TestTakeCopiesTheJournalToTheFirstFolderThatWillDo(t *testing.T) {
	folder := t.TempDir()
	copied, remove, err := Take(someDatabase(t), []string{filepath.Join(folder, "none"), folder})
	if err != nil {
		t.Fatal(err)
	}
	for suffix, want := range map[string]string{"": "content", "-wal": "content-wal", "-shm": ""} {
		if got, _ := os.ReadFile(copied + suffix); string(got) != want {
			t.Errorf("%s holds %q, want %q", copied+suffix, got, want)
		}
	}
	if err := os.WriteFile(copied+"-shm", nil, 0o600); err != nil { // as SQLite does
		t.Fatal(err)
	}
	remove()
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestTakeSaysWhyNoFolderWillDo(t *testing.T) {
	none := filepath.Join(t.TempDir(), "none")
	_, _, err := Take(someDatabase(t), []string{none, none + "-either"})
	if err == nil || !strings.Contains(err.Error(), none) || !strings.Contains(err.Error(), none+"-either") {
		t.Errorf("got %v", err)
	}
	folder := t.TempDir()
	if _, _, err := Take(none, []string{folder}); !os.IsNotExist(err) && (err == nil || !strings.Contains(err.Error(), none)) {
		t.Errorf("got %v", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestSameStateSeesEveryChange(t *testing.T) {
	path := someDatabase(t)
	before, err := stateOf(path)
	if err != nil {
		t.Fatal(err)
	}
	if after, err := stateOf(path); err != nil || !sameState(before, after) {
		t.Errorf("a change is seen where there was none: %v", err)
	}
	for _, change := range []func() error{
		func() error { return os.WriteFile(path+"-wal", []byte("longer than it was"), 0o644) },
		func() error { return os.Remove(path + "-wal") },
		func() error { return os.WriteFile(path+"-journal", nil, 0o644) },
	} {
		if err := change(); err != nil {
			t.Fatal(err)
		}
		after, err := stateOf(path)
		if err != nil || sameState(before, after) {
			t.Errorf("a change is not seen: %v", err)
		}
		before = after
	}
}
