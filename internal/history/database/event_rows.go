package database

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"djq/internal/event"
	"djq/internal/memory"
)

// EventColumns are the columns of an event: those of format 1, and those that
// format 2 added. Beside them there is its checksum, sum.
const (
	format1Columns = "uid, kind, card, day, at, zone, rating, ms, missed, session, machine, of"
	EventColumns   = format1Columns + ", open_ms, variant, text, bonus, hints"
	StoredColumns  = EventColumns + ", sum"
)

// IsUndone is the condition that an event e was taken back, by its own machine:
// no other one may.
const IsUndone = "EXISTS (SELECT 1 FROM events u WHERE u.of = e.uid AND u.of <> '' AND u.kind = 'undo' AND u.machine = e.machine)"

// ScanEvent scans EventColumns, and what else a query asks for after them.
func ScanEvent(row Row, more ...any) (event.Event, error) {
	var e event.Event
	var at int64
	var zone int
	var missed, bonus string
	into := []any{
		&e.UID, &e.Kind, &e.Card, &e.Day, &at, &zone, &e.Rating, &e.MS, &missed, &e.Session, &e.Machine, &e.Of,
		&e.OpenMS, &e.Variant, &e.Text, &bonus, &e.Hints,
	}
	if err := Scan(row, append(into, more...)...); err != nil {
		return e, err
	}
	e.At = time.UnixMilli(at).In(zoneAt(zone))
	var err error
	if e.Missed, err = parseList(missed); err == nil {
		e.Bonus, err = parseList(bonus)
	}
	if err != nil {
		return e, &Damage{fmt.Sprintf("the points of the event %q are no list", e.UID)}
	}
	return e, nil
}

// zoneAt returns the zone that many seconds east of UTC.
func zoneAt(seconds int) *time.Location {
	if seconds == 0 {
		return time.UTC
	}
	return time.FixedZone("", seconds)
}

// parseList reads a list of texts, which is JSON, or empty for none.
func parseList(text string) (list []string, err error) {
	if text != "" {
		err = json.Unmarshal([]byte(text), &list)
	}
	return list, err
}

func formatList(list []string) (string, error) {
	if len(list) == 0 {
		return "", nil
	}
	text, err := json.Marshal(list)
	return string(text), err
}

// InsertEvent inserts what EventValues returns.
const InsertEvent = "INSERT INTO events (" + StoredColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

// ReplaceEvent puts what EventValues returns in the place of the event with a uid.
const ReplaceEvent = "UPDATE events SET (" + StoredColumns + ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE uid = ?"

// EventValues returns the values of StoredColumns for an event.
func EventValues(e event.Summed) ([]any, error) {
	missed, err := formatList(e.Missed)
	if err != nil {
		return nil, err
	}
	bonus, err := formatList(e.Bonus)
	if err != nil {
		return nil, err
	}
	_, zone := e.At.Zone()
	return []any{
		e.UID, e.Kind, e.Card, e.Day, e.At.UnixMilli(), zone, e.Rating, e.MS, missed, e.Session, e.Machine, e.Of,
		e.OpenMS, e.Variant, e.Text, bonus, e.Hints, e.Sum,
	}, nil
}

// CurrentName returns the name under which a card's state is kept.
func CurrentName(ctx context.Context, q Querier, card string) (string, error) {
	name := card
	err := q.QueryRowContext(ctx, "SELECT card FROM renamed WHERE earlier = ?", card).Scan(&name)
	if errors.Is(err, sql.ErrNoRows) {
		return card, nil
	}
	return name, err
}

// Redates returns the moments that events were given later, by their uid.
func Redates(ctx context.Context, q Querier) (map[string]memory.Moment, error) {
	moments := map[string]memory.Moment{}
	query := "SELECT " + EventColumns + " FROM events e WHERE of <> '' AND kind = 'redate' AND NOT " + IsUndone + " ORDER BY uid"
	err := EachRow(ctx, q, query, func(row Row) error {
		e, err := ScanEvent(row)
		moments[e.Of] = e.Moment()
		return err
	})
	return moments, err
}

// EventsAsWritten returns the events in the order in which they were written,
// with the moments at which they count.
func EventsAsWritten(ctx context.Context, q Querier) ([]event.Event, error) {
	redated, err := Redates(ctx, q)
	if err != nil {
		return nil, err
	}
	var events []event.Event
	err = EachRow(ctx, q, "SELECT "+EventColumns+" FROM events WHERE kind <> 'redate' ORDER BY seq", func(row Row) error {
		e, err := ScanEvent(row)
		if m, ok := redated[e.UID]; ok {
			e.At, e.Day = m.At, m.Day
		}
		events = append(events, e)
		return err
	})
	return events, err
}

// checkEvents reports rows of a database that are no events, and events that
// have changed since they were written.
func checkEvents(ctx context.Context, q Querier) error {
	var changed []string
	n := 0
	err := EachRow(ctx, q, "SELECT "+StoredColumns+" FROM events", func(row Row) error {
		var sum string
		e, err := ScanEvent(row, &sum)
		switch {
		case err != nil:
			return err
		case sum == e.Sum():
			if err := e.Validate(); err != nil {
				return &Damage{fmt.Sprintf("the event %q: %v", e.UID, err)}
			}
			return nil
		}
		if n++; len(changed) < maxNamed {
			changed = append(changed, fmt.Sprintf("%q of %s", e.UID, e.Card))
		}
		return nil
	})
	if err != nil || n == 0 {
		return err
	}
	if n > maxNamed {
		changed = append(changed, "…")
	}
	return &Damage{fmt.Sprintf("%d of the events do not match their checksums: %s", n, strings.Join(changed, ", "))}
}

// maxNamed is how many damaged events an error names.
const maxNamed = 3
