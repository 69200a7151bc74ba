package history

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/history/database"
	"djq/internal/memory"
)

// filled returns the path of a closed history with some events.
func filled(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "history.db")
	s := testStore(t, path)
	for i := range 40 {
		appendAll(t, s, rated("orm/"+strings.Repeat("x", i+1), memory.Good, i%3))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func openTest(path string) (*Store, error) {
	scheduler, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		return nil, err
	}
	return Open(context.Background(), path, scheduler, now)
}

// Whatever is wrong with a file: the error names it and says what to do, and
// not a byte of it changes.
func TestRefusedFilesStayAsTheyAre(t *testing.T) {
	whole, err := os.ReadFile(filled(t))
	if err != nil {
		t.Fatal(err)
	}
	changed := func(at int, b ...byte) []byte {
		c := bytes.Clone(whole)
		copy(c[at:], b)
		return c
	}
	// https://www.sqlite.org/fileformat.html#the_database_header
	const userVersionAt, applicationIDAt = 60, 68
	for _, tt := range []struct {
		name, want string
		bytes      []byte
	}{
		{"garbage", "is not a djq history", bytes.Repeat([]byte{0xde, 0xad}, 4000)},
		{"text", "is not a djq history", []byte("dear diary\n")},
		{"empty", "is not a djq history", nil},
		{"truncated", "is truncated", whole[:len(whole)-5000]},
		{"truncated in the header", "is not a djq history", whole[:60]},
		{"newer", "was written by a newer djq (format 99", changed(userVersionAt, 0, 0, 0, 99)},
		{"foreign", "belongs to another program", changed(applicationIDAt, 1, 2, 3, 4)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "history.db")
			if err := os.WriteFile(path, tt.bytes, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := openTest(path)
			checkRefusal(t, err, path, tt.want)
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, tt.bytes) {
				t.Errorf("the file changed (%v)", err)
			}
			if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
				t.Errorf("files were left beside it: %v", left)
			}
		})
	}
}

func checkRefusal(t *testing.T, err error, path, want string) {
	t.Helper()
	var refused *database.FileError
	if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) || refused.Hint() == "" {
		t.Errorf("error %v, want a FileError about %s that says %q and what to do", err, path, want)
	}
}

func TestFolderInPlaceOfTheHistoryIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := openTest(path)
	checkRefusal(t, err, path, "is a folder")
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err = openTest(filepath.Join(file, "history.db")); err == nil {
		t.Error("a file served as a folder")
	}
}

func TestOverwrittenPageIsReportedAsDamage(t *testing.T) {
	path := filled(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for page := 4096; page < len(whole); page += 4096 {
		broken := bytes.Clone(whole)
		copy(broken[page:page+4096], bytes.Repeat([]byte("junk"), 1024))
		if err := os.WriteFile(path, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := openTest(path)
		if err == nil {
			err = s.QuickCheck(t.Context())
			if _, checkErr := s.Check(t.Context()); checkErr == nil {
				t.Errorf("page %d: the whole check is content", page/4096)
			}
			s.Close()
		}
		if err == nil {
			continue // an unused page
		}
		found++
		checkRefusal(t, err, path, "is damaged")
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, broken) {
			t.Errorf("page %d: the file changed (%v)", page/4096, err)
		}
	}
	if found < 5 {
		t.Errorf("%d broken pages were found", found)
	}
}

func TestLockedHistoryIsReported(t *testing.T) {
	path := filled(t)
	db, err := sql.Open("sqlite", "file:"+path+"?_txlock=exclusive")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	s, err := openTest(path)
	if err != nil {
		t.Fatal(err) // readers of a write-ahead log wait for nobody
	}
	defer s.Close()
	if _, err := s.db.Exec("PRAGMA busy_timeout = 10"); err != nil {
		t.Fatal(err)
	}
	_, _, err = s.Append(t.Context(), rated("orm/a", memory.Good, 9))
	checkRefusal(t, err, path, "is locked by another program")
}

func TestFullDiskLosesNothingRated(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	s.db.SetMaxOpenConns(1)
	if _, err := s.db.Exec("PRAGMA max_page_count = 1"); err != nil {
		t.Fatal(err) // SQLite takes the current size as the limit
	}
	var err error
	n := 0
	for ; err == nil && n < 500; n++ {
		_, _, err = s.Append(t.Context(), rated("orm/a", memory.Good, 9))
	}
	checkRefusal(t, err, path, "the disk is full")
	c, err := s.Check(t.Context())
	if err != nil || c.Events != 40+n-1 || len(c.Differences) > 0 {
		t.Errorf("after %d ratings: %+v, %v", n-1, c, err)
	}
}

func TestMigrationsRunOnceFromEachVersion(t *testing.T) {
	ctx, newest := t.Context(), len(database.Migrations())
	path := filled(t)
	failing := func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "CREATE TABLE half (a)"); err != nil {
			return err
		}
		return errors.New("no luck")
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if s, err := open(ctx, path, "", testScheduler(t), now, append(database.Migrations(), failing)); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("migration to version %d: no luck", newest+1)) {
		t.Errorf("failing step: %v, %v", s, err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("a failing step changed the file (%v)", err)
	}
	step := func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "ALTER TABLE memory ADD COLUMN extra INTEGER NOT NULL DEFAULT 7")
		return err
	}
	s, err := open(ctx, path, "", testScheduler(t), now, append(database.Migrations(), step))
	if err != nil {
		t.Fatal(err)
	}
	var version, extra int
	if err := s.db.QueryRow("PRAGMA user_version").Scan(&version); err != nil || version != newest+1 {
		t.Errorf("version %d, %v", version, err)
	}
	if err := s.db.QueryRow("SELECT max(extra) FROM memory").Scan(&extra); err != nil || extra != 7 {
		t.Errorf("extra %d, %v", extra, err)
	}
	verify(t, s)
	s.Close()
	_, err = openTest(path)
	checkRefusal(t, err, path, fmt.Sprintf("was written by a newer djq (format %d; this one supports up to %d)", newest+1, newest))
}

func TestRepairRebuildsWhatCheckFinds(t *testing.T) {
	s := testStore(t, filled(t))
	for _, q := range []string{
		"UPDATE memory SET reps = 9 WHERE card = 'orm/x'", "DELETE FROM memory WHERE card = 'orm/xx'",
		"UPDATE by_day SET n = n + 1", "UPDATE by_card SET predicted = predicted + 0.5 WHERE card = 'orm/xxx'",
	} {
		if _, err := s.db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	c, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(c.Differences, ", ")
	for _, want := range []string{"state of orm/x,", "state of orm/xx,", "sums of 2026-11-23", "good ratings of orm/xxx"} {
		if !strings.Contains(got+",", want) {
			t.Errorf("check does not find %q: %s", want, got)
		}
	}
	if err := s.Repair(t.Context()); err != nil {
		t.Fatal(err)
	}
	verify(t, s)
}
