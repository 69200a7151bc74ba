package database

import (
	"context"
	"database/sql"
	"errors"
	"hash/crc32"
	"maps"
	"math/bits"
	"slices"
	"strings"
)

// Settings are texts that the history keeps under keys, in the table settings, each with
// a checksum of both.

// DamagedPrefix begins the keys of settings that were found damaged, before the keys
// that they had.
const DamagedPrefix = "damaged "

// MachineKey is the key of the name of this copy of the history.
const MachineKey = "machine"

// setting is a row of the table. The sum is null where a djq wrote it that knew none.
type setting struct {
	key, value string
	sum        sql.NullInt64
}

// settingColumns are the columns of a setting. A flipped bit can give them other types.
const (
	settingKey     = "coalesce(CAST(key AS TEXT), '')"
	settingColumns = settingKey + ", coalesce(CAST(value AS TEXT), ''), CAST(sum AS INTEGER)"
)

func (s *setting) scan(row Row) error { return Scan(row, &s.key, &s.value, &s.sum) }

// whole reports whether the setting is as it was written.
func (s setting) whole() bool { return !s.sum.Valid || s.sum.Int64 == settingSum(s.key, s.value) }

func settingSum(key, value string) int64 {
	return int64(crc32.ChecksumIEEE([]byte(key + "\x00" + value)))
}

// mended returns the setting with the bit put right that has flipped since it was
// written, and false if it was not a single one. In texts of this length CRC-32 tells
// any two apart that differ in up to three bits, so that only one is a bit away.
func (s setting) mended() (setting, bool) {
	const longest = 8 << 10
	text := []byte(s.key + "\x00" + s.value)
	if len(text) > longest {
		return s, false
	}
	is, want := uint64(crc32.ChecksumIEEE(text)), uint64(s.sum.Int64)
	if bits.OnesCount64(is^want) == 1 {
		return s, true // the sum has changed
	}
	for i := range text {
		for bit := range 8 {
			text[i] ^= 1 << bit
			if i != len(s.key) && uint64(crc32.ChecksumIEEE(text)) == want {
				return setting{key: string(text[:len(s.key)]), value: string(text[len(s.key)+1:])}, true
			}
			text[i] ^= 1 << bit
		}
	}
	return s, false
}

// EachSetting calls visit for each setting whose key begins with a prefix, sorted by key,
// of a schema, which is "main" or that of an attached database. Where whole is false it
// has changed since it was written.
func EachSetting(ctx context.Context, q Querier, schema, prefix string, visit func(key, value string, whole bool)) error {
	query := "SELECT " + settingColumns + " FROM " + schema + ".settings WHERE substr(" + settingKey + ", 1, length(?1)) = ?1 ORDER BY 1"
	return EachRow(ctx, q, query, func(row Row) error {
		var s setting
		if err := s.scan(row); err != nil {
			return err
		}
		visit(s.key, s.value, s.whole())
		return nil
	}, prefix)
}

// FindSetting returns the setting of a key, empty when there is none, and whether it is
// as it was written.
func FindSetting(ctx context.Context, q Querier, key string) (value string, whole bool, err error) {
	var s setting
	err = s.scan(q.QueryRowContext(ctx, "SELECT "+settingColumns+" FROM settings WHERE key = ?", key))
	if errors.Is(err, sql.ErrNoRows) {
		return "", true, nil
	}
	return s.value, s.whole(), err
}

// ReadSetting returns the setting of a key, empty when there is none or it has changed
// since it was written.
func ReadSetting(ctx context.Context, q Querier, key string) (string, error) {
	value, whole, err := FindSetting(ctx, q, key)
	if !whole {
		return "", err
	}
	return value, err
}

// SetSetting keeps a setting; an empty one removes its key.
func SetSetting(ctx context.Context, tx *sql.Tx, key, value string) error {
	if value != "" {
		return PutSetting(ctx, tx, key, value)
	}
	_, err := tx.ExecContext(ctx, "DELETE FROM settings WHERE key IN (?, ?)", key, DamagedPrefix+key)
	return err
}

// PutSetting keeps a setting, which may be empty, also in the place of a damaged one.
func PutSetting(ctx context.Context, tx *sql.Tx, key, value string) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM settings WHERE key = ?", DamagedPrefix+key); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO settings (key, value, sum) VALUES (?, ?, ?)", key, value, settingSum(key, value))
	return err
}

// PutSettings is PutSetting for values by key.
func PutSettings(ctx context.Context, tx *sql.Tx, values map[string]string) error {
	for _, key := range slices.Sorted(maps.Keys(values)) { // a damaged one before its key
		if err := PutSetting(ctx, tx, key, values[key]); err != nil {
			return err
		}
	}
	return nil
}

// MendSettings sees to the settings that have changed since they were written. Where it
// was one bit it is put right, as is the name of a machine that wrote events; others get
// the prefix of damaged ones. It returns the keys of both.
func MendSettings(ctx context.Context, tx *sql.Tx) (mended, damaged []string, err error) {
	var settings []setting
	err = EachRow(ctx, tx, "SELECT "+settingColumns+" FROM settings", func(row Row) error {
		var s setting
		err := s.scan(row)
		settings = append(settings, s)
		return err
	})
	if err != nil || !slices.ContainsFunc(settings, func(s setting) bool { return !s.whole() }) {
		return nil, nil, err
	}
	// All of the table is written anew: a row whose key has changed stands where no
	// search finds it.
	if _, err := tx.ExecContext(ctx, "DELETE FROM settings"); err != nil {
		return nil, nil, err
	}
	kept := map[string]string{}
	for _, s := range settings {
		was, ok := s.mended()
		switch {
		case s.whole():
			kept[s.key] = s.value
			continue
		case !ok && s.key == MachineKey:
			if was, ok, err = s.amongMachines(ctx, tx); err != nil {
				return nil, nil, err
			}
		}
		if ok {
			kept[was.key] = was.value
			mended = append(mended, was.key)
			continue
		}
		key := strings.TrimPrefix(s.key, DamagedPrefix)
		kept[DamagedPrefix+key] = s.value
		damaged = append(damaged, key)
	}
	return mended, damaged, PutSettings(ctx, tx, kept)
}

// amongMachines returns the name of a machine that wrote events and that the checksum is
// of.
func (s setting) amongMachines(ctx context.Context, tx *sql.Tx) (was setting, found bool, err error) {
	err = EachRow(ctx, tx, "SELECT DISTINCT machine FROM events", func(row Row) error {
		var name string
		err := Scan(row, &name)
		if settingSum(s.key, name) == s.sum.Int64 {
			was, found = setting{key: s.key, value: name}, true
		}
		return err
	})
	return was, found, err
}

// addSettingSums gives the settings their checksums. What is computed gets a key that
// says so.
func addSettingSums(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `ALTER TABLE settings ADD COLUMN sum INTEGER;
		DELETE FROM settings WHERE key = 'value prices';
		UPDATE settings SET key = 'value computed fit' WHERE key = 'value fit'`)
	if err != nil {
		return err
	}
	kept := map[string]string{}
	err = EachSetting(ctx, tx, "main", "", func(key, value string, _ bool) { kept[key] = value })
	if err != nil {
		return err
	}
	return PutSettings(ctx, tx, kept)
}
