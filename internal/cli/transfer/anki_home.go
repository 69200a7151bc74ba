package transfer

import (
	"context"
	"slices"
	"strings"

	"djq/internal/anki"
	"djq/internal/apkg"
	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/incoming"
	"djq/internal/personal"
)

// homecoming is what an import takes of notes that djq exported.
type homecoming struct {
	notes     int
	merged    []anki.Merged // of which there is something to say, by name
	drafts    []string      // where each conflict is kept, "" for none, as merged
	fresh     int           // how many of the drafts are new
	unknown   []string      // cards that were exported from here, and are here no more
	newcomers newcomers
	find      func(name string) *bank.Card // among those here
	reviews   *anki.Reviewed
	known     map[string][]event.Event // what askedEvents returns, once it was asked
	records   anki.Records             // what changed
	changes   []personal.Change
}

// takeHome decides what is taken of djq's own notes. It changes nothing.
func (o *importAnkiOptions) takeHome(ctx context.Context, p *apkg.Package, own []*apkg.Note) (*homecoming, error) {
	h := &homecoming{notes: len(own), records: anki.Records{}}
	if len(own) == 0 {
		return h, nil
	}
	all, err := o.Banks.Load(bank.Options{})
	if err != nil {
		return nil, err
	}
	cards := all.Cards()
	byName := map[string]*bank.Card{}
	for _, c := range cards {
		byName[c.Name()] = c
	}
	records := anki.Records{}
	if o.History.Exists() {
		err = o.History.With(ctx, o.History.OpenForReading, func(store *history.Store) (err error) {
			records, err = loadRecords(ctx, store)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	byGUID := records.Names(cards)
	notes, unknown := anki.Newest(own, byGUID)
	exported := records.GUIDs()
	for _, n := range unknown {
		if exported[n.GUID] && len(all.LeftOut) > 0 {
			// It may be there, and would be taken for one that was removed.
			broken := all.LeftOut[0].Name
			return nil, app.BrokenError("djq lint "+broken+" says what is wrong with it",
				"cannot tell whether your cards still have %s: %s is left out of them", anki.CardName(n), broken)
		}
		if exported[n.GUID] && !o.restore {
			h.unknown = append(h.unknown, anki.CardName(n))
		} else {
			h.newcomers.notes = append(h.newcomers.notes, n)
		}
	}
	slices.Sort(h.unknown)
	h.find = func(name string) *bank.Card { return byName[name] }
	merger := anki.Merger{Records: records, Find: h.find}
	for _, c := range cards {
		n := notes[c]
		if n == nil {
			continue
		}
		m := merger.Merge(c, n)
		if m.Recorded(records) {
			h.records[c.Name()] = m.Record
		}
		if m.Changes() || len(m.LeftOut) > 0 {
			h.merged = append(h.merged, m)
		}
	}
	slices.SortFunc(h.merged, func(a, b anki.Merged) int { return strings.Compare(a.Card.Name(), b.Card.Name()) })
	if !o.progress {
		return h, nil
	}
	return h, o.addReviews(ctx, h, p, func(c *apkg.Card) string {
		if own := byGUID[c.Note.GUID]; own != nil && c.Template == 0 {
			return own.Name()
		}
		return ""
	})
}

// addReviews adds the reviews of those cards of Anki for which card returns a name.
func (o *importAnkiOptions) addReviews(ctx context.Context, h *homecoming, p *apkg.Package, card func(*apkg.Card) string) error {
	set, err := o.Config.Settings()
	if err != nil {
		return err
	}
	if h.known == nil {
		all, err := o.Banks.Load(bank.Options{})
		if err != nil {
			return err
		}
		h.known = map[string][]event.Event{}
		if o.History.Exists() {
			err = o.History.With(ctx, o.History.OpenForReading, func(store *history.Store) (err error) {
				h.known, err = askedEvents(ctx, store, all.Cards())
				return err
			})
		}
		if err != nil {
			return err
		}
	}
	reader := anki.ReviewReader{
		Card: card,
		Have: func(name string) []event.Event { return h.known[name] },
		Zone: o.Now().Location(), DayStarts: set.DayStarts, Now: o.Now(),
	}
	if h.reviews == nil {
		h.reviews = &anki.Reviewed{}
	}
	h.reviews.Add(reader.Read(p))
	return nil
}

// askedEvents returns the reviews, crams and resets of all cards, and when they were
// suspended and no longer, by the names that they have today. The history may not
// have been told of the last names yet.
func askedEvents(ctx context.Context, store *history.Store, cards []*bank.Card) (map[string][]event.Event, error) {
	renamed, err := store.Renamed(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range cards {
		for _, alias := range c.Aliases {
			renamed[alias] = c.Name()
		}
	}
	for _, c := range cards {
		delete(renamed, c.Name())
	}
	events, undone := map[string][]event.Event{}, map[string]bool{}
	err = store.Events(ctx, func(e event.Event) error {
		switch e.Kind {
		case event.Undo:
			undone[e.Of] = true
		case event.Review, event.Cram, event.Reset, event.Suspend, event.Unsuspend:
			name := e.Card
			const most = 10 // names that a card had
			for n := 0; n < most && renamed[name] != ""; n++ {
				name = renamed[name]
			}
			events[name] = append(events[name], e)
		}
		return nil
	})
	for name, of := range events {
		events[name] = slices.DeleteFunc(of, func(e event.Event) bool {
			return (e.Kind == event.Suspend || e.Kind == event.Unsuspend) && undone[e.UID]
		})
	}
	return events, err
}

// writeHome makes the changes to files of what was merged, and of the notes on cards
// that are new.
func (o *importAnkiOptions) writeHome(h *homecoming, plan *incoming.Plan) error {
	folder, err := o.Banks.Personal()
	if err != nil {
		return err
	}
	w := &homeWriter{folder: folder, files: map[string]*personal.Change{}, notes: map[*bank.Card]string{}}
	if err := h.settle(plan, w); err != nil {
		return err
	}
	h.drafts = make([]string, len(h.merged))
	for i, m := range h.merged {
		if m.CardTaken {
			if err := w.card(m); err != nil {
				return app.BrokenError("nothing was imported; djq edit "+m.Card.Name()+" changes the card by hand", "%w", err)
			}
		}
		if m.NoteTaken {
			w.notes[m.Card] = strings.TrimSpace(m.Result.Note)
		}
		if len(m.Conflicts) > 0 {
			if h.drafts[i], err = w.draft(m); err != nil {
				return app.BrokenError("", "cannot keep a draft: %w", err)
			}
		}
	}
	if len(w.notes) > 0 {
		change, err := folder.NotesChange(w.notes)
		if err != nil {
			return app.BrokenError(hintOf(err), "nothing was imported: %w", err)
		}
		w.changes = append(w.changes, change)
	}
	for _, path := range w.order {
		h.changes = append(h.changes, *w.files[path])
	}
	h.changes, h.fresh = append(h.changes, w.changes...), w.drafts
	return nil
}

// keep writes what the history keeps of an import, after all files are written:
// reviews, and what card and note last said.
func (o *importAnkiOptions) keep(ctx context.Context, h *homecoming) error {
	var events []event.Event
	if h.reviews != nil {
		events = h.reviews.All()
	}
	if len(h.records)+len(events) == 0 {
		return nil
	}
	return o.History.With(ctx, o.History.OpenForChanges, func(store *history.Store) error {
		if len(events) > 0 {
			if _, err := store.Merge(ctx, events); err != nil {
				return err
			}
		}
		records, err := loadRecords(ctx, store)
		if err != nil {
			return err
		}
		return saveRecords(ctx, store, records, h.records)
	})
}
