package history

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"djq/internal/memory"
)

// TestDamagedSettingsAreLeftOutAndNamed changes settings behind djq's back, as a flipped
// bit does: in a value, in a key, in a checksum.
func TestDamagedSettingsAreLeftOutAndNamed(t *testing.T) {
	for name, c := range map[string]struct{ spoil, name string }{
		"a value":          {"UPDATE settings SET value = 'another plan' WHERE key = 'value plan'", "plan"},
		"a key":            {"UPDATE settings SET key = 'value plaN' WHERE key = 'value plan'", "plaN"},
		"a checksum":       {"UPDATE settings SET sum = sum + 1 WHERE key = 'value plan'", "plan"},
		"the parameters":   {"UPDATE settings SET value = '9' || substr(value, 2) WHERE key = 'parameters'", "parameters"},
		"a machine's name": {"UPDATE settings SET value = value || 'x' WHERE key = 'machine'", "machine"},
		"a forgotten one":  {"UPDATE settings SET key = 'forgotten othes' WHERE key = 'forgotten other'", "forgotten othes"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "history.db")
			s := testStore(t, path)
			appendAll(t, s, rated("orm/x", memory.Good, 0), rated("orm/x", memory.Good, 3))
			if err := s.SetParameters(t.Context(), slow(), map[string]string{"plan": "a plan", "empty": ""}); err != nil {
				t.Fatal(err)
			}
			if _, _, err := s.Forget(t.Context(), "other", momentAt(4).At); err != nil {
				t.Fatal(err)
			}
			if _, err := s.db.Exec(c.spoil); err != nil {
				t.Fatal(err)
			}
			s.Close()

			for range 2 { // it is said each time
				s = testStore(t, path)
				if notices := s.Notices(); len(notices) != 1 || !strings.Contains(notices[0], fmt.Sprintf("kept under %q was", c.name)+" damaged") {
					t.Errorf("notices: %q", notices)
				}
				found, err := s.Check(t.Context())
				if err != nil || !slices.Equal(found.Damaged, []string{c.name}) || len(found.Differences) > 0 {
					t.Errorf("a check finds %+v, %v", found, err)
				}
				if value, err := s.Value(t.Context(), "plan"); err != nil || value != "" && value != "a plan" {
					t.Errorf("the plan is %q, %v", value, err)
				}
				appendAll(t, s, rated("orm/y", memory.Good, 5))
				s.Close()
			}
			s = testStore(t, path)
			s.Notices()
			if err := s.ForgetDamaged(t.Context()); err != nil {
				t.Fatal(err)
			}
			s.Close()
			s = testStore(t, path)
			if notices := s.Notices(); len(notices) > 0 {
				t.Errorf("notices when it is forgotten: %q", notices)
			}
			verify(t, s)
		})
	}
}

// Without its settings a history with events has no name.
func TestLostSettingsAreNamed(t *testing.T) {
	path := filled(t)
	s := testStore(t, path)
	if _, err := s.db.Exec("DELETE FROM settings"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if notices := testStore(t, path).Notices(); len(notices) != 1 || !strings.Contains(notices[0], "beside its events, a plan perhaps, is lost") {
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
