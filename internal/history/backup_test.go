package history

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"djq/internal/event"
	"djq/internal/history/database"
	"djq/internal/memory"
)

var today = memory.DayOf(noon, memory.DefaultDayStart)

func backups(t *testing.T, path string) []database.Backup {
	t.Helper()
	list, err := database.Backups(t.Context(), path)
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

// Wrong clocks name backups after years to come; those made last are kept all
// the same.
func TestDailyBackupKeepsTheLastMadeWhateverTheirYear(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	for i := range keptBackups {
		if _, err := s.DailyBackup(t.Context(), today+3650+memory.Day(i)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 3 {
		if _, err := s.DailyBackup(t.Context(), today+memory.Day(i)); err != nil {
			t.Fatal(err)
		}
	}
	var names []string
	for _, b := range backups(t, path) {
		names = append(names, b.Name[:4])
	}
	if got := strings.Join(names, " "); got != "2036 2036 2036 2036 2026 2026 2026" {
		t.Errorf("kept: %s", got)
	}
}

func TestLeftoversOfKilledProcessesAreRemoved(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	if _, err := s.BackupNow(t.Context(), "", noon); err != nil {
		t.Fatal(err)
	}
	dead := exec.Command(os.Args[0], "-test.run=^$")
	if err := dead.Run(); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{filepath.Dir(path), database.BackupFolder(path)} {
		name := func(pid int) string {
			return filepath.Join(folder, fmt.Sprintf(".djq-%d-0.tmp", pid))
		}
		killed, alive := name(dead.Process.Pid), name(os.Getpid())
		for _, file := range []string{killed, killed + "-journal", alive} {
			if err := os.WriteFile(file, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.DailyBackup(t.Context(), today); err != nil {
			t.Fatal(err)
		}
		for _, file := range []string{killed, killed + "-journal"} {
			if _, err := os.Stat(file); err == nil {
				t.Errorf("%s of a process that is gone is still there", file)
			}
		}
		if _, err := os.Stat(alive); err != nil {
			t.Errorf("%s of a process that runs is gone", alive)
		}
	}
}

func TestBackupDoesNotReplaceAHistoryInUse(t *testing.T) {
	s := testStore(t, filled(t))
	other := filled(t) // closed
	checkRefusal(t, s.BackupTo(t.Context(), other), other, "is a history and not a backup")
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := s.BackupTo(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(copied+"-wal", []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	checkRefusal(t, s.BackupTo(t.Context(), copied), copied, "is a history and not a backup")
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
	if found, err := database.Salvage(t.Context(), copied, func(event.Event) error { return nil }); found.Events != 40 || err != nil {
		t.Errorf("%+v, %v", found, err)
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
	if err := os.WriteFile(database.BackupFolder(path), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := s.DailyBackup(t.Context(), today)
	checkRefusal(t, err, database.BackupFolder(path), "cannot be created")
	_, err = s.BackupNow(t.Context(), "", noon)
	checkRefusal(t, err, database.BackupFolder(path), "cannot be created")
	_, err = database.Backups(t.Context(), path)
	checkRefusal(t, err, database.BackupFolder(path), "cannot be read")
	s.Close()
	_, err = Restore(t.Context(), path, filled(t), testScheduler(t), now)
	checkRefusal(t, err, database.BackupFolder(path), "cannot be created")
}

// Several that start on the same morning make the backup and clear up at once.
func TestDailyBackupByManyAtOnce(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	if err := os.Mkdir(database.BackupFolder(path), 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range memory.Day(2000) {
		stale := database.BackupPath(database.BackupFolder(path), (today - 1 - i).String())
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
