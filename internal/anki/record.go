package anki

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/unicode/norm"

	"djq/internal/apkg"
	"djq/internal/bank"
)

// Record is what the history keeps of a card's note: the versions that were
// exported, or taken from Anki, the newest last. They tell what changed on which
// side, whichever of them Anki has.
type Record struct {
	GUID     string    `json:"guid"`
	Seen     int64     `json:"seen,omitempty"` // the latest moment at which the note was edited in Anki, as far as was imported
	Versions []version `json:"versions"`
}

// version is a card and its note at a moment when they said the same.
type version struct {
	Stamp    shortHash `json:"stamp"`          // of all that follows from the card
	Modified int64     `json:"mod"`            // of the note, in seconds since 1970
	Seen     int64     `json:"seen,omitempty"` // Modified of the note when it was last imported
	Fields   shortHash `json:"fields"`         // of the fields and tags of the note as they are
	Card     hashes    `json:"card"`           // of the parts of the card
	Note     hashes    `json:"note"`           // of the parts of the note, as they are shown
}

// maxVersions is how many versions are kept of a card.
const maxVersions = 6

// Records are the records of cards, by name.
type Records map[string]Record

// shortHash tells texts apart: the first 48 bits of their SHA-256.
type shortHash string

type hashes [partCount]shortHash

func hashText(text string) shortHash {
	sum := sha256.Sum256([]byte(text))
	return shortHash(base64.RawURLEncoding.EncodeToString(sum[:6]))
}

// hashes returns the hash of every part.
func (c *content) hashes() hashes {
	var h hashes
	for p := range partCount {
		h[p] = hashText(c.text(p))
	}
	return h
}

// MarshalText writes the hashes one after the other, each of eight characters.
func (h hashes) MarshalText() ([]byte, error) {
	var text []byte
	for _, one := range h {
		text = append(text, one...)
	}
	return text, nil
}

// UnmarshalText reads what MarshalText writes.
func (h *hashes) UnmarshalText(text []byte) error {
	const length = 8
	if len(text) != length*len(h) {
		return fmt.Errorf("%d characters of hashes: expected %d", len(text), length*len(h))
	}
	for i := range h {
		h[i] = shortHash(text[i*length : (i+1)*length])
	}
	return nil
}

// ParseRecords reads what Records.Text returns; of "" there are none.
func ParseRecords(text string) (Records, error) {
	r := Records{}
	if text == "" {
		return r, nil
	}
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return nil, fmt.Errorf("records of exported cards: %w", err)
	}
	return r, nil
}

// Text returns the records as text.
func (r Records) Text() (string, error) {
	text, err := json.Marshal(r)
	return string(text), err
}

// of returns the record of a card, which may be under a former name, or else that
// of a card that was never exported.
func (r Records) of(c *bank.Card) Record {
	if record, ok := r[c.Name()]; ok {
		return record
	}
	for _, alias := range c.Aliases {
		if record, ok := r[alias]; ok {
			return record
		}
	}
	return Record{GUID: GUID(c.Name())}
}

// newest returns the newest version, nil without any.
func (r Record) newest() *version {
	if len(r.Versions) == 0 {
		return nil
	}
	return &r.Versions[len(r.Versions)-1]
}

// version returns the version with a stamp, nil without one.
func (r Record) version(stamp shortHash) *version {
	for i := range r.Versions {
		if r.Versions[i].Stamp == stamp {
			return &r.Versions[i]
		}
	}
	return nil
}

// with returns the record with a newest version.
func (r Record) with(v version) Record {
	versions := slices.DeleteFunc(slices.Clone(r.Versions), func(old version) bool { return old.Stamp == v.Stamp })
	versions = append(versions, v)
	r.Versions = versions[max(0, len(versions)-maxVersions):]
	return r
}

// clone returns a record that shares nothing with this one.
func (r Record) clone() Record {
	r.Versions = slices.Clone(r.Versions)
	return r
}

// equal reports whether two records say the same.
func (r Record) equal(other Record) bool {
	return r.GUID == other.GUID && r.Seen == other.Seen && slices.Equal(r.Versions, other.Versions)
}

// firstModified is when a card counts as changed that was never exported from
// here: before anything that was edited in Anki, since it may have been exported
// from elsewhere.
func firstModified() time.Time { return time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC) }

// versionOf returns the version of a card as it is now, with its note, but for its
// moment.
func versionOf(mine content, n *apkg.Note) version {
	theirs := sourceOf(n)
	theirs.settle(mine)
	shown := theirs.shown()
	v := version{Card: mine.hashes(), Note: shown.hashes(), Fields: fieldsHash(n)}
	// Name and topic count too. The questions of other cards, which follow-ups show, do
	// not: this card did not change when one of them does.
	all, err := json.Marshal([]any{v.Card, n.Tags, n.Fields[fieldCard]})
	if err != nil {
		panic(err) // strings alone
	}
	v.Stamp = hashText(string(all))
	return v
}

// fieldsHash returns a hash of the fields and tags of a note, less its mark.
func fieldsHash(n *apkg.Note) shortHash {
	texts := slices.Clone(n.Fields)
	if at := fieldOf(n, fieldNames()[fieldCard]); at >= 0 {
		texts[at] = markPattern().ReplaceAllString(texts[at], "")
	}
	tags := slices.Clone(n.Tags)
	slices.Sort(tags)
	return hashText(norm.NFC.String(strings.Join(slices.Concat(texts, tags), "\x1f")))
}

// mark is what a note carries of the export that it comes from, in a comment in its
// first field, which nobody has a reason to edit.
type mark struct {
	stamp    shortHash
	modified int64
}

func (m mark) String() string { return fmt.Sprintf("<!--djq %s %d-->", m.stamp, m.modified) }

var markPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`<!--djq ([A-Za-z0-9_-]{8}) ([0-9]{1,12})-->`)
})

// markOf returns the mark in the first field of a note, the zero value without one.
func markOf(field string) mark {
	found := markPattern().FindStringSubmatch(field)
	if found == nil {
		return mark{}
	}
	modified, err := strconv.ParseInt(found[2], 10, 64)
	if err != nil {
		return mark{}
	}
	return mark{shortHash(found[1]), modified}
}
