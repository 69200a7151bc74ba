package history

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/memory"
)

// The computed tables are spoiled in ways that SQLite's own checks pass.
func TestDamagedComputedValuesAreComputedAgain(t *testing.T) {
	for name, query := range map[string]string{
		"a number out of range":       "UPDATE memory SET reps = 9223372036854775807",
		"a flag of seven":             "UPDATE memory SET suspended = 7",
		"a stability of nothing":      "UPDATE memory SET stability = 0",
		"an infinite stability":       "UPDATE memory SET stability = 9e999",
		"a difficulty of 400":         "UPDATE memory SET difficulty = 400",
		"more lapses than reps":       "UPDATE memory SET lapses = reps + 1",
		"days of another type":        "DROP TABLE by_day; CREATE TABLE by_day (day TEXT, n TEXT, passed TEXT, new TEXT, ms TEXT); INSERT INTO by_day VALUES ('x', 'x', 'x', 'x', 'x')",
		"no table of days":            "DROP TABLE by_day",
		"a negative sum":              "UPDATE by_day SET n = -5",
		"a huge sum":                  "UPDATE by_day SET ms = 9223372036854775807",
		"more passed than rated":      "UPDATE by_day SET passed = n + 1",
		"a rating of nine":            "UPDATE by_card SET rating = 9",
		"a negative time":             "UPDATE by_card SET ms = -1",
		"an infinite prediction":      "UPDATE by_card SET predicted = 9e999",
		"values that are null":        "DROP TABLE by_card; CREATE TABLE by_card (card, rating, n, ms, recalls, predicted, PRIMARY KEY (card, rating)); INSERT INTO by_card VALUES ('orm/x', 3, NULL, NULL, NULL, NULL)",
		"no table of those set aside": "DROP TABLE set_aside",
		"text in those set aside":     "DROP TABLE set_aside; CREATE TABLE set_aside (uid PRIMARY KEY, day, at); INSERT INTO set_aside VALUES ('u', 'x', 'x')",
		"a moment that is none":       "UPDATE settings SET value = 'x' WHERE key = 'counted_until'",
		"a later due day":             "UPDATE memory SET due = due + 16 WHERE card = (SELECT max(card) FROM memory)",
		"another difficulty":          "UPDATE memory SET difficulty = difficulty + 0.125 WHERE card = (SELECT min(card) FROM memory)",
		"a card that is suspended":    "UPDATE memory SET suspended = 1",
		"another name of a card":      "UPDATE memory SET card = 'orm/wx' WHERE card = 'orm/xx'",
		"another sum":                 "UPDATE by_day SET ms = ms + 1024",
		"another day":                 "UPDATE by_day SET day = day + 1024",
		"another prediction":          "UPDATE by_card SET predicted = predicted + 0.03125",
		"another checksum":            "UPDATE by_card SET sum = sum + 1 WHERE card = 'orm/x'",
		"an event that is set aside":  "INSERT INTO set_aside VALUES ('u', 99999, 0, 0)",
		"no table of states":          "DROP TABLE memory",
		"no table of ratings":         "DROP TABLE by_card",
		"a table too narrow":          "DROP TABLE memory; CREATE TABLE memory (card TEXT)",
	} {
		t.Run(name, func(t *testing.T) {
			path := filled(t)
			sound := states(t, testStore(t, path))
			spoil := func() {
				t.Helper()
				db, err := sql.Open("sqlite", path)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := db.Exec(query); err != nil {
					t.Fatal(err)
				}
				if err := db.Close(); err != nil {
					t.Fatal(err)
				}
			}
			spoil()
			s := testStore(t, path)
			if _, err := s.Days(t.Context()); err != nil {
				t.Errorf("days: %v", err)
			}
			if _, err := s.Ratings(t.Context()); err != nil {
				t.Errorf("ratings: %v", err)
			}
			got := states(t, s)
			for card, want := range sound {
				if got[card] != want {
					t.Fatalf("%s: %+v, want %+v", card, got[card], want)
				}
			}
			if notices := s.Notices(); len(notices) != 1 || !strings.Contains(notices[0], "computed again") {
				t.Errorf("notices: %q", notices)
			}
			verify(t, s)

			spoil()
			found, err := s.Check(t.Context())
			if err != nil || len(found.Differences) == 0 {
				t.Errorf("a check finds %+v, %v", found, err)
			}
			if err := s.Repair(t.Context()); err != nil {
				t.Errorf("repair: %v", err)
			}
			verify(t, s)

			spoil()
			appendAll(t, s, rated("orm/later", memory.Good, 5))
		})
	}
}

// What is read of one card or one day is compared with its checksum too, and a new
// event builds on no damaged value.
func TestSilentDamageIsNoticedWhereOneRowIsRead(t *testing.T) {
	last := rated("orm/x", memory.Good, 5)
	for name, c := range map[string]struct {
		spoil string
		read  func(t *testing.T, s *Store) any
	}{
		"the new cards of a day": {"UPDATE by_day SET new = new - 1", func(t *testing.T, s *Store) any {
			n, err := s.NewOn(t.Context(), rated("", 0, 0).Day)
			return fmt.Sprint(n, err)
		}},
		"the ratings of a card": {"UPDATE by_card SET ms = ms + 8", func(t *testing.T, s *Store) any {
			sums, err := s.RatingsOf(t.Context(), "orm/x")
			return fmt.Sprint(sums, err)
		}},
		"a card that comes next": {"UPDATE memory SET stability = stability * 2", func(t *testing.T, s *Store) any {
			_, state, err := s.Append(t.Context(), last)
			return fmt.Sprint(state, err)
		}},
		"sums that a rating adds to": {"UPDATE by_card SET n = n + 1", func(t *testing.T, s *Store) any {
			appendAll(t, s, last)
			sums, err := s.RatingsOf(t.Context(), "orm/x")
			return fmt.Sprint(sums, err)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			sound, s := testStore(t, filled(t)), testStore(t, filled(t))
			if _, err := s.db.Exec(c.spoil); err != nil {
				t.Fatal(err)
			}
			if got, want := c.read(t, s), c.read(t, sound); got != want {
				t.Errorf("read %v, want %v", got, want)
			}
			if notices := s.Notices(); len(notices) != 1 || !strings.Contains(notices[0], "computed again") {
				t.Errorf("notices: %q", notices)
			}
			verify(t, s)
		})
	}
}

// Rows that are gone, or stand in the place of others, have no checksum that tells.
func TestMissingRowsAreComputedAgain(t *testing.T) {
	for name, spoil := range map[string]string{
		"a state":            "DELETE FROM memory WHERE card = 'orm/x'",
		"all states":         "DELETE FROM memory",
		"a day":              "DELETE FROM by_day WHERE day = (SELECT max(day) FROM by_day)",
		"a rating":           "DELETE FROM by_card WHERE card = 'orm/x'",
		"the totals":         "DELETE FROM totals",
		"a total of nothing": "UPDATE totals SET n = 0",
		"a total too great":  "UPDATE memory SET sum = 9223372036854775807",
		"the totals' table":  "DROP TABLE totals",
		"the total of a day": "UPDATE totals SET sums = sums + 1 WHERE name = 'by_day'",
	} {
		t.Run(name, func(t *testing.T) {
			s := testStore(t, filled(t))
			want := states(t, s)
			if _, err := s.db.Exec(spoil); err != nil {
				t.Fatal(err)
			}
			if found, err := s.Check(t.Context()); err != nil || len(found.Differences) == 0 {
				t.Errorf("a check finds %+v, %v", found, err)
			}
			if err := s.QuickCheck(t.Context()); err != nil {
				t.Fatal(err)
			}
			if notices := s.Notices(); len(notices) != 1 || !strings.Contains(notices[0], "computed again") {
				t.Errorf("notices: %q", notices)
			}
			if diff := cmp.Diff(want, states(t, s)); diff != "" {
				t.Errorf("states (-want +got):\n%s", diff)
			}
			verify(t, s)
			appendAll(t, s, rated("orm/x", memory.Again, 9), rated("orm/new", memory.Good, 9))
			verify(t, s)
		})
	}
}

// Without its total a table is written to all the same, and then computed again.
func TestWritingWithoutTotalsLosesNothing(t *testing.T) {
	for _, spoil := range []string{"DELETE FROM totals", "UPDATE totals SET n = 0", "UPDATE totals SET n = -5"} {
		s := testStore(t, filled(t))
		if _, err := s.db.Exec(spoil); err != nil {
			t.Fatal(err)
		}
		appendAll(t, s, rated("orm/x", memory.Again, 9), rated("orm/new", memory.Good, 9))
		if err := s.QuickCheck(t.Context()); err != nil {
			t.Error(err)
		}
		verify(t, s)
	}
}

// A check finds nothing wrong while others write.
func TestQuickCheckBesideWritersFindsNothing(t *testing.T) {
	path := filled(t)
	writer, s := testStore(t, path), testStore(t, path)
	done := make(chan error)
	go func() {
		var err error
		for i := 0; i < 150 && err == nil; i++ {
			_, _, err = writer.Append(t.Context(), rated(fmt.Sprintf("orm/new%d", i), memory.Good, 5))
		}
		done <- err
	}()
	for checks := 0; ; checks++ {
		select {
		case err := <-done:
			if notices := s.Notices(); err != nil || checks == 0 || len(notices) > 0 {
				t.Errorf("%d checks beside a writer (%v): %q", checks, err, notices)
			}
			return
		default:
			if err := s.QuickCheck(t.Context()); err != nil {
				t.Error(err)
			}
		}
	}
}

// What is computed again from damaged events is wrong, and said to be.
func TestDamagedEventsAreNamedWhereOthersAreFoundDamaged(t *testing.T) {
	for _, spoil := range []string{"DELETE FROM memory", "UPDATE settings SET value = 'nonsense' WHERE key = 'derived_by'"} {
		s := reopened(t, testStore(t, filled(t)), "UPDATE events SET ms = ms + 1 WHERE seq = 3; "+spoil)
		if err := s.QuickCheck(t.Context()); err != nil {
			t.Fatal(err)
		}
		if notices := strings.Join(s.Notices(), "\n"); !strings.Contains(notices, "1 of the events do not match their checksums") {
			t.Errorf("notices: %q", notices)
		}
	}
}
