package history

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"djq/internal/history/database"
)

// The keys of settings, or how they begin; parametersKey, dailyBackups and countedUntil
// are others.
const (
	machineKey      = "machine"    // the name of this copy of the history
	derivedByKey    = "derived_by" // see derivation
	formerPrefix    = "former "    // and a name it had before
	forgottenPrefix = "forgotten " // and a machine that is left out
	valuePrefix     = "value "     // and the key of a value, see Value
	damagedPrefix   = "damaged "   // and the key of a setting that was set aside
)

// checkSettings sets aside the settings that have changed since they were written, with
// a notice each time the history is opened, until they are forgotten, see ForgetDamaged.
func (s *Store) checkSettings(ctx context.Context) error {
	damaged, err := database.ReadSettings(ctx, s.db, "", func(string, string) {})
	if err == nil && len(damaged) > 0 {
		err = s.write(ctx, func(tx *sql.Tx) error { return s.setAsideDamaged(ctx, tx) })
	}
	if err != nil {
		return err
	}
	names, err := damagedSettings(ctx, s.db)
	if err == nil && len(names) > 0 {
		for i, name := range names {
			names[i] = strconv.Quote(name)
		}
		s.note("what %s kept under %s was damaged and is left out: djq history restore brings it back from a backup, djq history check --repair forgets it",
			s.name, strings.Join(names, ", "))
	}
	return err
}

// noteLostSettings notes that a history without a machine's name has events, each of
// which was written under one: the page of the file with its settings is gone.
func (s *Store) noteLostSettings(ctx context.Context, tx *sql.Tx) error {
	var used bool
	names, err := damagedSettings(ctx, tx)
	if err == nil && !slices.Contains(names, machineKey) { // else it is said
		err = tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM events)").Scan(&used)
	}
	if used {
		s.note("what %s kept beside its events, a plan perhaps, is lost: djq history restore brings it back from a backup", s.name)
	}
	return err
}

// damagedSettings returns the names of the settings that were set aside.
func damagedSettings(ctx context.Context, q database.Querier) (names []string, err error) {
	_, err = database.ReadSettings(ctx, q, damagedPrefix, func(key, _ string) {
		names = append(names, settingName(key))
	})
	return names, err
}

// settingName returns what a person is to call a setting.
func settingName(key string) string {
	return strings.TrimPrefix(strings.TrimPrefix(key, damagedPrefix), valuePrefix)
}

// isComputed reports whether a setting only keeps what can be found again.
func isComputed(key string) bool {
	return key == derivedByKey || key == countedUntil || key == dailyBackups || strings.HasPrefix(key, valuePrefix+ComputedPrefix)
}

// setAsideDamaged gives the damaged settings other keys, and derives everything again:
// until when it holds may have been one of them. All of the table is written anew,
// because a row with another key stands in the wrong place, where no search finds it.
func (s *Store) setAsideDamaged(ctx context.Context, tx *sql.Tx) error {
	settings := map[string]string{}
	derived := false
	err := database.EachRow(ctx, tx, "SELECT "+database.SettingColumns+" FROM settings", func(row database.Row) error {
		key, value, whole, err := database.ScanSetting(row)
		switch {
		case whole:
			settings[key] = value
		case isComputed(key):
			derived = derived || key == derivedByKey || key == countedUntil
		default:
			settings[damagedPrefix+strings.TrimPrefix(key, damagedPrefix)] = value
		}
		return err
	})
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM settings"); err != nil {
		return err
	}
	for key, value := range settings {
		if err := database.PutSetting(ctx, tx, key, value); err != nil {
			return err
		}
	}
	if err := s.adoptParameters(ctx, tx); err != nil {
		return err
	}
	if err := s.rebuild(ctx, tx); err != nil {
		return err
	}
	if derived {
		s.noteRepaired()
	}
	return nil
}
