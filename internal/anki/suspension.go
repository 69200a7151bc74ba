package anki

import (
	"fmt"
	"slices"
	"time"

	"djq/internal/apkg"
	"djq/internal/event"
	"djq/internal/memory"
)

// suspensions adds what was suspended in Anki since it was last imported, and what is
// no longer: each once. Where both sides changed, the later change counts.
func (r ReviewReader) suspensions(p *apkg.Package, found *Reviewed) {
	for _, c := range p.Cards {
		name := r.Card(c)
		if name == "" {
			continue
		}
		theirs, mine := c.Queue == apkg.QueueSuspended, suspensionOf(r.Have(name))
		switch {
		case theirs == mine.now:
		case theirs == mine.inAnki:
			if !theirs {
				found.Staying++
			}
		case c.Modified.Before(mine.changed) || c.Modified.Unix() <= 0 || c.Modified.UnixMilli() >= maxMoment:
		case c.Modified.After(r.Now):
			found.Ahead++
		default:
			found.Suspensions = append(found.Suspensions, r.suspension(c, theirs, name))
		}
	}
	slices.SortFunc(found.Suspensions, event.Event.Compare)
}

func (r ReviewReader) suspension(c *apkg.Card, suspended bool, name string) event.Event {
	e := event.Event{Kind: event.Unsuspend, Card: name, At: c.Modified.In(r.Zone), Day: memory.DayOf(c.Modified.In(r.Zone), r.DayStarts), Machine: Machine}
	if suspended {
		e.Kind = event.Suspend
	}
	e.UID = event.DerivedUID(e.At, fmt.Sprintf("%s\n%d\n%s", c.Note.GUID, c.Template, e.Kind), Machine)
	return e
}

// suspended is what the history knows of the suspension of a card.
type suspended struct {
	now     bool
	inAnki  bool // when it was last imported
	changed time.Time
}

func suspensionOf(events []event.Event) suspended {
	var s suspended
	for _, e := range slices.SortedFunc(slices.Values(events), event.Event.Compare) {
		if e.Kind != event.Suspend && e.Kind != event.Unsuspend {
			continue
		}
		s.now, s.changed = e.Kind == event.Suspend, e.At
		if e.Machine == Machine {
			s.inAnki = s.now
		}
	}
	return s
}
