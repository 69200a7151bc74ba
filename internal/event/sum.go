package event

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// Sum returns the checksum of an event: the first 64 bits of the SHA-256 of its
// fields, in hexadecimal. Each field is written as a netstring
// (https://cr.yp.to/proto/netstrings.txt), in this order: uid, kind, card,
// rating (0 to 4), moment (milliseconds since 1970-01-01 UTC), minutes east of
// UTC, study day (days since 1970-01-01), ms, open_ms, variant, hints, text,
// session, machine, of, then the number of key points missed and those, the
// number of bonus points and those. Released events have sums: the order and
// the fields stay.
func (e Event) Sum() string {
	_, zone := e.At.Zone()
	// Room for most events, which then take no memory of the heap.
	var room [512]byte
	in := room[:0]
	for _, text := range [...]string{e.UID, string(e.Kind), e.Card} {
		in = appendNetstring(in, text)
	}
	for _, n := range [...]int64{
		int64(e.Rating), e.At.UnixMilli(), int64(zone / 60), int64(e.Day),
		int64(e.MS), int64(e.OpenMS), int64(e.Variant), int64(e.Hints),
	} {
		in = appendNumber(in, n)
	}
	for _, text := range [...]string{e.Text, e.Session, e.Machine, e.Of} {
		in = appendNetstring(in, text)
	}
	for _, list := range [...][]string{e.Missed, e.Bonus} {
		in = appendNumber(in, int64(len(list)))
		for _, text := range list {
			in = appendNetstring(in, text)
		}
	}
	sum := sha256.Sum256(in)
	return hex.EncodeToString(sum[:8])
}

// Summed is an event with its checksum, which is worth keeping where a million
// events pass through several hands.
type Summed struct {
	Event
	Sum string
}

// WithSum returns the event with its checksum.
func (e Event) WithSum() Summed { return Summed{e, e.Sum()} }

func appendNetstring(in []byte, text string) []byte {
	in = strconv.AppendInt(in, int64(len(text)), 10)
	in = append(in, ':')
	in = append(in, text...)
	return append(in, ',')
}

func appendNumber(in []byte, n int64) []byte {
	var room [20]byte // the longest number: a sign and 19 digits
	digits := strconv.AppendInt(room[:0], n, 10)
	in = strconv.AppendInt(in, int64(len(digits)), 10)
	in = append(in, ':')
	in = append(in, digits...)
	return append(in, ',')
}
