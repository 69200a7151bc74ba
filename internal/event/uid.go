package event

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// tagDigits is the length of the tag that ends a uid.
const tagDigits = 12

// NewUID returns a new uid for an event of a machine: the milliseconds of its
// moment, 32 random bits, and a tag, the first 48 bits of the SHA-256 of the
// machine's name and what precedes, all in hexadecimal. By the tag everyone
// knows which machine gave the uid, so that no other can claim it.
func NewUID(at time.Time, machine string) string {
	var random [4]byte
	rand.Read(random[:]) // never fails
	stem := fmt.Sprintf("%012x%s", uint64(at.UnixMilli())&(1<<48-1), hex.EncodeToString(random[:]))
	return stem + uidTag(stem, machine)
}

// DerivedUID returns the uid of an event that was not made by djq: everyone who
// takes it from the same source gives it the same uid. The source is a text that
// names it among all of that machine and moment; the uid is one of the machine's.
func DerivedUID(at time.Time, source, machine string) string {
	sum := sha256.Sum256([]byte(source))
	stem := fmt.Sprintf("%012x%s", uint64(at.UnixMilli())&(1<<48-1), hex.EncodeToString(sum[:4]))
	return stem + uidTag(stem, machine)
}

func uidTag(stem, machine string) string {
	sum := sha256.Sum256([]byte(machine + "\n" + stem))
	return hex.EncodeToString(sum[:])[:tagDigits]
}

// GaveUID reports whether an event's uid was given by its machine. Those of
// early events have no tag, and belong to nobody.
func (e Event) GaveUID() bool {
	const length = 12 + 8 + tagDigits
	if len(e.UID) != length {
		return false
	}
	stem, tag := e.UID[:length-tagDigits], e.UID[length-tagDigits:]
	return tag == uidTag(stem, e.Machine)
}

// Prevails reports whether of two events with one uid and different content the
// first one holds. All machines find the same: the event whose machine gave the
// uid, or else the one with the lower checksum.
func (e Event) Prevails(other Event) bool {
	if mine, others := e.GaveUID(), other.GaveUID(); mine != others {
		return mine
	}
	return e.Sum() < other.Sum()
}
