package database

import (
	"context"
	"database/sql"
	"strings"
)

// QuickCheck reports damage to the file, without comparing its indexes.
func QuickCheck(ctx context.Context, db *sql.DB) error { return integrity(ctx, db, "quick_check") }

// WholeCheck runs SQLite's whole check, and compares events with their
// checksums.
func WholeCheck(ctx context.Context, db *sql.DB) error {
	if err := integrity(ctx, db, "integrity_check"); err != nil {
		return err
	}
	return checkEvents(ctx, db)
}

// integrity runs one of SQLite's checks and turns what it finds into an
// error.
func integrity(ctx context.Context, db *sql.DB, pragma string) error {
	rows, err := db.QueryContext(ctx, "PRAGMA "+pragma+"(10)")
	if err != nil {
		return err
	}
	defer rows.Close()
	var found []string
	for rows.Next() {
		var text string
		if err := Scan(rows, &text); err != nil {
			return err
		}
		if text != "ok" {
			found = append(found, strings.ReplaceAll(text, "\n", ", "))
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if len(found) > 0 {
		return &Damage{strings.Join(found, "; ")}
	}
	return nil
}

// Damage is what a check found, or a value that cannot be what djq wrote.
type Damage struct{ found string }

// Error says what they found.
func (d *Damage) Error() string { return d.found }
