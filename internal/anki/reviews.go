package anki

import (
	"fmt"
	"slices"
	"time"

	"djq/internal/apkg"
	"djq/internal/event"
	"djq/internal/memory"
)

// Machine is the machine of events that were taken from Anki. djq history forget
// leaves them out again.
const Machine = "anki"

// Reviewed is the reviews of a package as events.
type Reviewed struct {
	Events []event.Event // sorted by their moments
	Known  int           // reviews that the history has already
	Ahead  int           // reviews dated after now, which are left out
	// Suspensions suspend cards, or end that.
	Suspensions []event.Event
	Staying     int // cards that are suspended, and are not in Anki
}

// All returns all events.
func (r *Reviewed) All() []event.Event { return slices.Concat(r.Events, r.Suspensions) }

// Add adds what was found among other cards.
func (r *Reviewed) Add(other Reviewed) {
	r.Events, r.Suspensions = slices.Concat(r.Events, other.Events), slices.Concat(r.Suspensions, other.Suspensions)
	r.Known, r.Ahead, r.Staying = r.Known+other.Known, r.Ahead+other.Ahead, r.Staying+other.Staying
}

// ReviewReader reads reviews.
type ReviewReader struct {
	// Card returns the name of the card that a card of Anki is, "" for none.
	Card func(*apkg.Card) string
	// Have returns all reviews, crams and resets of a card that the history has,
	// those that were taken back too; and when it was suspended, and no longer.
	Have      func(card string) []event.Event
	Zone      *time.Location
	DayStarts time.Duration
	Now       time.Time
}

// Read returns the reviews of a package as events, each with a uid that follows
// from it, so that it is one event however often it is imported. Reviews that djq
// itself exported are known and passed over. What is no review of Anki's scheduler,
// such as a card moved by hand, is none here; a card that was forgotten by hand is
// reset.
func (r ReviewReader) Read(p *apkg.Package) Reviewed {
	var found Reviewed
	have := map[string]*known{}
	for _, review := range p.Reviews {
		kind, ok := kindOf(review)
		if !ok {
			continue
		}
		name := r.Card(review.Card)
		if name == "" {
			continue
		}
		if review.ID > r.Now.UnixMilli() {
			found.Ahead++
			continue
		}
		if have[name] == nil {
			have[name] = newKnown(r.Have(name))
		}
		e := r.event(review, kind, name)
		if have[name].taken[e.UID] || have[name].take(review, kind) {
			found.Known++
			continue
		}
		found.Events = append(found.Events, e)
	}
	r.suspensions(p, &found)
	slices.SortFunc(found.Events, event.Event.Compare)
	return found
}

// kindOf returns which kind of event a review is, if it is one.
func kindOf(r apkg.Review) (event.Kind, bool) {
	switch {
	case r.ID <= 0 || r.ID >= maxMoment:
		return "", false
	case r.Kind == apkg.ReviewManual && r.Rating == 0 && r.Factor == 0:
		return event.Reset, true
	case r.Rating < int(memory.Again) || r.Rating > int(memory.Easy) || r.Kind < 0 || r.Kind > apkg.ReviewFiltered:
		return "", false
	case r.Kind == apkg.ReviewFiltered && r.Factor == 0:
		return event.Cram, true
	}
	return event.Review, true
}

// maxMoment is the end of the year 9999, in milliseconds since 1970.
const maxMoment = 253_402_300_800_000

func (r ReviewReader) event(review apkg.Review, kind event.Kind, card string) event.Event {
	at := time.UnixMilli(review.ID).In(r.Zone)
	source := fmt.Sprintf("%s\n%d", review.Card.Note.GUID, review.Card.Template)
	e := event.Event{
		UID: event.DerivedUID(at, source, Machine), Kind: kind, Card: card,
		At: at, Day: memory.DayOf(at, r.DayStarts), Machine: Machine,
	}
	if kind != event.Reset {
		const day = 24 * 3600 * 1000
		e.Rating = memory.Rating(review.Rating)
		e.MS = max(0, min(review.MS, day))
		e.OpenMS = e.MS
	}
	return e
}

// known is the reviews of a card that the history has.
type known struct {
	taken  map[string]bool // uids of those from Anki
	events []event.Event   // others
}

func newKnown(events []event.Event) *known {
	k := &known{taken: map[string]bool{}}
	for _, e := range events {
		if e.Machine == Machine {
			k.taken[e.UID] = true
		} else {
			k.events = append(k.events, e)
		}
	}
	slices.SortFunc(k.events, event.Event.Compare)
	return k
}

// moved is how much later than its event a review is dated at most: reviews of Anki
// have moments of their own, and those of djq need not.
const moved = 2 * time.Second

// take reports whether a review is one of the events, and takes it from them.
func (k *known) take(r apkg.Review, kind event.Kind) bool {
	at := time.UnixMilli(r.ID)
	i := slices.IndexFunc(k.events, func(e event.Event) bool {
		late := at.Sub(e.At.Truncate(time.Millisecond))
		return e.Kind == kind && int(e.Rating) == r.Rating && late >= 0 && late <= moved
	})
	if i < 0 {
		return false
	}
	k.events = slices.Delete(k.events, i, i+1)
	return true
}
