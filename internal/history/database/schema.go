package database

import (
	"context"
	"database/sql"
	"fmt"
)

// applicationID marks our databases in SQLite's header: "djqh".
const applicationID = 0x646a7168

// Migration takes a database from one version to the next.
type Migration func(context.Context, *sql.Tx) error

// Migrations returns the steps; the database's user_version says how many of
// them have been applied. Released steps never change.
func Migrations() []Migration {
	return []Migration{createSchema, addEventFields, createPutAway, addSettingSums}
}

func createSchema(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `
CREATE TABLE events (
	seq     INTEGER PRIMARY KEY,
	uid     TEXT NOT NULL UNIQUE,
	kind    TEXT NOT NULL,
	card    TEXT NOT NULL,
	day     INTEGER NOT NULL, -- days since 1970-01-01
	at      INTEGER NOT NULL, -- milliseconds since 1970-01-01 UTC
	zone    INTEGER NOT NULL, -- seconds east of UTC
	rating  INTEGER NOT NULL, -- 1 to 4, 0 for none
	ms      INTEGER NOT NULL,
	missed  TEXT NOT NULL,    -- JSON list, or empty
	session TEXT NOT NULL,
	machine TEXT NOT NULL,
	of      TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_card ON events (card, day, at, uid);
CREATE INDEX events_undone ON events (of) WHERE of <> '';

-- All below follows from the events.
`+derivedTables+`CREATE TABLE renamed ( -- a card's earlier name, and its name today
	earlier TEXT PRIMARY KEY,
	card    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE settings (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`)
	return err
}

// addEventFields adds what format 2 keeps of events, and gives those that are
// there their checksums.
func addEventFields(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `
ALTER TABLE events ADD COLUMN open_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN variant INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN text    TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN bonus   TEXT NOT NULL DEFAULT ''; -- JSON list, or empty
ALTER TABLE events ADD COLUMN hints   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN sum     TEXT NOT NULL DEFAULT ''; -- see event.Sum
`)
	if err != nil {
		return err
	}
	update, err := tx.PrepareContext(ctx, "UPDATE events SET sum = ? WHERE seq = ?")
	if err != nil {
		return err
	}
	defer update.Close()
	sums := map[int64]string{} // by seq, of one part of the events at a time
	for last, more := int64(0), true; more; {
		clear(sums)
		query := "SELECT " + format1Columns + ", 0, 0, '', '', 0, seq FROM events WHERE seq > ? ORDER BY seq LIMIT 5000"
		err := EachRow(ctx, tx, query, func(row Row) error {
			e, err := ScanEvent(row, &last)
			sums[last] = e.Sum()
			return err
		}, last)
		if err != nil {
			return err
		}
		for seq, sum := range sums {
			if _, err := update.ExecContext(ctx, sum, seq); err != nil {
				return err
			}
		}
		more = len(sums) > 0
	}
	return nil
}

// createPutAway makes the list of events that a restore has put away.
func createPutAway(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "CREATE TABLE put_away (uid TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
	return err
}

// Migrate takes the database to the newest version, each step in a
// transaction of its own with its version number. A step that fails leaves
// the database at the version before it.
func Migrate(ctx context.Context, db *sql.DB, steps []Migration) error {
	for {
		done, err := migrateOnce(ctx, db, steps)
		if err != nil || done {
			return err
		}
	}
}

func migrateOnce(ctx context.Context, db *sql.DB, steps []Migration) (done bool, err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	// Read inside the transaction: another process may migrate too.
	var version int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return false, err
	}
	if version >= len(steps) {
		return true, nil
	}
	if err := steps[version](ctx, tx); err != nil {
		return false, fmt.Errorf("migration to version %d: %w", version+1, err)
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version+1)); err != nil {
		return false, err
	}
	return false, tx.Commit()
}
