package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

	"modernc.org/sqlite"
)

// Row is a row of a query.
type Row interface{ Scan(...any) error }

// Scan scans a row. A value that does not convert is damage to the file, and no
// fault of the program's.
func Scan(row Row, into ...any) error {
	err := row.Scan(into...)
	var sqlErr *sqlite.Error
	if err == nil || errors.Is(err, sql.ErrNoRows) || errors.As(err, &sqlErr) || errors.Is(err, context.Canceled) {
		return err
	}
	// database/sql has no type for this error, and its words are about Go.
	_, after, _ := strings.Cut(err.Error(), `, name "`)
	if column, _, found := strings.Cut(after, `"`); found {
		return &Damage{fmt.Sprintf("a value of %q has the wrong type", column)}
	}
	return &Damage{"a value has the wrong type"}
}

// Querier is a database or a transaction.
type Querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// EachRow calls visit for each row of a query, to be scanned with scan.
func EachRow(ctx context.Context, q Querier, query string, visit func(Row) error, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := visit(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// executeEach runs a statement with each list of values, prepared once.
func executeEach(ctx context.Context, tx *sql.Tx, query string, lists iter.Seq[[]any]) error {
	var statement *sql.Stmt
	for values := range lists {
		if statement == nil {
			var err error
			if statement, err = tx.PrepareContext(ctx, query); err != nil {
				return err
			}
			defer statement.Close()
		}
		// The driver starts a goroutine for each statement that can be cancelled.
		if _, err := statement.ExecContext(context.WithoutCancel(ctx), values...); err != nil {
			return err
		}
	}
	return ctx.Err()
}
