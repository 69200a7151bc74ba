package database

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"time"

	"djq/internal/event"
	"djq/internal/memory"
)

// derivedTables are the tables of all that follows from the events. Each row has a
// checksum, see rowSum. They are no part of the format: whoever derives by other
// rules makes them anew, so that they may change.
const derivedTables = `CREATE TABLE memory (
	card       TEXT PRIMARY KEY,
	stability  REAL NOT NULL,
	difficulty REAL NOT NULL,
	first      INTEGER NOT NULL,
	last       INTEGER NOT NULL,
	last_at    INTEGER NOT NULL,
	due        INTEGER NOT NULL,
	reps       INTEGER NOT NULL,
	lapses     INTEGER NOT NULL,
	forgotten  INTEGER NOT NULL,
	buried     INTEGER NOT NULL, -- the study day on which the card rests
	suspended  INTEGER NOT NULL,
	flagged    INTEGER NOT NULL,
	latest_day INTEGER NOT NULL, -- of the card's last event
	latest_at  INTEGER NOT NULL,
	sum        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE by_day (
	day    INTEGER PRIMARY KEY,
	n      INTEGER NOT NULL,
	passed INTEGER NOT NULL,
	new    INTEGER NOT NULL, -- cards reviewed for the first time
	ms     INTEGER NOT NULL,
	sum    INTEGER NOT NULL
) STRICT;
CREATE TABLE by_card (
	card      TEXT NOT NULL,
	rating    INTEGER NOT NULL,
	n         INTEGER NOT NULL,
	ms        INTEGER NOT NULL,
	recalls   INTEGER NOT NULL, -- reviews on a later day than the one before
	predicted REAL NOT NULL,    -- sum of their predicted retrievability
	sum       INTEGER NOT NULL,
	PRIMARY KEY (card, rating)
) STRICT, WITHOUT ROWID;
CREATE TABLE set_aside ( -- events that do not count yet
	uid TEXT PRIMARY KEY,
	day INTEGER NOT NULL, -- their moments, perhaps those of a redate
	at  INTEGER NOT NULL,
	sum INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE totals ( -- of the tables above, see CheckTotals
	name TEXT PRIMARY KEY,
	n    INTEGER NOT NULL, -- rows
	sums INTEGER NOT NULL  -- of all checksums
) STRICT, WITHOUT ROWID;
`

// ErrDerived is the error of reading what follows from the events where it
// cannot be that: a value of the wrong type, out of range or other than its
// checksum says, a missing table. The events are whole, so that all of it can be
// computed again.
var ErrDerived = errors.New("computed values are damaged")

// ScanDerived scans a row of a derived table.
func ScanDerived(row Row, into ...any) error {
	err := AsDerived(Scan(row, into...))
	var damaged *Damage
	if errors.As(err, &damaged) {
		return fmt.Errorf("%w: %w", ErrDerived, err)
	}
	return err
}

// AsDerived turns the error about a missing table or column of a derived table
// into ErrDerived.
func AsDerived(err error) error {
	if lacksTable(err) {
		return fmt.Errorf("%w: %w", ErrDerived, err)
	}
	return err
}

// rowSum returns the checksum of a row of a derived table: a CRC-32, which finds
// every flipped bit. SQLite itself has none of what it stores.
func rowSum(key string, numbers ...int64) int64 {
	var room [256]byte // for most rows
	in := append(room[:0], key...)
	for _, n := range numbers {
		in = binary.LittleEndian.AppendUint64(in, uint64(n))
	}
	return int64(crc32.ChecksumIEEE(in))
}

// verify returns an error unless a row is as its checksum says, and can follow
// from events.
func verify(what, key string, sum, want int64, inRange bool) error {
	switch {
	case sum != want:
		return fmt.Errorf("%w: %s %s does not match its checksum", ErrDerived, what, key)
	case !inRange:
		return fmt.Errorf("%w: %s %s is out of range", ErrDerived, what, key)
	}
	return nil
}

func floatBits(x float64) int64 { return int64(math.Float64bits(x)) }

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// StateColumns are the columns of the state of a card, in the table memory.
const StateColumns = "card, stability, difficulty, first, last, last_at, due, reps, lapses, forgotten, buried, suspended, flagged, latest_day, latest_at, sum"

// stateNumbers are the values of StateColumns after card, but for sum; of the real
// ones their bits.
type stateNumbers [14]int64

// ScanState scans StateColumns.
func ScanState(row Row) (card string, c event.CardState, err error) {
	var n stateNumbers
	var stability, difficulty float64
	var sum int64
	// Numbers are scanned as int64: into other types database/sql converts them by
	// way of text, which takes longer than all else here.
	err = ScanDerived(row, &card, &stability, &difficulty, &n[2], &n[3], &n[4], &n[5], &n[6], &n[7], &n[8], &n[9], &n[10], &n[11], &n[12], &n[13], &sum)
	n[0], n[1] = floatBits(stability), floatBits(difficulty)
	c = event.CardState{
		CardMemory: memory.CardMemory{
			MemoryState: memory.MemoryState{Stability: stability, Difficulty: difficulty},
			First:       memory.Day(n[2]), Last: memory.Day(n[3]), Due: memory.Day(n[5]), Reps: int(n[6]), Lapses: int(n[7]), Forgotten: memory.Day(n[8]),
		},
		Buried: memory.Day(n[9]), Suspended: n[10] != 0, Flagged: n[11] != 0,
		LatestDay: memory.Day(n[12]), LatestAt: time.UnixMilli(n[13]).UTC(),
	}
	if c.Seen() {
		c.LastAt = time.UnixMilli(n[4]).UTC()
	}
	if err == nil {
		err = verify("the state of", card, sum, rowSum(card, n[:]...), c.InRange())
	}
	return card, c, err
}

// stateValues returns the values of StateColumns.
func stateValues(card string, c event.CardState) []any {
	n := stateNumbers{
		floatBits(c.Stability), floatBits(c.Difficulty), int64(c.First), int64(c.Last), 0, int64(c.Due), int64(c.Reps), int64(c.Lapses),
		int64(c.Forgotten), int64(c.Buried), bit(c.Suspended), bit(c.Flagged), int64(c.LatestDay), c.LatestAt.UnixMilli(),
	}
	if c.Seen() {
		n[4] = c.LastAt.UnixMilli()
	}
	values := make([]any, 0, len(n)+2)
	values = append(values, card, c.Stability, c.Difficulty)
	for _, number := range n[2:] {
		values = append(values, number)
	}
	return append(values, rowSum(card, n[:]...))
}

// DayColumns are the columns of the sums of a day, in the table by_day.
const DayColumns = "day, n, passed, new, ms, sum"

// ScanDay scans DayColumns.
func ScanDay(row Row) (d event.DaySum, err error) {
	var day, n, passed, fresh, ms, sum int64
	err = ScanDerived(row, &day, &n, &passed, &fresh, &ms, &sum)
	d = event.DaySum{Day: memory.Day(day), N: int(n), Passed: int(passed), New: int(fresh), MS: int(ms)}
	if err == nil {
		err = verify("the sums of", d.Day.String(), sum, rowSum("", day, n, passed, fresh, ms), d.InRange())
	}
	return d, err
}

// dayValues returns the values of DayColumns.
func dayValues(d event.DaySum) []any {
	return []any{d.Day, d.N, d.Passed, d.New, d.MS, rowSum("", int64(d.Day), int64(d.N), int64(d.Passed), int64(d.New), int64(d.MS))}
}

// RatingColumns are the columns of the sums of a card's ratings, in the table
// by_card.
const RatingColumns = "card, rating, n, ms, recalls, predicted, sum"

// ScanRating scans RatingColumns.
func ScanRating(row Row) (r event.RatingSum, err error) {
	var rating, n, ms, recalls, sum int64
	err = ScanDerived(row, &r.Card, &rating, &n, &ms, &recalls, &r.Predicted, &sum)
	r.Rating, r.N, r.MS, r.Recalls = memory.Rating(rating), int(n), int(ms), int(recalls)
	if err == nil {
		err = verify("the ratings of", r.Card, sum, rowSum(r.Card, rating, n, ms, recalls, floatBits(r.Predicted)), r.InRange())
	}
	return r, err
}

// ratingValues returns the values of RatingColumns.
func ratingValues(r event.RatingSum) []any {
	sum := rowSum(r.Card, int64(r.Rating), int64(r.N), int64(r.MS), int64(r.Recalls), floatBits(r.Predicted))
	return []any{r.Card, r.Rating, r.N, r.MS, r.Recalls, r.Predicted, sum}
}

// AsideColumns are the columns of an event that does not count yet, in the table
// set_aside.
const AsideColumns = "uid, day, at, sum"

// ScanAside scans AsideColumns.
func ScanAside(row Row) (uid string, m memory.Moment, err error) {
	var day, at, sum int64
	err = ScanDerived(row, &uid, &day, &at, &sum)
	m = memory.Moment{At: time.UnixMilli(at), Day: memory.Day(day)}
	if err == nil {
		err = verify("the moment of", uid, sum, rowSum(uid, day, at), true)
	}
	return uid, m, err
}

// asideValues returns the values of AsideColumns.
func asideValues(uid string, m memory.Moment) []any {
	at := m.At.UnixMilli()
	return []any{uid, m.Day, at, rowSum(uid, int64(m.Day), at)}
}
