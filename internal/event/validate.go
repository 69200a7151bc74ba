package event

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"djq/internal/bank"
	"djq/internal/memory"
)

// MaxMachine is the most bytes that the name of a machine may have.
const MaxMachine = 64

// The limits of other fields; those of texts are in bytes.
const (
	maxUID     = 100
	maxCard    = 1000
	maxSession = 100
	maxMS      = 24 * 3600 * 1000
	maxCount   = 100
	maxText    = 100_000
)

// Validate reports what is wrong with an event.
func (e Event) Validate() error {
	switch {
	case e.UID == "" || len(e.UID) > maxUID:
		return fmt.Errorf("uid: expected 1 to %d characters", maxUID)
	case len(e.Card) > maxCard:
		return fmt.Errorf("card: expected at most %d characters", maxCard)
	case len(e.Session) > maxSession:
		return fmt.Errorf("session: expected at most %d characters", maxSession)
	case len(e.Machine) > MaxMachine:
		return fmt.Errorf("machine: expected at most %d characters", MaxMachine)
	case len(e.Of) > maxUID:
		return fmt.Errorf("of: expected at most %d characters", maxUID)
	case !e.Kind.known():
		return fmt.Errorf("unknown kind %q", e.Kind)
	case !cardName(e.Card):
		return fmt.Errorf("card %q: expected a name like orm/n-plus-one", e.Card)
	case e.Kind.rated() && (e.Rating < memory.Again || e.Rating > memory.Easy):
		return fmt.Errorf("rating: expected again, hard, good or easy")
	case !e.Kind.rated() && e.Rating != 0:
		return fmt.Errorf("rating: not allowed in an event of kind %s", e.Kind)
	case e.Kind.names() && (e.Of == "" || e.Of == e.UID):
		return fmt.Errorf("of: expected the uid of the event that this %s is about", e.Kind)
	case !e.Kind.names() && e.Of != "":
		return fmt.Errorf("of: not allowed in an event of kind %s", e.Kind)
	case e.MS < 0 || e.MS > maxMS:
		return fmt.Errorf("ms: expected 0 to %d", maxMS)
	case e.OpenMS < 0 || e.OpenMS > maxMS:
		return fmt.Errorf("open_ms: expected 0 to %d", maxMS)
	case e.Variant < 0 || e.Variant > maxCount:
		return fmt.Errorf("variant: expected 0 to %d", maxCount)
	case e.Hints < 0 || e.Hints > maxCount:
		return fmt.Errorf("hints: expected 0 to %d", maxCount)
	case len(e.Text) > maxText || !utf8.ValidString(e.Text):
		return fmt.Errorf("text: expected at most %d bytes of UTF-8", maxText)
	case !e.Kind.asked() && (e.OpenMS != 0 || e.Variant != 0 || e.Text != "" || len(e.Bonus) > 0 || e.Hints != 0):
		return fmt.Errorf("open_ms, variant, text, bonus, hints: not allowed in an event of kind %s", e.Kind)
	case e.At.IsZero() || e.At.Year() < 1970 || e.At.Year() > 9999:
		return fmt.Errorf("at: expected a time between 1970 and 9999")
	}
	// The study day is the date of the moment or, in the night, the one before;
	// a clock set back may keep the day of the review before it.
	if d := e.Day - memory.DayOf(e.At, 0); d < -400*366 || d > 400*366 {
		return fmt.Errorf("day: expected a date near %s", e.At.Format(time.DateOnly))
	}
	return nil
}

// CutText returns a text as the Text of an event can hold it: valid UTF-8, cut at
// a character where it is too long.
func CutText(text string) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	if len(text) <= maxText {
		return text
	}
	return strings.ToValidUTF8(text[:maxText], "")
}

// cardName reports whether a text can name a card: a topic and an id, each a
// slug.
func cardName(name string) bool {
	topic, id, _ := strings.Cut(name, "/")
	return bank.IsSlug(topic) && bank.IsSlug(id)
}
