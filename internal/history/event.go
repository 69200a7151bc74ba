package history

import (
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"djq/internal/bank"
	"djq/internal/memory"
)

// Kind says what happened to a card.
type Kind string

// The kinds of events.
const (
	Review    Kind = "review"    // rated
	Cram      Kind = "cram"      // rated without touching its schedule
	Undo      Kind = "undo"      // the event named by Of is taken back
	Reset     Kind = "reset"     // forgotten: earlier reviews no longer count
	Bury      Kind = "bury"      // not asked again on this study day
	Suspend   Kind = "suspend"   // not asked until Unsuspend
	Unsuspend Kind = "unsuspend" // asked again
	Flag      Kind = "flag"      // marked for a later edit
)

// Kinds returns all kinds.
func Kinds() []Kind {
	return []Kind{Review, Cram, Undo, Reset, Bury, Suspend, Unsuspend, Flag}
}

// Event is something that happened to a card at a moment. It never changes
// once it is written.
type Event struct {
	UID     string // unique over all machines
	Kind    Kind
	Card    string // topic/id, as the card was called then
	Rating  memory.Rating
	At      time.Time  // to the millisecond, with the offset from UTC there
	Day     memory.Day // study day, fixed when the event is written
	MS      int        // milliseconds from question to rating
	Missed  []string   // key points that were not said
	Session string
	Machine string
	Of      string // uid of the event that an Undo takes back
}

// Compare is the order in which events take effect: by study day, moment and
// uid, which is the same on every machine.
func (e Event) Compare(other Event) int {
	return cmp.Or(cmp.Compare(e.Day, other.Day), cmp.Compare(e.At.UnixMilli(), other.At.UnixMilli()), cmp.Compare(e.UID, other.UID))
}

// NewID returns a new name for an event or a session: the milliseconds of a
// moment and 64 random bits, in hexadecimal, so that names sort by time.
func NewID(at time.Time) string {
	var random [8]byte
	rand.Read(random[:]) // never fails
	return fmt.Sprintf("%012x%s", uint64(at.UnixMilli())&(1<<48-1), hex.EncodeToString(random[:]))
}

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
