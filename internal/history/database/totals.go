package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"maps"
	"strings"

	"djq/internal/event"
	"djq/internal/memory"
)

// Checksums of rows do not tell of rows that are gone, as where a page of the file was
// written in the place of another. For that the database keeps, in the table totals, of
// each derived table how many rows it has and what their checksums add up to.

// derivedTable is a table of what follows from the events. The last of its columns is
// the checksum of the row.
type derivedTable struct {
	name    string
	key     []string // the first of its columns
	columns string
}

func stateTable() derivedTable { return derivedTable{"memory", []string{"card"}, StateColumns} }
func dayTable() derivedTable   { return derivedTable{"by_day", []string{"day"}, DayColumns} }
func ratingTable() derivedTable {
	return derivedTable{"by_card", []string{"card", "rating"}, RatingColumns}
}
func asideTable() derivedTable { return derivedTable{"set_aside", []string{"uid"}, AsideColumns} }

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

// keep keeps a total of the table, unless it is the one before.
func (t derivedTable) keep(ctx context.Context, tx *sql.Tx, n, before total) error {
	if n == before {
		return nil
	}
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO totals (name, n, sums) VALUES (?, ?, ?)", t.name, n.rows, n.sums)
	return err
}

// save writes rows in the place of those with the same keys; there are none of these
// where the table is empty.
func (t derivedTable) save(ctx context.Context, tx *sql.Tx, empty bool, rows iter.Seq[[]any]) error {
	before, err := t.kept(ctx, tx)
	if err != nil {
		return err
	}
	n := before
	if !empty {
		keys := func(yield func([]any) bool) {
			for row := range rows {
				if !yield(row[:len(t.key)]) {
					return
				}
			}
		}
		if n, err = t.take(ctx, tx, n, keys); err != nil {
			return err
		}
	}
	marks := strings.Repeat(", ?", strings.Count(t.columns, ","))
	err = executeEach(ctx, tx, "INSERT INTO "+t.name+" ("+t.columns+") VALUES (?"+marks+")", func(yield func([]any) bool) {
		for row := range rows {
			n.rows++
			n.sums += row[len(row)-1].(int64)
			if !yield(row) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	return t.keep(ctx, tx, n, before)
}

// remove removes the rows of those keys.
func (t derivedTable) remove(ctx context.Context, tx *sql.Tx, keys iter.Seq[[]any]) error {
	before, err := t.kept(ctx, tx)
	if err != nil {
		return err
	}
	n, err := t.take(ctx, tx, before, keys)
	if err != nil {
		return err
	}
	return t.keep(ctx, tx, n, before)
}

// take removes the rows of those keys, and returns what is then left of a total.
func (t derivedTable) take(ctx context.Context, tx *sql.Tx, n total, keys iter.Seq[[]any]) (total, error) {
	statement, err := tx.PrepareContext(ctx, "DELETE FROM "+t.name+" WHERE "+strings.Join(t.key, " = ? AND ")+" = ? RETURNING sum")
	if err != nil {
		return n, AsDerived(err)
	}
	defer statement.Close()
	for key := range keys {
		var sum int64
		// The driver starts a goroutine for each statement that can be cancelled.
		switch err := ScanDerived(statement.QueryRowContext(context.WithoutCancel(ctx), key...), &sum); {
		case err == nil:
			n.rows--
			n.sums -= sum & maxSum
		case !errors.Is(err, sql.ErrNoRows):
			return n, err
		}
	}
	return n, ctx.Err()
}

// CheckTotals returns an error that is ErrDerived where rows of the derived tables are
// missing, or are others than were written. What it reads has to be of one moment: q is
// a transaction where others may write.
func CheckTotals(ctx context.Context, q Querier) error {
	for _, t := range []derivedTable{stateTable(), dayTable(), ratingTable(), asideTable()} {
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
	err := stateTable().save(ctx, tx, empty, each(d.States, stateValues))
	if err == nil {
		err = dayTable().save(ctx, tx, empty, each(d.Days, func(_ memory.Day, s event.DaySum) []any { return dayValues(s) }))
	}
	if err == nil {
		err = ratingTable().save(ctx, tx, empty, each(d.Ratings, func(_ event.RatingKey, s event.RatingSum) []any { return ratingValues(s) }))
	}
	if err == nil {
		err = asideTable().save(ctx, tx, empty, each(d.Aside, asideValues))
	}
	return err
}

// RemoveDerived removes what there is of the same cards, days and events as in d.
func RemoveDerived(ctx context.Context, tx *sql.Tx, d event.Derived) error {
	err := stateTable().remove(ctx, tx, each(d.States, func(card string, _ event.CardState) []any { return []any{card} }))
	if err == nil {
		err = dayTable().remove(ctx, tx, each(d.Days, func(day memory.Day, _ event.DaySum) []any { return []any{day} }))
	}
	if err == nil {
		err = ratingTable().remove(ctx, tx, each(d.Ratings, func(key event.RatingKey, _ event.RatingSum) []any { return []any{key.Card, key.Rating} }))
	}
	if err == nil {
		err = asideTable().remove(ctx, tx, each(d.Aside, func(uid string, _ memory.Moment) []any { return []any{uid} }))
	}
	return err
}

// each returns the values of each entry of a map.
func each[K comparable, V any](entries map[K]V, values func(K, V) []any) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for key, value := range maps.All(entries) {
			if !yield(values(key, value)) {
				return
			}
		}
	}
}
