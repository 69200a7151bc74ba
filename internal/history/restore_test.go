package history

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/history/database"
	"djq/internal/memory"
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
	s.Close()

	// Each restore keeps what was there.
	for range 2 {
		r, err := Restore(ctx, path, backup, testScheduler(t), momentAt(0))
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
		r, err := Restore(ctx, to, list[1].Path, testScheduler(t), momentAt(0))
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
			r, err := Restore(t.Context(), path, backup, testScheduler(t), momentAt(0))
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
		_, err = Restore(ctx, path, junk, testScheduler(t), momentAt(0))
		checkRefusal(t, err, junk, tt.want)
	}
	_, err = Restore(ctx, path, junk+"x", testScheduler(t), momentAt(0))
	checkRefusal(t, err, junk+"x", "cannot be read")
	_, err = Restore(ctx, path, path, testScheduler(t), momentAt(0))
	checkRefusal(t, err, path, "is the history itself")
	if after, _ := os.ReadFile(path); !bytes.Equal(whole, after) {
		t.Error("a refused backup changed the history")
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left beside it: %v", left)
	}

	// A backup of a kind that cannot be restored is listed with the reason.
	if err := os.Mkdir(database.BackupFolder(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(database.BackupFolder(path), "history-2026-11-01.db"), []byte("junk"), 0o600); err != nil {
		t.Fatal(err)
	}
	if list := backups(t, path); len(list) != 1 || list[0].Err == nil {
		t.Errorf("backups: %+v", list)
	}
}

// A history that other programs have open is restored under their feet: what
// they write afterwards goes on from what was restored.
func TestRestoreIntoAnOpenHistory(t *testing.T) {
	ctx := t.Context()
	path := filled(t)
	s := testStore(t, path)
	backup, err := s.DailyBackup(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	machine := s.Machine()
	appendAll(t, s, rated("orm/later", memory.Good, 5))
	r, err := Restore(ctx, path, backup, testScheduler(t), momentAt(0))
	if err != nil || r.Events != 40 {
		t.Fatalf("%+v, %v", r, err)
	}
	after := appendAll(t, s, rated("orm/after", memory.Good, 6))
	if after[0].Machine == machine {
		t.Error("the restored history goes on under its old name")
	}
	got := states(t, s)
	if _, ok := got["orm/later"]; ok || len(got) != 41 {
		t.Errorf("%d states", len(got))
	}
	verify(t, s)
}

// SQLite reads a journal into whatever database lies beside it.
func TestRestoreBesideTheJournalOfAnotherHistory(t *testing.T) {
	ctx := t.Context()
	path := filled(t)
	s := testStore(t, path)
	backup, err := s.DailyBackup(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	appendAll(t, s, rated("orm/later", memory.Good, 5), rated("orm/later", memory.Good, 6))
	// A killed drill leaves both, and someone moves the history away.
	wal, err := os.ReadFile(path + "-wal")
	if err != nil || len(wal) == 0 {
		t.Fatalf("%d bytes of journal, %v", len(wal), err)
	}
	for name, put := range map[string]func(path string) error{
		"gone":    func(string) error { return nil },
		"damaged": func(path string) error { return os.WriteFile(path, []byte("dear diary"), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "history.db")
			if err := errors.Join(put(path), os.WriteFile(path+"-wal", wal, 0o600)); err != nil {
				t.Fatal(err)
			}
			r, err := Restore(ctx, path, backup, testScheduler(t), momentAt(0))
			if err != nil || r.Events != 40 || r.Previous == "" {
				t.Fatalf("%+v, %v", r, err)
			}
			if kept, err := os.ReadFile(r.Previous + "-wal"); err != nil || !bytes.Equal(kept, wal) {
				t.Errorf("the journal is not kept: %v", err)
			}
			restored := testStore(t, path)
			verify(t, restored)
			if len(states(t, restored)) != 40 {
				t.Errorf("%d states", len(states(t, restored)))
			}
		})
	}
}

func TestDeletedHistoryDoesNotComeBackFromItsJournal(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	appendAll(t, s, rated("orm/later", memory.Good, 5))
	wal, err := os.ReadFile(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "history.db")
	if err := errors.Join(os.WriteFile(path+"-wal", wal, 0o600), os.WriteFile(path+"-shm", nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	fresh := testStore(t, path)
	if n := len(states(t, fresh)); n != 0 {
		t.Errorf("%d states in a new history", n)
	}
	if notices := fresh.Notices(); len(notices) != 1 || !strings.Contains(notices[0], "left-over") {
		t.Errorf("notices: %q", notices)
	}
}

func TestRatingIntoAReplacedFileIsRefused(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	if err := os.Rename(path, path+".away"); err != nil {
		t.Skip("this system does not move files that are open")
	}
	_, _, err := s.Append(t.Context(), rated("orm/later", memory.Good, 5))
	checkRefusal(t, err, path, "was replaced by another history")
	testStore(t, path)
	_, _, err = s.Append(t.Context(), rated("orm/later", memory.Good, 5))
	checkRefusal(t, err, path, "was replaced by another history")
}

func TestRestoredDatabaseHasOnlyTheTablesOfDjq(t *testing.T) {
	backup := filled(t)
	db, err := sql.Open("sqlite", backup)
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		"CREATE VIEW spy AS SELECT * FROM events",
		"CREATE TRIGGER eat AFTER INSERT ON events BEGIN DELETE FROM events WHERE uid = new.uid; END",
		"UPDATE settings SET value = 'x' || char(27) || '[31m' WHERE key = 'machine'",
	} {
		if _, err := db.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filled(t), filepath.Join(t.TempDir(), "history.db")} {
		if _, err := Restore(t.Context(), path, backup, testScheduler(t), momentAt(0)); err != nil {
			t.Fatal(err)
		}
		s := testStore(t, path)
		appendAll(t, s, rated("orm/later", memory.Good, 5))
		var odd int
		if err := s.db.QueryRow("SELECT count(*) FROM sqlite_schema WHERE type IN ('view', 'trigger')").Scan(&odd); err != nil || odd != 0 {
			t.Errorf("%d views and triggers, %v", odd, err)
		}
		if strings.ContainsRune(s.Machine(), 27) || len(states(t, s)) != 41 {
			t.Errorf("machine %q, %d states", s.Machine(), len(states(t, s)))
		}
		verify(t, s)
	}
}
