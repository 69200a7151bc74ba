package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

	"djq/internal/event"
	"djq/internal/memory"
)

// Checksums of rows do not tell of rows that are gone, as where a page of the file was
// written in the place of another. For that the database keeps, in the table totals, of
// each derived table how many rows it has and what their checksums add up to.

// derivedTable is a table of what follows from the events, and rows of it. The last of
// its columns is the checksum of the row.
type derivedTable struct {
	name    string
	key     []string // the first of its columns
	columns string
	n       int // of rows
	rows    iter.Seq[[]any]
}

// tables returns the derived tables, with the rows of d.
func tables(d event.Derived) []derivedTable {
	return []derivedTable{
		{"memory", []string{"card"}, StateColumns, len(d.States), each(d.States, stateValues)},
		{"by_day", []string{"day"}, DayColumns, len(d.Days), each(d.Days, func(_ memory.Day, s event.DaySum) []any { return dayValues(s) })},
		{"by_card", []string{"card", "rating"}, RatingColumns, len(d.Ratings), each(d.Ratings, func(_ event.RatingKey, s event.RatingSum) []any { return ratingValues(s) })},
		{"set_aside", []string{"uid"}, AsideColumns, len(d.Aside), each(d.Aside, asideValues)},
	}
}

// each returns the values of each entry of a map.
func each[K comparable, V any](entries map[K]V, values func(K, V) []any) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for key, value := range entries {
			if !yield(values(key, value)) {
				return
			}
		}
	}
}

type total struct{ rows, sums int64 }

// maxSum is the greatest checksum of a row.
const maxSum = 1<<32 - 1

// kept returns the total of the table that the database keeps.
func (t derivedTable) kept(ctx context.Context, q Querier) (total, error) {
	var n total
	err := ScanDerived(q.QueryRowContext(ctx, "SELECT n, sums FROM totals WHERE name = ?", t.name), &n.rows, &n.sums)
	if errors.Is(err, sql.ErrNoRows) {
		return n, nil
	}
	return n, err
}

// take removes the rows with the keys of the table's, and returns what is then left of a
// total.
func (t derivedTable) take(ctx context.Context, tx *sql.Tx, n total) (total, error) {
	statement, err := tx.PrepareContext(ctx, "DELETE FROM "+t.name+" WHERE "+strings.Join(t.key, " = ? AND ")+" = ? RETURNING sum")
	if err != nil {
		return n, AsDerived(err)
	}
	defer statement.Close()
	for row := range t.rows {
		var sum int64
		// The driver starts a goroutine for each statement that can be cancelled.
		switch err := ScanDerived(statement.QueryRowContext(context.WithoutCancel(ctx), row[:len(t.key)]...), &sum); {
		case err == nil:
			n.rows--
			n.sums -= sum & maxSum
		case !errors.Is(err, sql.ErrNoRows):
			return n, err
		}
	}
	return n, ctx.Err()
}

// put adds the rows, and returns the total with them.
func (t derivedTable) put(ctx context.Context, tx *sql.Tx, n total) (total, error) {
	marks := strings.Repeat(", ?", strings.Count(t.columns, ","))
	err := executeEach(ctx, tx, "INSERT INTO "+t.name+" ("+t.columns+") VALUES (?"+marks+")", func(yield func([]any) bool) {
		for row := range t.rows {
			n.rows++
			n.sums += row[len(row)-1].(int64)
			if !yield(row) {
				return
			}
		}
	})
	return n, err
}

// CheckTotals returns an error that is ErrDerived where rows of the derived tables are
// missing, or are others than were written. What it reads has to be of one moment: q is
// a transaction where others may write.
func CheckTotals(ctx context.Context, q Querier) error {
	for _, t := range tables(event.Derived{}) {
		want, err := t.kept(ctx, q)
		if err != nil {
			return err
		}
		var have total
		row := q.QueryRowContext(ctx, "SELECT count(*), coalesce(sum(sum & ?), 0) FROM "+t.name, maxSum)
		if err := ScanDerived(row, &have.rows, &have.sums); err != nil {
			return err
		}
		if have != want {
			return fmt.Errorf("%w: rows of %s are missing, or are not those that were written", ErrDerived, t.name)
		}
	}
	return nil
}

// SaveDerived writes what follows from events in the place of what there is of the same
// cards, days and events; there is nothing where the tables are empty.
func SaveDerived(ctx context.Context, tx *sql.Tx, d event.Derived, empty bool) error {
	return change(ctx, tx, d, func(t derivedTable, n total) (_ total, err error) {
		if !empty {
			if n, err = t.take(ctx, tx, n); err != nil {
				return n, err
			}
		}
		return t.put(ctx, tx, n)
	})
}

// RemoveDerived removes what there is of the same cards, days and events as in d.
func RemoveDerived(ctx context.Context, tx *sql.Tx, d event.Derived) error {
	return change(ctx, tx, d, func(t derivedTable, n total) (total, error) { return t.take(ctx, tx, n) })
}

// change calls alter, which returns the total after it, for each table of which d has rows.
func change(ctx context.Context, tx *sql.Tx, d event.Derived, alter func(derivedTable, total) (total, error)) error {
	for _, t := range tables(d) {
		if t.n == 0 {
			continue
		}
		before, err := t.kept(ctx, tx)
		if err != nil {
			return err
		}
		after, err := alter(t, before)
		if err != nil {
			return err
		}
		if after == before {
			continue
		}
		if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO totals (name, n, sums) VALUES (?, ?, ?)", t.name, after.rows, after.sums); err != nil {
			return err
		}
	}
	return nil
}
