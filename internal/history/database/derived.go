package database

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"djq/internal/event"
)

// ReadDerived reads what the database holds as derived. It leaves out damaged
// rows, and returns what is wrong with the last of them.
func ReadDerived(ctx context.Context, tx *sql.Tx) (d event.Derived, damaged, err error) {
	d = event.NewDerived()
	each := func(columns, table string, add func(row Row) error) {
		if err != nil {
			return
		}
		err = EachRow(ctx, tx, "SELECT "+columns+" FROM "+table, func(row Row) error {
			err := add(row)
			if errors.Is(err, ErrDerived) {
				damaged, err = err, nil
			}
			return err
		})
	}
	each(StateColumns, "memory", func(row Row) error {
		card, c, err := ScanState(row)
		if err == nil {
			d.States[card] = c
		}
		return err
	})
	each(DayColumns, "by_day", func(row Row) error {
		s, err := ScanDay(row)
		if err == nil {
			d.Days[s.Day] = s
		}
		return err
	})
	each(RatingColumns, "by_card", func(row Row) error {
		r, err := ScanRating(row)
		if err == nil {
			d.Ratings[event.RatingKey{Card: r.Card, Rating: r.Rating}] = r
		}
		return err
	})
	each(AsideColumns, "set_aside", func(row Row) error {
		uid, m, err := ScanAside(row)
		if err == nil {
			d.Aside[uid] = m
		}
		return err
	})
	return d, damaged, err
}

// ResetDerived makes the derived tables anew, empty.
func ResetDerived(ctx context.Context, tx *sql.Tx) error {
	var drop strings.Builder
	for _, t := range tables(event.Derived{}) {
		drop.WriteString("DROP TABLE IF EXISTS " + t.name + ";")
	}
	_, err := tx.ExecContext(ctx, drop.String()+"DROP TABLE IF EXISTS totals;"+derivedTables)
	return err
}
