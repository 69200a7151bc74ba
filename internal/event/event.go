package event

import (
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"time"

	"djq/internal/memory"
)

// Kind says what happened to a card.
type Kind string

// The kinds of events.
const (
	Review    Kind = "review"    // rated
	Cram      Kind = "cram"      // rated without touching its schedule
	Answer    Kind = "answer"    // answered, and not rated yet
	Undo      Kind = "undo"      // the event named by Of is taken back
	Reset     Kind = "reset"     // forgotten: earlier reviews no longer count
	Bury      Kind = "bury"      // not asked again on this study day
	Suspend   Kind = "suspend"   // not asked until Unsuspend
	Unsuspend Kind = "unsuspend" // asked again
	Flag      Kind = "flag"      // marked for a later edit
	Unflag    Kind = "unflag"    // no longer marked
	Redate    Kind = "redate"    // the event named by Of happened at this moment
)

// known reports whether there are events of a kind.
func (k Kind) known() bool {
	switch k {
	case Review, Cram, Answer, Undo, Reset, Bury, Suspend, Unsuspend, Flag, Unflag, Redate:
		return true
	}
	return false
}

// rated reports whether events of a kind have a rating.
func (k Kind) rated() bool { return k == Review || k == Cram }

// asked reports whether events of a kind come of asking a card.
func (k Kind) asked() bool { return k.rated() || k == Answer }

// names reports whether events of a kind are about another event.
func (k Kind) names() bool { return k == Undo || k == Redate }

// Event is something that happened to a card at a moment. It never changes
// once it is written.
type Event struct {
	UID     string // unique over all machines
	Kind    Kind
	Card    string // topic/id, as the card was called then
	Rating  memory.Rating
	At      time.Time  // to the millisecond, with the offset from UTC there
	Day     memory.Day // study day, fixed when the event is written
	MS      int        // milliseconds that count, from the question on
	OpenMS  int        // milliseconds that the card was open
	Variant int        // the wording shown: 0 for the question, n for its nth variant
	Text    string     // the answer as it was written
	Missed  []string   // key points that were not said
	Bonus   []string   // bonus points that were said
	Hints   int        // hints shown
	Session string
	Machine string
	Of      string // uid of the event that an Undo or a Redate is about
}

// Compare is the order in which events take effect: by study day, moment and
// uid, which is the same on every machine.
func (e Event) Compare(other Event) int {
	return cmp.Or(e.Moment().Compare(other.Moment()), cmp.Compare(e.UID, other.UID))
}

// NewID returns a new name for a machine or a session: the milliseconds of a
// moment and 64 random bits, in hexadecimal, so that names sort by time.
func NewID(at time.Time) string {
	var random [8]byte
	rand.Read(random[:]) // never fails
	return fmt.Sprintf("%012x%s", uint64(at.UnixMilli())&(1<<48-1), hex.EncodeToString(random[:]))
}
