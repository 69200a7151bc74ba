package history

import (
	"bytes"
	"djq/internal/memory"
	"os"
	"path/filepath"
	"testing"
)

func TestRestoreKeepsThePreviousHistory(t *testing.T) {
	ctx := t.Context()
	path := filled(t)
	s := testStore(t, path)
	backup, err := s.DailyBackup(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	appendAll(t, s, rated("orm/later", memory.Good, 5))
	_, err = Restore(ctx, path, backup, noon)
	checkRefusal(t, err, path, "is in use")
	s.Close()

	// Each restore keeps what was there.
	for range 2 {
		r, err := Restore(ctx, path, backup, noon)
		if err != nil || r.Events != 40 {
			t.Fatalf("%+v, %v", r, err)
		}
	}
	restored := testStore(t, path)
	if _, ok := states(t, restored)["orm/later"]; ok || len(states(t, restored)) != 40 {
		t.Errorf("restored %d states", len(states(t, restored)))
	}
	verify(t, restored)
	restored.Close()
	list := backups(t, path)
	if len(list) != 3 || list[0].Name != "2026-11-23-120000-before-restore-2" || list[1].Events != 41 || list[2].Path != backup {
		t.Fatalf("backups: %+v", list)
	}

	// It can be taken back, and needs nothing to be there.
	elsewhere := filepath.Join(t.TempDir(), "new", "history.db")
	for _, to := range []string{path, elsewhere} {
		r, err := Restore(ctx, to, list[1].Path, noon)
		if err != nil || (r.Previous == "") != (to == elsewhere) {
			t.Fatalf("restored to %s: %+v, %v", to, r, err)
		}
		old := testStore(t, to)
		if _, ok := states(t, old)["orm/later"]; !ok {
			t.Error("the history that was there is gone")
		}
		old.Close()
	}
}

func TestRestoreReplacesADamagedHistory(t *testing.T) {
	backup := filled(t)
	for name, damage := range map[string]func(path string) error{
		"text":   func(path string) error { return os.WriteFile(path, []byte("dear diary"), 0o600) },
		"folder": func(path string) error { return os.Mkdir(path, 0o700) },
		"pages": func(path string) error {
			text, err := os.ReadFile(backup)
			if err != nil {
				return err
			}
			copy(text[4096:], bytes.Repeat([]byte("junk"), 3000))
			return os.WriteFile(path, text, 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "history.db")
			if err := damage(path); err != nil {
				t.Fatal(err)
			}
			before, _ := os.ReadFile(path)
			r, err := Restore(t.Context(), path, backup, noon)
			if err != nil || r.Events != 40 {
				t.Fatalf("%+v, %v", r, err)
			}
			if kept, _ := os.ReadFile(r.Previous); !bytes.Equal(kept, before) {
				t.Error("what was there was not kept as it was")
			}
			verify(t, testStore(t, path))
		})
	}
}

func TestRestoreRefusesWhatIsNoBackup(t *testing.T) {
	ctx := t.Context()
	path := filled(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	junk := filepath.Join(t.TempDir(), "junk.db")
	for _, tt := range []struct {
		name, want string
		bytes      []byte
	}{
		{"text", "is not a djq history", []byte("junk")},
		{"damaged", "is damaged", append(bytes.Clone(whole[:8192]), bytes.Repeat([]byte{7}, len(whole)-8192)...)},
	} {
		if err := os.WriteFile(junk, tt.bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err = Restore(ctx, path, junk, noon)
		checkRefusal(t, err, junk, tt.want)
	}
	_, err = Restore(ctx, path, junk+"x", noon)
	checkRefusal(t, err, junk+"x", "cannot be read")
	_, err = Restore(ctx, path, path, noon)
	checkRefusal(t, err, path, "is the history itself")
	if after, _ := os.ReadFile(path); !bytes.Equal(whole, after) {
		t.Error("a refused backup changed the history")
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left beside it: %v", left)
	}

	// A backup of a kind that cannot be restored is listed with the reason.
	if err := os.Mkdir(BackupFolder(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(BackupFolder(path), "history-2026-11-01.db"), []byte("junk"), 0o600); err != nil {
		t.Fatal(err)
	}
	if list := backups(t, path); len(list) != 1 || list[0].Err == nil {
		t.Errorf("backups: %+v", list)
	}
}
