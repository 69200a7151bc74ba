package event

import (
	"fmt"
	"strings"
	"time"

	"djq/internal/bank"
	"djq/internal/memory"
)

// Validate reports what is wrong with an event.
func (e Event) Validate() error {
	rated := e.Kind == Review || e.Kind == Cram
	known := false
	for _, k := range Kinds() {
		known = known || k == e.Kind
	}
	switch {
	case e.UID == "" || len(e.UID) > 100:
		return fmt.Errorf("uid: expected 1 to 100 characters")
	case !known:
		return fmt.Errorf("unknown kind %q", e.Kind)
	case !cardName(e.Card):
		return fmt.Errorf("card %q: expected a name like orm/n-plus-one", e.Card)
	case rated && (e.Rating < memory.Again || e.Rating > memory.Easy):
		return fmt.Errorf("rating: expected again, hard, good or easy")
	case !rated && e.Rating != 0:
		return fmt.Errorf("rating: not allowed in an event of kind %s", e.Kind)
	case e.Kind == Undo && e.Of == "":
		return fmt.Errorf("of: expected the uid of the event to undo")
	case e.Kind != Undo && e.Of != "":
		return fmt.Errorf("of: not allowed in an event of kind %s", e.Kind)
	case e.MS < 0 || e.MS > 24*3600*1000:
		return fmt.Errorf("ms: expected 0 to 86400000")
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

// cardName reports whether a text can name a card: a topic and an id, each a
// slug.
func cardName(name string) bool {
	topic, id, _ := strings.Cut(name, "/")
	return bank.IsSlug(topic) && bank.IsSlug(id)
}
