package anki

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
)

// noteTypeID is the id of the note type "djq". Ids of Anki are milliseconds since
// 1970.
const noteTypeID = 1764547200000

// hashOf returns a hash of what a name names.
func hashOf(kind, name string) [32]byte { return sha256.Sum256([]byte("djq\n" + kind + "\n" + name)) }

// GUID returns the GUID of the note of a card, by which Anki knows it again.
func GUID(card string) string {
	h := hashOf("guid", card)
	return "djq-" + base64.RawURLEncoding.EncodeToString(h[:12])
}

// idOf returns an id that looks like a moment of the years 2011 to 2020, so that it
// is hardly one of a note that was made by a person after that, and that any program
// can count with.
func idOf(kind, name string) int64 {
	const first, span = 1_300_000_000_000, 300_000_000_000
	h := hashOf(kind, name)
	return first + int64(binary.BigEndian.Uint64(h[:8])%span)
}

// deckPrefix begins the name of each deck.
const deckPrefix = "djq::"

// Deck returns the name of the deck of a topic.
func Deck(topic string) string { return deckPrefix + topic }

// free returns an id that is not taken, the first from one on, and takes it.
func free(taken map[int64]bool, id int64) int64 {
	for taken[id] {
		id++
	}
	taken[id] = true
	return id
}
