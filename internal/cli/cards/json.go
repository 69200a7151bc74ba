package cards

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"time"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/study"
)

// cardJSON is a card as --json prints it: its name, its fields by the names
// that they have in YAML, and what the history knows of it. The names are
// promised: they do not change.
type cardJSON struct {
	card   *bank.Card
	memory *memoryJSON // nil until the first review
}

func toJSON(c *bank.Card, progress *study.Progress) cardJSON {
	return cardJSON{c, memoryOf(c, progress)}
}

// MarshalJSON prints the fields in the order of the bank's table.
func (c cardJSON) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // the encoder around this one decides
	separator := "{"
	var err error
	member := func(name string, value any) {
		b.WriteString(separator + strconv.Quote(name) + ":")
		err = errors.Join(err, e.Encode(value))
		separator = ","
	}
	member("card", c.card.Name())
	for _, f := range bank.CardFields() {
		member(f.String(), c.card.Value(f))
	}
	member("note", c.card.Note)
	member("memory", c.memory)
	b.WriteByte('}')
	return b.Bytes(), err
}

// memoryJSON is what the history knows of a card.
type memoryJSON struct {
	Stability      app.Rounded `json:"stability"` // days
	Due            string      `json:"due"`       // the study day, as 2026-12-18
	Reps           int         `json:"reps"`
	Lapses         int         `json:"lapses"`
	LastReview     time.Time   `json:"last_review"`    // in UTC
	Retrievability app.Rounded `json:"retrievability"` // today, 0 to 1
}

func memoryOf(c *bank.Card, progress *study.Progress) *memoryJSON {
	s := progress.State(c)
	if !s.Seen() {
		return nil
	}
	return &memoryJSON{
		Stability: app.Rounded(s.Stability), Due: s.Due.String(), Reps: s.Reps, Lapses: s.Lapses,
		LastReview: s.LastAt.UTC(), Retrievability: app.Rounded(progress.Retrievability(c, progress.Today)),
	}
}
