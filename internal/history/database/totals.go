package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

	"djq/internal/event"
)

// Checksums of rows do not tell of rows that are gone, as where a page of the file was
// written in the place of another. For that the database keeps, in the table totals, of
// each derived table how many rows it has and what their checksums add up to.

// derivedTable is a table of what follows from the events: the first of its columns
// are its key, and the last is the checksum of the row.
type derivedTable struct {
	name, key, columns string
}

var (
	stateTable  = derivedTable{"memory", "card = ?", StateColumns}
	dayTable    = derivedTable{"by_day", "day = ?", DayColumns}
	ratingTable = derivedTable{"by_card", "card = ? AND rating = ?", RatingColumns}
	asideTable  = derivedTable{"set_aside", "uid = ?", AsideColumns}
)

type total struct{ rows, sums int64 }

// kept returns the total of the table that the database keeps.
func (t derivedTable) kept(ctx context.Context, q Querier) (total, error) {
	var n total
	err := ScanDerived(q.QueryRowContext(ctx, "SELECT n, sums FROM totals WHERE name = ?", t.name), &n.rows, &n.sums)
	if errors.Is(err, sql.ErrNoRows) {
		return n, nil
	}
	return n, err
}

// keep keeps a total of the table.
func (t derivedTable) keep(ctx context.Context, tx *sql.Tx, n total) error {
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO totals (name, n, sums) VALUES (?, ?, ?)", t.name, n.rows, n.sums)
	return err
}

// save writes rows in the place of those with the same keys.
func (t derivedTable) save(ctx context.Context, tx *sql.Tx, rows iter.Seq[[]any]) error {
	n, err := t.kept(ctx, tx)
	if err != nil {
		return err
	}
	if n.rows > 0 { // else it is empty, and rows are many
		keys := func(yield func([]any) bool) {
			for row := range rows {
				if !yield(row[:strings.Count(t.key, "?")]) {
					return
				}
			}
		}
		if n, err = t.take(ctx, tx, n, keys); err != nil {
			return err
		}
	}
	before := n
	marks := strings.Repeat(", ?", strings.Count(t.columns, ","))
	err = ExecuteEach(ctx, tx, "INSERT INTO "+t.name+" ("+t.columns+") VALUES (?"+marks+")", func(yield func([]any) bool) {
		for row := range rows {
			n.rows++
			n.sums += row[len(row)-1].(int64)
			if !yield(row) {
				return
			}
		}
	})
	if err != nil || n == before {
		return err
	}
	return t.keep(ctx, tx, n)
}

// remove removes the rows of those keys.
func (t derivedTable) remove(ctx context.Context, tx *sql.Tx, keys iter.Seq[[]any]) error {
	before, err := t.kept(ctx, tx)
	if err != nil {
		return err
	}
	n, err := t.take(ctx, tx, before, keys)
	if err != nil || n == before {
		return err
	}
	return t.keep(ctx, tx, n)
}

// take removes the rows of those keys, and returns what is then left of a total.
func (t derivedTable) take(ctx context.Context, tx *sql.Tx, n total, keys iter.Seq[[]any]) (total, error) {
	statement, err := tx.PrepareContext(ctx, "DELETE FROM "+t.name+" WHERE "+t.key+" RETURNING sum")
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
			n.sums -= sum
		case !errors.Is(err, sql.ErrNoRows):
			return n, err
		}
	}
	return n, ctx.Err()
}

// CheckTotals returns an error that is ErrDerived where rows of the derived tables are
// missing, or there are others.
func CheckTotals(ctx context.Context, q Querier) error {
	for _, t := range []derivedTable{stateTable, dayTable, ratingTable, asideTable} {
		want, err := t.kept(ctx, q)
		if err != nil {
			return err
		}
		var have total
		if err := ScanDerived(q.QueryRowContext(ctx, "SELECT count(*), coalesce(sum(sum), 0) FROM "+t.name), &have.rows, &have.sums); err != nil {
			return err
		}
		if have != want {
			return fmt.Errorf("%w: %d rows of %s instead of %d, or others", ErrDerived, have.rows, t.name, want.rows)
		}
	}
	return nil
}

// SaveDerived writes what follows from events in the place of what there is of the same
// cards, days and events.
func SaveDerived(ctx context.Context, tx *sql.Tx, d event.Derived) error {
	err := stateTable.save(ctx, tx, func(yield func([]any) bool) {
		for card, c := range d.States {
			if !yield(stateValues(card, c)) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	err = dayTable.save(ctx, tx, func(yield func([]any) bool) {
		for _, s := range d.Days {
			if !yield(dayValues(s)) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	err = ratingTable.save(ctx, tx, func(yield func([]any) bool) {
		for _, r := range d.Ratings {
			if !yield(ratingValues(r)) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	return asideTable.save(ctx, tx, func(yield func([]any) bool) {
		for uid, m := range d.Aside {
			if !yield(asideValues(uid, m)) {
				return
			}
		}
	})
}

// RemoveDerived removes the sums of days and of cards' ratings that are among those of d,
// and which events d sets aside.
func RemoveDerived(ctx context.Context, tx *sql.Tx, d event.Derived) error {
	err := dayTable.remove(ctx, tx, func(yield func([]any) bool) {
		for day := range d.Days {
			if !yield([]any{day}) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	err = ratingTable.remove(ctx, tx, func(yield func([]any) bool) {
		for key := range d.Ratings {
			if !yield([]any{key.Card, key.Rating}) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	return asideTable.remove(ctx, tx, func(yield func([]any) bool) {
		for uid := range d.Aside {
			if !yield([]any{uid}) {
				return
			}
		}
	})
}
