package history

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/event"
	"djq/internal/history/database"
	"djq/internal/memory"
)

// format1 is the schema of the first released format.
const format1 = `
PRAGMA application_id = 0x646a7168;
PRAGMA user_version = 1;
CREATE TABLE events (
	seq INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, card TEXT NOT NULL, day INTEGER NOT NULL,
	at INTEGER NOT NULL, zone INTEGER NOT NULL, rating INTEGER NOT NULL, ms INTEGER NOT NULL, missed TEXT NOT NULL,
	session TEXT NOT NULL, machine TEXT NOT NULL, of TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_card ON events (card, day, at, uid);
CREATE INDEX events_undone ON events (of) WHERE of <> '';
CREATE TABLE memory (
	card TEXT PRIMARY KEY, stability REAL NOT NULL, difficulty REAL NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
	last_at INTEGER NOT NULL, due INTEGER NOT NULL, reps INTEGER NOT NULL, lapses INTEGER NOT NULL, forgotten INTEGER NOT NULL,
	buried INTEGER NOT NULL, suspended INTEGER NOT NULL, flagged INTEGER NOT NULL, latest_day INTEGER NOT NULL,
	latest_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE by_day (
	day INTEGER PRIMARY KEY, n INTEGER NOT NULL, passed INTEGER NOT NULL, new INTEGER NOT NULL, ms INTEGER NOT NULL
) STRICT;
CREATE TABLE by_card (
	card TEXT NOT NULL, rating INTEGER NOT NULL, n INTEGER NOT NULL, ms INTEGER NOT NULL, recalls INTEGER NOT NULL,
	predicted REAL NOT NULL, PRIMARY KEY (card, rating)
) STRICT, WITHOUT ROWID;
CREATE TABLE renamed (earlier TEXT PRIMARY KEY, card TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO settings VALUES ('machine', 'old-machine'), ('value plan', 'a plan');
`

// fromFormat1 returns a history of format 1 with reviews of ten cards, one of
// them undone.
func fromFormat1(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "history.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(format1); err != nil {
		t.Fatal(err)
	}
	insert := "INSERT INTO events (uid, kind, card, day, at, zone, rating, ms, missed, session, machine, of) VALUES (?, ?, ?, ?, ?, 3600, ?, 1500, ?, 's', 'old-machine', ?)"
	for i := range 30 {
		e := rated(fmt.Sprintf("orm/card-%d", i%10), memory.Good, i/10)
		if _, err := db.Exec(insert, fmt.Sprintf("u%02d", i), "review", e.Card, e.Day, e.At.UnixMilli()+int64(i), 3, `["a point"]`, ""); err != nil {
			t.Fatal(err)
		}
	}
	last := at(event.Event{}, 3)
	if _, err := db.Exec(insert, "u30", "undo", "orm/card-9", last.Day, last.At.UnixMilli(), 0, "", "u29"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func allEvents(t *testing.T, s *Store) []event.Event {
	t.Helper()
	var events []event.Event
	if err := s.Events(t.Context(), func(e event.Event) error { events = append(events, e); return nil }); err != nil {
		t.Fatal(err)
	}
	return events
}

func TestFormat1IsMigratedWithItsEvents(t *testing.T) {
	path := fromFormat1(t)
	s := testStore(t, path)
	events := allEvents(t, s)
	if len(events) != 31 || s.Machine() != "old-machine" {
		t.Fatalf("%d events of %s", len(events), s.Machine())
	}
	if e := events[0]; e.UID != "u00" || e.MS != 1500 || len(e.Missed) != 1 || e.OpenMS != 0 || e.Text != "" || e.Bonus != nil {
		t.Errorf("the first event: %+v", e)
	}
	if got := states(t, s); len(got) != 10 || got["orm/card-1"].Reps != 3 || got["orm/card-9"].Reps != 2 {
		t.Errorf("states: %+v", got)
	}
	if plan, err := s.Value(t.Context(), "plan"); plan != "a plan" || err != nil {
		t.Errorf("plan %q, %v", plan, err)
	}
	verify(t, s) // which compares the checksums
	e := rated("orm/card-1", memory.Hard, 4)
	e.OpenMS, e.Variant, e.Text, e.Bonus, e.Hints = 900_000, 2, "spoken\nand written", []string{"a bonus point"}, 1
	want := appendAll(t, s, e)[0]
	events = allEvents(t, s)
	if diff := cmp.Diff(want, events[len(events)-1], cmp.Comparer(sameMoment)); diff != "" {
		t.Errorf("event (-written +read):\n%s", diff)
	}
	verify(t, s)
}

func TestFormat1IsRestoredAndSalvaged(t *testing.T) {
	backup := fromFormat1(t)
	found, err := database.Salvage(t.Context(), backup, func(event.Event) error { return nil })
	if err != nil || found != (database.Salvaged{Events: 31, Expected: 31}) {
		t.Errorf("salvaged %+v, %v", found, err)
	}
	before, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	path := filled(t)
	if r, err := Restore(t.Context(), path, backup, testScheduler(t), now); err != nil || r.Events != 31 {
		t.Errorf("restored %+v, %v", r, err)
	}
	if after, err := os.ReadFile(backup); err != nil || !bytes.Equal(before, after) {
		t.Errorf("a restore changed the backup (%v)", err)
	}
	verify(t, testStore(t, path))
}

// Until djq gave rows of the derived tables checksums they had none.
func TestTablesWithoutChecksumsAreDerivedAnew(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	want := states(t, s)
	_, tables, found := strings.Cut(format1, "CREATE TABLE memory")
	tables, _, ended := strings.Cut(tables, "CREATE TABLE renamed")
	if !found || !ended {
		t.Fatal("format 1 has other tables")
	}
	_, err := s.db.Exec(`DROP TABLE memory; DROP TABLE by_day; DROP TABLE by_card; DROP TABLE set_aside;
		CREATE TABLE memory` + tables + `CREATE TABLE set_aside (uid TEXT PRIMARY KEY, day INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
		UPDATE settings SET value = replace(value, 'rules 4', 'rules 2'), sum = NULL WHERE key = 'derived_by'`)
	if err != nil {
		t.Fatal(err)
	}
	// One that was opened before reads on, too.
	for _, s := range []*Store{s, testStore(t, path)} {
		if diff := cmp.Diff(want, states(t, s)); diff != "" {
			t.Errorf("states (-want +got):\n%s", diff)
		}
	}
	s = testStore(t, path)
	if notices := s.Notices(); len(notices) > 0 {
		t.Errorf("notices: %q", notices)
	}
	verify(t, s)
}

// SQLite's own checks know nothing of a bit that flips inside a value.
func TestChangedEventsAreFoundByTheirChecksums(t *testing.T) {
	for name, query := range map[string]string{
		"a time":       "UPDATE events SET ms = ms | 1 WHERE seq = 7",
		"a rating":     "UPDATE events SET rating = 4 WHERE seq = 7",
		"a letter":     "UPDATE events SET session = 'r' WHERE seq = 7",
		"the offset":   "UPDATE events SET zone = 7200 WHERE seq = 7",
		"the checksum": "UPDATE events SET sum = '0' || substr(sum, 2) || 'x' WHERE seq = 7",
		"a list":       "UPDATE events SET bonus = '[' WHERE seq = 7",
	} {
		t.Run(name, func(t *testing.T) {
			path := filled(t)
			s := testStore(t, path)
			if _, err := s.db.Exec(query); err != nil {
				t.Fatal(err)
			}
			_, err := s.Check(t.Context())
			checkRefusal(t, err, path, "is damaged")
			checkRefusal(t, s.BackupTo(t.Context(), filepath.Join(t.TempDir(), "copy.db")), path, "is damaged")
			_, err = Restore(t.Context(), filled(t), path, testScheduler(t), now)
			checkRefusal(t, err, path, "is damaged")
			found, err := database.Salvage(t.Context(), path, func(event.Event) error { return nil })
			if err != nil || found != (database.Salvaged{Events: 39, Expected: 40}) {
				t.Errorf("salvaged %+v, %v", found, err)
			}
		})
	}
}
