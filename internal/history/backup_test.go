package history

import (
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
