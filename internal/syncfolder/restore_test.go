package syncfolder

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/history/historytest"
	"djq/internal/memory"
)

// restore closes a history, restores a backup in its place and opens it again.
func restore(t *testing.T, s *history.Store, backup string) *history.Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := history.Restore(t.Context(), s.Path(), backup, historytest.Scheduler(t), memory.MomentOf(historytest.Noon().AddDate(0, 0, 9), memory.DefaultDayStart)); err != nil {
		t.Fatal(err)
	}
	return historytest.Open(t, s.Path(), 100)
}

func backUp(t *testing.T, s *history.Store) string {
	t.Helper()
	backup, err := s.BackupNow(t.Context(), "", historytest.Noon())
	if err != nil {
		t.Fatal(err)
	}
	return backup
}

func TestWhatASoundRestorePutsAwayStaysAway(t *testing.T) {
	dir := t.TempDir()
	a, b := historytest.New(t, 100), historytest.New(t, 100)
	historytest.Append(t, a, historytest.Rated("orm/a", memory.Good, 0))
	backup := backUp(t, a)
	historytest.Append(t, a, historytest.Rated("orm/a", memory.Again, 1), historytest.At(event.Event{Kind: event.Reset, Card: "orm/a"}, 2))
	historytest.Append(t, b, historytest.Rated("orm/b", memory.Good, 0))
	sync(t, a, dir)
	sync(t, b, dir)
	sync(t, a, dir)
	first := a.Machine()

	a = restore(t, a, backup)
	if a.Machine() == first {
		t.Error("the restored history kept its name")
	}
	for range 2 {
		if r := sync(t, a, dir); r.BroughtBack != 0 || reps(t, a, "orm/a") != 1 || reps(t, a, "orm/b") != 1 {
			t.Errorf("after the restore: %+v, %d reviews", r, reps(t, a, "orm/a"))
		}
		sync(t, b, dir)
	}
	// The other machine keeps what it had.
	if n := strings.Count(export(t, b), "\n"); n != 4 {
		t.Errorf("the other machine has %d events", n)
	}
	if _, err := readFile(t.Context(), filePath(dir, first), func(event.Summed, []byte) error { return nil }); err != nil {
		t.Errorf("the old file: %v", err)
	}
	if want := `"next":"` + a.Machine() + `"`; !strings.Contains(get(t, filePath(dir, first)), want) {
		t.Errorf("the old file does not say %s:\n%s", want, get(t, filePath(dir, first)))
	}
	// It goes on in a file of its own, and a second restore likewise.
	historytest.Append(t, a, historytest.Rated("orm/a", memory.Hard, 9))
	sync(t, a, dir)
	second := a.Machine()
	a = restore(t, a, backup)
	if r := sync(t, a, dir); reps(t, a, "orm/a") != 1 || r.BroughtBack != 0 {
		t.Errorf("after the second restore: %+v, %d reviews", r, reps(t, a, "orm/a"))
	}
	if r := sync(t, b, dir); r.Others != 1 {
		t.Errorf("machines beside b: %+v", r)
	}
	if !strings.Contains(get(t, filePath(dir, second)), `"next":"`+a.Machine()+`"`) {
		t.Error("the second file does not say which one follows")
	}
	verify(t, a)
	// The copy that was kept brings it back.
	copies, err := filepath.Glob(filepath.Join(database.BackupFolder(a.Path()), "*-before-restore*.db"))
	if err != nil || len(copies) != 2 {
		t.Fatalf("copies: %v, %v", copies, err)
	}
	a = restore(t, a, copies[0]) // the later one: its name has a number
	if sync(t, a, dir); reps(t, a, "orm/a") != 2 {
		t.Errorf("%d reviews after the copy is restored", reps(t, a, "orm/a"))
	}
}

func TestSyncBringsBackWhatCameAfterABackup(t *testing.T) {
	for _, lost := range []string{"missing", "damaged"} {
		dir := t.TempDir()
		a, b := historytest.New(t, 100), historytest.New(t, 100)
		historytest.Append(t, a, historytest.Rated("orm/a", memory.Good, 0))
		backup := backUp(t, a)
		historytest.Append(t, a, historytest.Rated("orm/a", memory.Good, 3), historytest.Rated("orm/b", memory.Good, 3))
		sync(t, a, dir)
		sync(t, b, dir)
		first := a.Machine()
		want := export(t, b)
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(a.Path()); err != nil {
			t.Fatal(err)
		}
		if lost == "damaged" {
			put(t, a.Path(), "no history")
			if err := os.Remove(filePath(dir, first)); err != nil { // b carries what it had
				t.Fatal(err)
			}
			sync(t, b, dir)
		}
		a = restore(t, a, backup)
		if r := sync(t, a, dir); r.BroughtBack != 2 || r.Added != 2 || export(t, a) != want {
			t.Errorf("%s: %+v\n%s", lost, r, export(t, a))
		}
		if a.Machine() == first {
			t.Errorf("%s: the restored history kept its name", lost)
		}
		verify(t, a)
	}
}

// Two machines with the same backup do not write one file.
func TestABackupRestoredElsewhereGetsANameOfItsOwn(t *testing.T) {
	dir := t.TempDir()
	a := historytest.New(t, 100)
	historytest.Append(t, a, historytest.Rated("orm/a", memory.Good, 0))
	backup := filepath.Join(t.TempDir(), "copy.db")
	if err := a.BackupTo(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	sync(t, a, dir)
	b := restore(t, historytest.New(t, 100), backup)
	historytest.Append(t, b, historytest.Rated("orm/a", memory.Good, 3))
	if r := sync(t, b, dir); r.Others != 1 || r.File == filePath(dir, a.Machine()) || r.BroughtBack != 0 {
		t.Errorf("%+v", r)
	}
	if strings.Contains(get(t, filePath(dir, a.Machine())), `"next"`) {
		t.Error("the other machine's file was ended")
	}
	if r := sync(t, a, dir); r.Added != 1 || r.Rewritten {
		t.Errorf("the machine of the backup: %+v", r)
	}
}
