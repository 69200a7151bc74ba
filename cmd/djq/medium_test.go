//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// historyWithJournal returns the bytes of a history and of its write-ahead log,
// which holds all but the first of its reviews.
func historyWithJournal(t *testing.T) (database, journal []byte) {
	t.Helper()
	home := homeOfNobody(t)
	path := filepath.Join(home, "history.db")
	first, _, _ := strings.Cut(reviews, "\n")
	load := func(text string) {
		file := filepath.Join(home, "reviews.jsonl")
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if code, out := runAsNobody(t, home, "", "history", "import", file); code != 0 {
			t.Fatalf("exit code %d\n%s", code, out)
		}
	}
	load(first + "\n")
	db, err := openDatabase(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	// Only the last connection clears the log.
	conn, err := db.Conn(context.Background())
	if err == nil {
		err = errors.Join(conn.PingContext(t.Context()), conn.QueryRowContext(t.Context(), "SELECT 1 FROM events").Err())
	}
	if err != nil {
		t.Fatal(err)
	}
	load(reviews)
	for file, content := range map[string]*[]byte{path: &database, path + "-wal": &journal} {
		if *content, err = os.ReadFile(file); err != nil || len(*content) == 0 {
			t.Fatalf("%s: %d bytes, %v", file, len(*content), err)
		}
	}
	return database, journal
}

// mountMemory mounts a file system in memory, with options of tmpfs.
func mountMemory(t *testing.T, options string) (folder string) {
	t.Helper()
	folder = homeOfNobody(t)
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, options+",mode=777"); err != nil {
		t.Skipf("a file system cannot be mounted here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	return folder
}

// fill leaves no room on the disk of a folder.
func fill(t *testing.T, folder string) {
	t.Helper()
	file, err := os.Create(filepath.Join(folder, "filling"))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = file.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	_ = file.Close()
}

// media are what a history can lie on that djq cannot write.
var media = []struct {
	name string
	make func(t *testing.T, put func(folder string)) (home string)
}{
	{"read-only folder", func(t *testing.T, put func(string)) string {
		home := homeOfNobody(t)
		put(home)
		if err := os.Chmod(home, 0o555); err != nil {
			t.Fatal(err)
		}
		return home
	}},
	{"read-only file system", func(t *testing.T, put func(string)) string {
		home := mountMemory(t, "size=2m")
		put(home)
		if err := syscall.Mount("", home, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
			t.Fatal(err)
		}
		return home
	}},
	{"full disk", func(t *testing.T, put func(string)) string {
		home := mountMemory(t, "size=2m")
		put(home)
		fill(t, home)
		return home
	}},
}

// TestReadingNeedsNoWriting runs what only reads on a history that cannot be
// written, with and without a write-ahead log beside it.
func TestReadingNeedsNoWriting(t *testing.T) {
	if err := os.Chmod(binary, 0o755); err != nil {
		t.Fatal(err)
	}
	database, journal := historyWithJournal(t)
	for _, medium := range media {
		for _, withJournal := range []bool{false, true} {
			name, want := medium.name, 1
			if withJournal {
				name, want = name+" with a journal", strings.Count(reviews, "\n")
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				home := medium.make(t, func(folder string) {
					// A program that another test starts now would hold files that
					// are open for writing, and keep the medium from being read-only.
					syscall.ForkLock.RLock()
					defer syscall.ForkLock.RUnlock()
					files := map[string][]byte{"history.db": database}
					if withJournal {
						files["history.db-wal"] = journal
					}
					for file, content := range files {
						file = filepath.Join(folder, file)
						if err := errors.Join(os.WriteFile(file, content, 0o666), os.Chmod(file, 0o666)); err != nil {
							t.Fatal(err)
						}
					}
				})
				for _, args := range []string{"", "stats", "show n-plus-one", "topics", "plan", "list", "list --json", "history check", "history export -"} {
					code, out := runAsNobody(t, home, "", strings.Fields(args)...)
					if code != 0 || strings.Contains(out, "warning: ") {
						t.Errorf("djq %s: exit code %d\n%s", args, code, out)
					}
					if n := strings.Count(out, `{"uid":`); args == "history export -" && n != want {
						t.Errorf("%d events were exported, want %d", n, want)
					}
				}
				if got, err := os.ReadFile(filepath.Join(home, "history.db")); !bytes.Equal(got, database) {
					t.Errorf("the history changed (%v)", err)
				}
				if medium.name != "full disk" {
					return
				}
				for _, args := range []string{"history suspend n-plus-one", "drill --save --order bank"} {
					code, out := runAsNobody(t, home, "", strings.Fields(args)...)
					if want := filepath.Join(home, "history.db") + " cannot grow: the disk is full"; code != 3 || !strings.Contains(out, want) {
						t.Errorf("djq %s: exit code %d, want 3 and %q\n%s", args, code, want, out)
					}
				}
			})
		}
	}
}

// TestUnreadableJournalIsNamed reads a history whose newest events lie in a file
// that may not be read: it is not shown without them.
func TestUnreadableJournalIsNamed(t *testing.T) {
	if err := os.Chmod(binary, 0o755); err != nil {
		t.Fatal(err)
	}
	database, journal := historyWithJournal(t)
	home := homeOfNobody(t)
	path := filepath.Join(home, "history.db")
	err := errors.Join(os.WriteFile(path, database, 0o644), os.WriteFile(path+"-wal", journal, 0o644),
		os.Chmod(path+"-wal", 0), os.Chmod(home, 0o555))
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"stats", "history export -", "history check"} {
		code, out := runAsNobody(t, home, "", strings.Fields(args)...)
		if code != 3 || !strings.Contains(out, path+"-wal: permission denied") {
			t.Errorf("djq %s: exit code %d, want 3 and the name of the journal\n%s", args, code, out)
		}
	}
}
