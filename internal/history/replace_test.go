package history

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/history/database"
	"djq/internal/memory"
)

// A restore as a new file is killed at each of its steps; the next start
// completes it.
func TestInterruptedRestoreIsCompleted(t *testing.T) {
	ready := filled(t)
	whole, err := os.ReadFile(ready)
	if err != nil {
		t.Fatal(err)
	}
	for name, left := range map[string]map[string]string{
		"before the copy":           {"": "dear diary", "-wal": "junk", database.ReadySuffix: string(whole)},
		"before the journals":       {"": "dear diary", "-wal": "junk", "-shm": "junk", database.ReadySuffix: string(whole)},
		"between the journals":      {"": "dear diary", "-shm": "junk", database.ReadySuffix: string(whole)},
		"before the new file":       {"": "dear diary", database.ReadySuffix: string(whole)},
		"where there was no file":   {database.ReadySuffix: string(whole)},
		"with a journal of nothing": {"-wal": "junk", database.ReadySuffix: string(whole)},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "history.db")
			for suffix, text := range left {
				if err := os.WriteFile(path+suffix, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			s := testStore(t, path)
			if n := len(states(t, s)); n != 40 {
				t.Errorf("%d states", n)
			}
			if notices := s.Notices(); len(notices) != 1 || !strings.Contains(notices[0], "completed an interrupted restore") {
				t.Errorf("notices: %q", notices)
			}
			verify(t, s)
			if _, err := os.Stat(path + database.ReadySuffix); err == nil {
				t.Error("the new file is still beside the history")
			}
		})
	}
}

func TestHistoryIsCreatedWhereALinkPoints(t *testing.T) {
	home, target := t.TempDir(), filepath.Join(t.TempDir(), "real.db")
	path := filepath.Join(home, "history.db")
	if err := os.Symlink(target, path); err != nil {
		t.Skip("no links here")
	}
	s := testStore(t, path)
	appendAll(t, s, rated("orm/one", memory.Good, 1))
	s.Close()
	if _, err := Restore(t.Context(), path, filled(t), testScheduler(t), now); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(path); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v", err)
	}
	if n := len(states(t, testStore(t, target))); n != 40 {
		t.Errorf("%d states behind the link", n)
	}
}
