package database

import (
	"context"
	"database/sql"
	"errors"
	"hash/crc32"
)

// SettingColumns are the columns of a setting, in the table settings: a text that
// the history keeps under a key, with a checksum of both.
const SettingColumns = "key, value, sum"

const saveSetting = "INSERT OR REPLACE INTO settings (" + SettingColumns + ") VALUES (?, ?, ?)"

func settingSum(key, value string) int64 {
	return int64(crc32.ChecksumIEEE([]byte(key + "\x00" + value)))
}

// ScanSetting scans SettingColumns, and reports whether the setting is as it was
// written.
func ScanSetting(row Row) (key, value string, whole bool, err error) {
	var sum int64
	err = Scan(row, &key, &value, &sum)
	return key, value, sum == settingSum(key, value), err
}

// ReadSettings calls visit for each setting whose key begins with a prefix, sorted by
// key, and returns the keys of those that have changed since they were written: they
// are left out.
func ReadSettings(ctx context.Context, q Querier, prefix string, visit func(key, value string)) (damaged []string, err error) {
	const query = "SELECT " + SettingColumns + " FROM settings WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key"
	err = EachRow(ctx, q, query, func(row Row) error {
		key, value, whole, err := ScanSetting(row)
		switch {
		case err != nil:
			return err
		case !whole:
			damaged = append(damaged, key)
		default:
			visit(key, value)
		}
		return nil
	}, prefix)
	return damaged, err
}

// ReadSetting returns the setting of a key, empty when there is none or it has changed
// since it was written.
func ReadSetting(ctx context.Context, q Querier, key string) (string, error) {
	_, value, whole, err := ScanSetting(q.QueryRowContext(ctx, "SELECT "+SettingColumns+" FROM settings WHERE key = ?", key))
	if errors.Is(err, sql.ErrNoRows) || err == nil && !whole {
		return "", nil
	}
	return value, err
}

// SetSetting keeps a setting; an empty one removes its key.
func SetSetting(ctx context.Context, tx *sql.Tx, key, value string) error {
	if value != "" {
		return PutSetting(ctx, tx, key, value)
	}
	_, err := tx.ExecContext(ctx, "DELETE FROM settings WHERE key = ?", key)
	return err
}

// PutSetting keeps a setting, which may be empty.
func PutSetting(ctx context.Context, tx *sql.Tx, key, value string) error {
	_, err := tx.ExecContext(ctx, saveSetting, key, value, settingSum(key, value))
	return err
}

// addSettingSums gives the settings their checksums.
func addSettingSums(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "ALTER TABLE settings ADD COLUMN sum INTEGER NOT NULL DEFAULT 0"); err != nil {
		return err
	}
	kept := map[string]string{}
	err := EachRow(ctx, tx, "SELECT key, value FROM settings", func(row Row) error {
		var key, value string
		err := Scan(row, &key, &value)
		kept[key] = value
		return err
	})
	for key, value := range kept {
		if err == nil {
			err = PutSetting(ctx, tx, key, value)
		}
	}
	return err
}
