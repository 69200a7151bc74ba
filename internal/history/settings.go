package history

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"djq/internal/event"
	"djq/internal/history/database"
)

// The keys of settings, or how they begin, beside database.MachineKey, parametersKey,
// dailyBackups and countedUntil.
const (
	derivedByKey    = "derived_by" // see derivation
	formerPrefix    = "former "    // and a name that this history had before
	forgottenPrefix = "forgotten " // and a machine that is left out
	valuePrefix     = "value "     // and the key of a value, see Value
)

// checkSettings sees to settings that have changed since they were written. What cannot
// be put right is left out, with a notice each time the history is opened, until it is
// kept anew or dropped, see DropDamaged.
func (s *Store) checkSettings(ctx context.Context) error {
	changed, leftOut := false, false
	err := database.EachSetting(ctx, s.db, "main", "", func(key, _ string, whole bool) {
		changed = changed || !whole
		leftOut = leftOut || strings.HasPrefix(key, database.DamagedPrefix)
	})
	if err == nil && changed {
		if err = s.write(ctx, func(tx *sql.Tx) error { return s.mendSettings(ctx, tx) }); err == nil {
			err = s.noteDamage(ctx)
		}
	}
	if err != nil || !changed && !leftOut {
		return err
	}
	names, err := damagedSettings(ctx, s.db)
	if err == nil && len(names) > 0 {
		s.note("what %s kept under %s was damaged and is left out; djq history check --repair drops it", s.name, quoted(names))
	}
	return err
}

func (s *Store) mendSettings(ctx context.Context, tx *sql.Tx) error {
	mended, damaged, err := database.MendSettings(ctx, tx)
	if err != nil {
		return err
	}
	if len(mended) > 0 {
		s.note("what %s kept under %s had changed by a bit, which was put right: check the disk", s.name, quoted(mended))
	}
	for _, key := range damaged {
		if key == countedUntil {
			s.noteRepaired()
			err = database.SetSetting(ctx, tx, derivedByKey, "") // so that all is derived anew
		}
		if err == nil && isComputed(key) {
			err = database.SetSetting(ctx, tx, key, "")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// nameMachine returns the name of this history, and gives it one where it has none: a
// new history, or one whose name was lost.
func (s *Store) nameMachine(ctx context.Context, tx *sql.Tx) (string, error) {
	name, err := database.ReadSetting(ctx, tx, database.MachineKey)
	if err != nil || name != "" {
		return name, err
	}
	damaged, err := damagedSettings(ctx, tx)
	if err != nil {
		return "", err
	}
	var used bool
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM events)").Scan(&used); err != nil {
		return "", err
	}
	if used && len(damaged) == 0 { // else that is said
		s.note("what %s kept beside its events is lost: if it had a plan, djq plan set makes another", s.name)
	}
	name = event.NewID(s.Now())
	return name, database.PutSetting(ctx, tx, database.MachineKey, name)
}

// damagedSettings returns the names of the settings that are left out, sorted.
func damagedSettings(ctx context.Context, q database.Querier) (names []string, err error) {
	err = database.EachSetting(ctx, q, "main", database.DamagedPrefix, func(key, _ string, _ bool) {
		names = append(names, settingName(strings.TrimPrefix(key, database.DamagedPrefix)))
	})
	return names, err
}

// settingName returns what a setting is called when it is named.
func settingName(key string) string { return strings.TrimPrefix(key, valuePrefix) }

func quoted(keys []string) string {
	list := make([]string, len(keys))
	for i, key := range keys {
		list[i] = strconv.Quote(settingName(key))
	}
	return strings.Join(list, ", ")
}

// isComputed reports whether a setting keeps what djq finds again by itself.
func isComputed(key string) bool {
	return slices.Contains([]string{derivedByKey, countedUntil, dailyBackups, parametersKey}, key) ||
		strings.HasPrefix(key, valuePrefix+ComputedPrefix)
}
