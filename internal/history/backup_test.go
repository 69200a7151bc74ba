package history

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"djq/internal/memory"
)

var today = memory.DayOf(noon, memory.DefaultDayStart)

func backups(t *testing.T, path string) []Backup {
	t.Helper()
	list, err := Backups(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestDailyBackupKeepsSeven(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	byHand, err := s.BackupNow(t.Context(), "", noon)
	if err != nil {
		t.Fatal(err)
	}
	var made []string
	for i := range keptBackups + 3 {
		name, err := s.DailyBackup(t.Context(), today+memory.Day(i))
		if err != nil || name == "" {
			t.Fatalf("backup %q, %v", name, err)
		}
		made = append(made, name)
	}
	if again, err := s.DailyBackup(t.Context(), today+keptBackups); again != "" || err != nil {
		t.Errorf("a second backup of a day: %q, %v", again, err)
	}
	list := backups(t, path)
	if len(list) != keptBackups+1 || list[0].Path != made[len(made)-1] || list[keptBackups].Path != byHand {
		t.Fatalf("backups: %+v", list)
	}
	for _, b := range list {
		if b.Events != 40 || b.Err != nil || b.Size == 0 {
			t.Errorf("backup: %+v", b)
		}
	}
	if list[0].Name != "2026-12-02" || list[keptBackups].Name != "2026-11-23-120000" {
		t.Errorf("names: %s, %s", list[0].Name, list[keptBackups].Name)
	}
	empty := newStore(t)
	if name, err := empty.DailyBackup(t.Context(), today); name != "" || err != nil {
		t.Errorf("backup of nothing: %q, %v", name, err)
	}
}

// A copy that was killed leaves a file, which must not stay for ever.
func TestBackupRemovesCopiesThatWereCutOff(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	if _, err := s.BackupNow(t.Context(), "", noon); err != nil {
		t.Fatal(err)
	}
	old, young := filepath.Join(BackupFolder(path), ".backup-1.tmp"), filepath.Join(BackupFolder(path), ".backup-2.tmp")
	for name, at := range map[string]time.Time{old: noon.AddDate(0, 0, -3), young: noon} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, at, at); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.DailyBackup(t.Context(), today); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("what was killed days ago is still there")
	}
	if _, err := os.Stat(young); err != nil {
		t.Error("what another djq may be writing is gone")
	}
}

func TestBackupNowNeverReplaces(t *testing.T) {
	s := testStore(t, filled(t))
	folder := t.TempDir()
	var names []string
	for range 3 {
		path, err := s.BackupNow(t.Context(), folder, noon)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, filepath.Base(path))
	}
	if got := strings.Join(names, " "); got != "history-2026-11-23-120000.db history-2026-11-23-120000-2.db history-2026-11-23-120000-3.db" {
		t.Errorf("backups: %s", got)
	}
	if left, _ := os.ReadDir(folder); len(left) != 3 {
		t.Errorf("left in the folder: %v", left)
	}
}

func TestBackupToReplacesOnlyBackups(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	folder := t.TempDir()
	copied := filepath.Join(folder, "copy.db")
	for range 2 { // the second replaces the first
		if err := s.BackupTo(t.Context(), copied); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := eventsIn(t.Context(), copied); n != 40 || err != nil {
		t.Errorf("%d events, %v", n, err)
	}
	diary := filepath.Join(folder, "diary")
	if err := os.WriteFile(diary, []byte("dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	checkRefusal(t, s.BackupTo(t.Context(), diary), diary, "already exists and is not a backup")
	checkRefusal(t, s.BackupTo(t.Context(), folder), folder, "already exists and is not a backup")
	checkRefusal(t, s.BackupTo(t.Context(), path), path, "is the history itself")
	nowhere := filepath.Join(folder, "nowhere", "copy.db")
	checkRefusal(t, s.BackupTo(t.Context(), nowhere), nowhere, "cannot be written")
	if text, _ := os.ReadFile(diary); string(text) != "dear diary" {
		t.Error("a file that is no backup was replaced")
	}
	if left, _ := os.ReadDir(folder); len(left) != 2 {
		t.Errorf("left in the folder: %v", left)
	}
}

func TestBackupFolderThatIsAFileIsReported(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	if err := os.WriteFile(BackupFolder(path), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := s.DailyBackup(t.Context(), today)
	checkRefusal(t, err, BackupFolder(path), "cannot be created")
	_, err = s.BackupNow(t.Context(), "", noon)
	checkRefusal(t, err, BackupFolder(path), "cannot be created")
	_, err = Backups(t.Context(), path)
	checkRefusal(t, err, BackupFolder(path), "cannot be read")
	s.Close()
	_, err = Restore(t.Context(), path, filled(t), noon)
	checkRefusal(t, err, BackupFolder(path), "cannot be created")
}

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

// Several that start on the same morning make the backup and clear up at once.
func TestDailyBackupByManyAtOnce(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	if err := os.Mkdir(BackupFolder(path), 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range memory.Day(2000) {
		stale := filepath.Join(BackupFolder(path), backupPrefix+(today-1-i).String()+backupSuffix)
		if err := os.WriteFile(stale, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := s.DailyBackup(t.Context(), today); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if list := backups(t, path); len(list) != keptBackups || list[0].Err != nil {
		t.Errorf("backups: %+v", list)
	}
}
