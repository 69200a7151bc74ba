package transfer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"djq/internal/anki"
	"djq/internal/apkg"
	"djq/internal/bank"
	"djq/internal/bank/encode"
	"djq/internal/cli/app"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/personal"
	"djq/internal/regular"
	"djq/internal/yaml"
)

// homecoming is what an import takes of notes that djq exported.
type homecoming struct {
	notes   int
	merged  []anki.Merged // of which there is something to say, by name
	drafts  []string      // where each conflict is kept, "" for none, as merged
	fresh   int           // how many of the drafts are new
	unknown []string      // cards that no bank has any more
	reviews *anki.Reviewed
	records anki.Records // what changed
	changes []personal.Change
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
	var known map[string][]event.Event
	if o.History.Exists() {
		err = o.History.With(ctx, o.History.OpenForReading, func(store *history.Store) (err error) {
			if records, err = loadRecords(ctx, store); err == nil && o.progress {
				known, err = askedEvents(ctx, store)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	byGUID := records.Names(cards)
	notes, unknown := anki.Newest(own, byGUID)
	for _, n := range unknown {
		h.unknown = append(h.unknown, anki.CardName(n))
	}
	slices.Sort(h.unknown)
	merger := anki.Merger{Records: records, Find: func(name string) *bank.Card { return byName[name] }}
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
	if o.progress {
		set, err := o.Config.Settings()
		if err != nil {
			return nil, err
		}
		reader := anki.ReviewReader{
			Card: func(c *apkg.Card) string {
				if own := byGUID[c.Note.GUID]; own != nil && c.Template == 0 {
					return own.Name()
				}
				return ""
			},
			Have: func(card string) []event.Event { return known[card] },
			Zone: o.Now().Location(), DayStarts: set.DayStarts, Now: o.Now(),
		}
		found := reader.Read(p)
		h.reviews = &found
	}
	return h, o.writeHome(h)
}

// askedEvents returns the reviews, crams and resets of all cards, by the names that
// they have today.
func askedEvents(ctx context.Context, store *history.Store) (map[string][]event.Event, error) {
	renamed, err := store.Renamed(ctx)
	if err != nil {
		return nil, err
	}
	events := map[string][]event.Event{}
	err = store.Events(ctx, func(e event.Event) error {
		if e.Kind == event.Review || e.Kind == event.Cram || e.Kind == event.Reset {
			name := e.Card
			if today, ok := renamed[name]; ok {
				name = today
			}
			events[name] = append(events[name], e)
		}
		return nil
	})
	return events, err
}

// writeHome makes the changes to files of what was merged.
func (o *importAnkiOptions) writeHome(h *homecoming) error {
	folder, err := o.Banks.Personal()
	if err != nil {
		return err
	}
	w := &homeWriter{folder: folder, files: map[string]*personal.Change{}, notes: map[*bank.Card]string{}}
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

// homeWriter collects changes to files: those of one file in one change.
type homeWriter struct {
	folder  *personal.Folder
	files   map[string]*personal.Change
	order   []string // of the files
	notes   map[*bank.Card]string
	changes []personal.Change // of new files
	drafts  int               // among them
}

// card adds what was taken into a card: in its file, or as a copy of a built-in one.
func (w *homeWriter) card(m anki.Merged) error {
	c := m.Card
	if c.File.From.FS != nil {
		return w.copy(m)
	}
	file, err := filepath.Abs(c.File.Name)
	if err != nil {
		return err
	}
	change := w.files[file]
	if change == nil {
		src, err := regular.ReadFile(file, yaml.MaxFileSize+1)
		if err != nil {
			return err
		}
		change = &personal.Change{Path: file, Before: src, After: src}
		w.files[file], w.order = change, append(w.order, file)
	}
	change.After, err = encode.Replace(c.File.Name, change.After, m.Result)
	return err
}

// copy adds a copy of a built-in card, and the card as it was.
func (w *homeWriter) copy(m anki.Merged) error {
	c := m.Card
	src, err := fs.ReadFile(c.File.From.FS, path.Base(filepath.ToSlash(c.File.Name)))
	if err != nil {
		return err
	}
	excerpt := c.Excerpt(src)
	to, err := w.free(w.folder.CardPath(c.Name()), func(n int) string { return w.folder.NumberedCardPath(c.Name(), n) })
	if err != nil {
		return err
	}
	w.changes = append(w.changes, personal.Change{Path: to, After: []byte(encode.Rewrite(excerpt, m.Result))})
	original := w.folder.OriginalPath(c.Name())
	before, err := regular.ReadFile(original, yaml.MaxFileSize+1)
	if errors.Is(err, fs.ErrNotExist) {
		before, err = nil, nil
	}
	if err == nil && string(before) != excerpt {
		w.changes = append(w.changes, personal.Change{Path: original, Before: before, After: []byte(excerpt)})
	}
	return err
}

// free returns the first of some paths at which there is no file.
func (w *homeWriter) free(path string, next func(n int) string) (string, error) {
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return filepath.Abs(path)
		} else if err != nil {
			return "", err
		}
		path = next(n)
	}
}

// draft adds a draft of a card as Anki has it, unless there is one that says the
// same, and returns its path.
func (w *homeWriter) draft(m anki.Merged) (string, error) {
	text, note := encode.Card(m.Draft), ""
	var remarks strings.Builder
	folder := w.folder.DraftPath(m.Card.Name())
	remark := func(format string, args ...any) {
		for line := range strings.SplitSeq(fmt.Sprintf(format, args...), "\n") {
			remarks.WriteString(personal.Remark(folder, line))
		}
	}
	remark("%s as Anki has it, where it cannot be taken.", m.Card.Name())
	for _, c := range m.Conflicts {
		if c.Why != "" {
			remark("%s: %s.", c.Part, c.Why)
		} else {
			remark("%s was changed here and in Anki. Yours:", c.Part)
			remark("  %s", strings.ReplaceAll(strings.TrimSpace(c.Mine), "\n", "\n  "))
		}
		if c.Part == anki.NotePart {
			note = m.Draft.Note
			remark("In Anki:")
			remark("  %s", strings.ReplaceAll(strings.TrimSpace(note), "\n", "\n  "))
		}
	}
	content := []byte(remarks.String() + text)
	have, err := w.folder.DraftsOf(m.Card.Name())
	if err != nil {
		return "", err
	}
	for _, d := range have {
		if old, err := regular.ReadFile(d.Path, yaml.MaxFileSize+1); err == nil && bytes.Equal(old, content) {
			return d.Path, nil
		}
	}
	path, err := w.folder.FreePath(folder)
	if err != nil {
		return "", err
	}
	w.changes, w.drafts = append(w.changes, personal.Change{Path: path, After: content}), w.drafts+1
	return path, nil
}

// keep writes what the history keeps of an import, after all files are written:
// reviews, and what card and note last said.
func (o *importAnkiOptions) keep(ctx context.Context, h *homecoming) error {
	if len(h.records) == 0 && (h.reviews == nil || len(h.reviews.Events) == 0) {
		return nil
	}
	return o.History.With(ctx, o.History.OpenForChanges, func(store *history.Store) error {
		if h.reviews != nil && len(h.reviews.Events) > 0 {
			if _, err := store.Merge(ctx, h.reviews.Events); err != nil {
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
