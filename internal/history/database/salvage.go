package database

import (
	"context"
	"database/sql"
	"os"

	"djq/internal/event"
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
	if err := CheckHeader(path, os.O_RDONLY, len(Migrations())); err != nil {
		return found, err
	}
	db, err := Connect(path, "mode=ro&_pragma=busy_timeout(1000)")
	if err != nil {
		return found, Explain(path, err)
	}
	defer db.Close()
	last, expected := lastEvent(ctx, db)
	if err := ctx.Err(); err != nil {
		return found, err
	}
	if expected < 0 {
		return found, &FileError{path, "is damaged, and none of its events can be found", "djq history restore restores a backup", nil}
	}
	found.Expected = expected
	columns := StoredColumns
	var version int
	if db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version) == nil && version == 1 {
		columns = format1Columns + ", 0, 0, '', '', 0, ''" // without checksums
	}
	lookUp, err := db.PrepareContext(ctx, "SELECT "+columns+" FROM events WHERE seq = ?")
	if err != nil {
		return found, Explain(path, err)
	}
	defer lookUp.Close()
	// Each event is looked up by itself, because a scan ends at the first page
	// that cannot be read.
	for seq := int64(1); seq <= last; seq++ {
		var sum string
		e, err := ScanEvent(lookUp.QueryRowContext(ctx, seq), &sum)
		if ctx.Err() != nil {
			return found, ctx.Err()
		}
		if err != nil || e.Validate() != nil || version > 1 && sum != e.Sum() {
			continue
		}
		found.Events++
		found.Expected = max(found.Expected, int(seq))
		if err := visit(e); err != nil {
			return found, err
		}
	}
	return found, nil
}

// lastEvent returns up to which number events are to be looked for, and how many
// there should be, -1 when nothing tells. Events are numbered from 1 and none is
// ever deleted, so that the last number is their count too; but a flipped bit can
// make it any number, and pages in the wrong place are counted twice: where both
// agree they are right, and else the count.
func lastEvent(ctx context.Context, db *sql.DB) (last int64, expected int) {
	const smallestRow = 16 // bytes; more numbers than that leaves room for are wrong
	var size int64
	if db.QueryRowContext(ctx, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").Scan(&size) != nil {
		return 0, -1
	}
	expected = -1
	agreed := false // the number of the last event with the count
	for _, query := range []string{
		"SELECT coalesce(max(seq), 0), count(*) FROM events NOT INDEXED",
		"SELECT coalesce(max(seq), 0), count(*) FROM events INDEXED BY events_by_card",
		"SELECT coalesce(max(seq), 0), -1 FROM events",
	} {
		var number int64
		var count int
		if db.QueryRowContext(ctx, query).Scan(&number, &count) != nil {
			continue
		}
		last = max(last, number)
		if agrees := number == int64(count); agrees == agreed {
			expected = max(expected, count)
		} else if agrees {
			expected, agreed = count, true
		}
	}
	last = min(last, size/smallestRow)
	if expected < 0 && last > 0 {
		expected = int(last)
	}
	return last, expected
}
