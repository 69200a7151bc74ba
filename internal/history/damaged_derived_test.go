package history

import (
	"database/sql"
	"strings"
	"testing"

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
