package history

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/history/database"
	"djq/internal/memory"
)

// settled is a history with a plan, fitted parameters and a machine that is left out.
func settled(t *testing.T) *Store {
	t.Helper()
	s := testStore(t, filepath.Join(t.TempDir(), "history.db"))
	appendAll(t, s, rated("orm/x", memory.Good, 0), rated("orm/x", memory.Good, 3))
	if err := s.SetParameters(t.Context(), slow(), map[string]string{"plan": "a plan", ComputedPrefix + "fit": "a fit"}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Forget(t.Context(), "other", momentAt(4).At); err != nil {
		t.Fatal(err)
	}
	return s
}

// reopened returns a history after a statement has changed it behind djq's back.
func reopened(t *testing.T, s *Store, spoil string) *Store {
	t.Helper()
	if _, err := s.db.Exec(spoil); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return testStore(t, s.path)
}

// settings returns all that a history keeps beside its events.
func settings(t *testing.T, s *Store) map[string]string {
	t.Helper()
	kept := map[string]string{}
	if err := database.EachSetting(t.Context(), s.db, "main", "", func(key, value string, _ bool) { kept[key] = value }); err != nil {
		t.Fatal(err)
	}
	return kept
}

// TestFlippedBitOfASettingIsPutRight flips each bit of keys, values and checksums.
func TestFlippedBitOfASettingIsPutRight(t *testing.T) {
	s := settled(t)
	s.db.SetMaxOpenConns(1)
	if _, err := s.db.Exec("PRAGMA synchronous = OFF"); err != nil {
		t.Fatal(err)
	}
	want := settings(t, s)
	var flips []string
	for _, key := range []string{"value plan", database.MachineKey, "forgotten other"} {
		value := want[key]
		for i := range (len(key) + len(value)) * 8 {
			text := []byte(key + value)
			text[i/8] ^= 1 << (i % 8)
			flips = append(flips, fmt.Sprintf("UPDATE settings SET key = CAST(x'%x' AS TEXT), value = CAST(x'%x' AS TEXT) WHERE key = '%s'", text[:len(key)], text[len(key):], key))
		}
		for bit := range 32 {
			flips = append(flips, fmt.Sprintf("UPDATE settings SET sum = (sum | %[1]d) - (sum & %[1]d) WHERE key = '%[2]s'", 1<<bit, key))
		}
	}
	for _, flip := range flips {
		if _, err := s.db.Exec(flip); err != nil {
			t.Fatal(flip, err)
		}
		if err := s.checkSettings(t.Context()); err != nil {
			t.Fatal(flip, err)
		}
		if notices := s.Notices(); len(notices) != 1 || !strings.Contains(notices[0], "had changed by a bit, which was put right") {
			t.Fatalf("%s: notices: %q", flip, notices)
		}
		if diff := cmp.Diff(want, settings(t, s)); diff != "" {
			t.Fatalf("%s: settings (-want +got):\n%s", flip, diff)
		}
	}
}

// TestDamagedSettingsAreLeftOutAndNamed changes settings behind djq's back by more than
// a bit.
func TestDamagedSettingsAreLeftOutAndNamed(t *testing.T) {
	for name, c := range map[string]struct{ spoil, name, plan string }{
		"a value":         {"UPDATE settings SET value = 'another plan' WHERE key = 'value plan'", "plan", ""},
		"a key":           {"UPDATE settings SET key = 'value qmbo' WHERE key = 'value plan'", "qmbo", ""},
		"a checksum":      {"UPDATE settings SET sum = sum + 7 WHERE key = 'value plan'", "plan", ""},
		"another type":    {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'settings'; PRAGMA writable_schema = RESET; UPDATE settings SET value = x'00ff', sum = 'x' WHERE key = 'value plan'", "plan", ""},
		"a forgotten one": {"UPDATE settings SET key = 'forgotten mudes' WHERE key = 'forgotten other'", "forgotten mudes", "a plan"},
	} {
		t.Run(name, func(t *testing.T) {
			s := reopened(t, settled(t), c.spoil)
			for range 2 { // it is said each time
				if notices := s.Notices(); len(notices) != 1 || !strings.Contains(notices[0], fmt.Sprintf("kept under %q was damaged", c.name)) {
					t.Errorf("notices: %q", notices)
				}
				found, err := s.Check(t.Context())
				if err != nil || !slices.Equal(found.Damaged, []string{c.name}) || len(found.Differences) > 0 {
					t.Errorf("a check finds %+v, %v", found, err)
				}
				if value, err := s.Value(t.Context(), "plan"); err != nil || value != c.plan {
					t.Errorf("the plan is %q, %v", value, err)
				}
				appendAll(t, s, rated("orm/y", memory.Good, 5))
				s = reopened(t, s, "")
			}
			s.Notices()
			if err := s.DropDamaged(t.Context()); err != nil {
				t.Fatal(err)
			}
			s = reopened(t, s, "")
			if notices := s.Notices(); len(notices) > 0 {
				t.Errorf("notices when it is dropped: %q", notices)
			}
			verify(t, s)
		})
	}
}

// What is found again by itself is not said to be lost.
func TestDamagedComputedSettingsAreFoundAgain(t *testing.T) {
	for name, spoil := range map[string]string{
		"the parameters":        "UPDATE settings SET value = '9.5' || substr(value, 4) WHERE key = 'parameters'",
		"the fit":               "UPDATE settings SET value = 'nonsense' WHERE key = 'value computed fit'",
		"the rules":             "UPDATE settings SET value = 'nonsense' WHERE key = 'derived_by'",
		"the list of backups":   "UPDATE settings SET value = 'nonsense', key = 'daily_backups' WHERE key = 'value plan'",
		"the rules, themselves": "DELETE FROM settings WHERE key = 'derived_by'",
	} {
		t.Run(name, func(t *testing.T) {
			s := reopened(t, settled(t), spoil)
			if notices := s.Notices(); len(notices) > 0 {
				t.Errorf("notices: %q", notices)
			}
			verify(t, s)
		})
	}
}

// A value that is kept anew is no longer damaged.
func TestValueKeptAnewTakesThePlaceOfADamagedOne(t *testing.T) {
	for _, plan := range []string{"a new plan", ""} {
		s := reopened(t, settled(t), "UPDATE settings SET value = 'another plan' WHERE key = 'value plan'")
		if notices := s.Notices(); len(notices) != 1 {
			t.Errorf("notices: %q", notices)
		}
		if err := s.SetValues(t.Context(), map[string]string{"plan": plan}); err != nil {
			t.Fatal(err)
		}
		s.Close()
		if notices := testStore(t, s.path).Notices(); len(notices) > 0 {
			t.Errorf("notices with the plan %q: %q", plan, notices)
		}
	}
}

// The name under which this history writes is found among its events, and without a
// name no event is written.
func TestDamagedNameOfTheMachineIsFoundAgain(t *testing.T) {
	s := settled(t)
	name := s.Machine()
	s = reopened(t, s, "UPDATE settings SET value = 'nonsense' WHERE key = 'machine'")
	if s.Machine() != name {
		t.Errorf("the machine is %q, want %q", s.Machine(), name)
	}
	s.Notices()
	if _, err := s.db.Exec("UPDATE settings SET value = 'nonsense', sum = 7 WHERE key = 'machine'"); err != nil {
		t.Fatal(err)
	}
	e := appendAll(t, s, rated("orm/x", memory.Good, 6))[0]
	if e.Machine == "" || e.Machine == name || e.Machine == "nonsense" {
		t.Errorf("the event is of the machine %q", e.Machine)
	}
}

// Without its settings a history with events has no name.
func TestLostSettingsAreNamed(t *testing.T) {
	if notices := reopened(t, testStore(t, filled(t)), "DELETE FROM settings").Notices(); len(notices) != 1 || !strings.Contains(notices[0], "kept beside its events is lost") {
		t.Errorf("notices: %q", notices)
	}
	if notices := newStore(t).Notices(); len(notices) > 0 {
		t.Errorf("notices of a new history: %q", notices)
	}
}

// A restore brings back what was damaged.
func TestRestoreBringsDamagedSettingsBack(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	if err := s.SetValues(t.Context(), map[string]string{"plan": "a plan"}); err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(t.TempDir(), "backup.db")
	if err := s.BackupTo(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec("UPDATE settings SET value = 'another plan' WHERE key = 'value plan'"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Restore(t.Context(), path, backup, testScheduler(t), momentAt(50)); err != nil {
		t.Fatal(err)
	}
	s = testStore(t, path)
	if value, err := s.Value(t.Context(), "plan"); err != nil || value != "a plan" || len(s.Notices()) > 0 {
		t.Errorf("the plan is %q, %v", value, err)
	}
}

// What is damaged in a backup does not come, and is named.
func TestRestoreNamesDamagedSettingsOfTheBackup(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	if err := s.SetValues(t.Context(), map[string]string{"plan": "a plan", "fit": "a fit"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec("UPDATE settings SET value = 'another plan' WHERE key = 'value plan'"); err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(t.TempDir(), "backup.db")
	if err := s.BackupTo(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	s.Close()
	r, err := Restore(t.Context(), path, backup, testScheduler(t), momentAt(50))
	if err != nil || !slices.Equal(r.Damaged, []string{"plan"}) {
		t.Errorf("restored %+v, %v", r, err)
	}
	s = testStore(t, path)
	plan, err := s.Value(t.Context(), "plan")
	fit, err2 := s.Value(t.Context(), "fit")
	if err != nil || err2 != nil || plan != "" || fit != "a fit" || len(s.Notices()) > 0 {
		t.Errorf("the plan is %q, %v; the fit %q, %v", plan, err, fit, err2)
	}
}
