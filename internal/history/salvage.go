package history

import (
	"context"
	"database/sql"
	"errors"
	"os"

	"djq/internal/event"
	"djq/internal/memory"
	"djq/internal/wholefile"
)

// Salvaged says what a damaged history should hold and what could be read.
type Salvaged struct {
	Events   int // read
	Expected int // that the history should have
}

// Salvage calls visit for every event of a damaged history that can be read,
// in the order in which they were written, until it returns an error. The
// history is only read.
func Salvage(ctx context.Context, path string, visit func(event.Event) error) (Salvaged, error) {
	var found Salvaged
	if err := checkHeader(path, os.O_RDONLY, len(migrations())); err != nil {
		return found, err
	}
	db, err := connect(path, "mode=ro&_pragma=busy_timeout(1000)")
	if err != nil {
		return found, explain(path, err)
	}
	defer db.Close()
	last := lastEvent(ctx, db, &found)
	if err := ctx.Err(); err != nil {
		return found, err
	}
	columns := storedColumns
	var version int
	if db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version) == nil && version == 1 {
		columns = format1Columns + ", 0, 0, '', '', 0, ''" // without checksums
	}
	lookUp, err := db.PrepareContext(ctx, "SELECT "+columns+" FROM events WHERE seq = ?")
	if err != nil {
		return found, explain(path, err)
	}
	defer lookUp.Close()
	// Each event is looked up by itself, because a scan ends at the first page
	// that cannot be read.
	for seq := int64(1); seq <= last; seq++ {
		var sum string
		e, err := scanEvent(lookUp.QueryRowContext(ctx, seq), &sum)
		if ctx.Err() != nil {
			return found, ctx.Err()
		}
		if err != nil || e.Validate() != nil || version > 1 && sum != e.Sum() {
			continue
		}
		found.Events++
		if err := visit(e); err != nil {
			return found, err
		}
	}
	return found, nil
}

// lastEvent returns the number of the last event that table or indexes know
// of, and puts down how many there should be. Events are numbered from 1 and
// none is ever deleted, so that the last number is their count; a restored
// history counts anew.
func lastEvent(ctx context.Context, db *sql.DB, found *Salvaged) int64 {
	var last int64
	for _, query := range []string{
		"SELECT coalesce(max(seq), 0), count(*) FROM events NOT INDEXED",
		"SELECT coalesce(max(seq), 0), count(*) FROM events INDEXED BY events_by_card",
		"SELECT coalesce(max(seq), 0), 0 FROM events",
	} {
		var number int64
		var count int
		if db.QueryRowContext(ctx, query).Scan(&number, &count) == nil {
			last, found.Expected = max(last, number), max(found.Expected, count)
		}
	}
	found.Expected = max(found.Expected, int(last))
	return last
}

// SalvageBackup makes a new history of what can be read of a damaged one, in a
// file that must not be there yet.
func SalvageBackup(ctx context.Context, path, backup string, scheduler *memory.Scheduler, now memory.Moment) (Salvaged, error) {
	if _, err := os.Lstat(backup); err == nil {
		return Salvaged{}, &FileError{backup, "already exists", "choose another name: what is salvaged replaces no file", nil}
	}
	var events []event.Event
	found, err := Salvage(ctx, path, func(e event.Event) error {
		events = append(events, e)
		return nil
	})
	if err != nil {
		return found, err
	}
	fresh := wholefile.TempName(backup)
	defer removeDatabase(fresh)
	s, err := Open(ctx, fresh, scheduler, now)
	if err != nil {
		return found, err
	}
	if _, err = s.Merge(ctx, events); err == nil {
		_, err = s.db.ExecContext(ctx, "PRAGMA journal_mode = DELETE")
	}
	if err := errors.Join(s.explain(err), s.Close()); err != nil {
		return found, err
	}
	if err := wholefile.Rename(fresh, backup); err != nil {
		return found, &FileError{backup, "cannot be written", "check the permissions of its folder and the free space on its disk", err}
	}
	return found, nil
}
