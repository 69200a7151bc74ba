package editing

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/diag"
	"djq/internal/personal"
	"djq/internal/regular"
	"djq/internal/yaml"
)

// subject is a card that is there: as it is used, and as it is written.
type subject struct {
	card    *bank.Card
	source  []byte     // of the file of the card
	builtin *bank.Card // the built-in card: itself, or the one that it replaces; or nil
	excerpt string     // of the built-in card
}

// isBuiltin reports whether the card is a built-in one that was not copied.
func (s subject) isBuiltin() bool { return s.card == s.builtin }

// find returns a card by its name, or by a part of it.
func (e *Editing) find(name string) (s subject, err error) {
	var mu sync.Mutex
	sources := map[*bank.File][]byte{}
	cards, err := e.Banks.Cards([]string{name}, func(f *bank.File) {
		mu.Lock()
		defer mu.Unlock()
		sources[f] = f.Source
	})
	if err != nil {
		return s, err
	}
	s.card = cards[0]
	s.source = sources[s.card.File]
	if s.builtin = s.card.Replaces; s.card.File.From.Builtin {
		s.builtin = s.card
	}
	if s.builtin != nil {
		s.excerpt = s.builtin.Excerpt(sources[s.builtin.File])
	}
	return s, nil
}

// Card has a card edited: a copy of a built-in one in the user's folder, any other
// one in its file. It returns the card as it is now, or nil when nothing was kept.
func (e *Editing) Card(ctx context.Context, name string) (*bank.Card, error) {
	s, err := e.find(name)
	if err != nil {
		return nil, err
	}
	name = s.card.Name()
	where, before, err := e.placeFor(s)
	if err != nil {
		return nil, err
	}
	e.tellChanged(s)
	drafts, err := e.folder.DraftsOf(name)
	if err != nil {
		return nil, app.BrokenError("", "cannot read the drafts: %w", err)
	}
	kept := ""
	t := task{
		what: name, draft: e.folder.DraftPath(name), drafts: paths(drafts), start: before,
		help:  helpFor(s, where),
		again: "djq edit " + name,
		check: func(draft, text string) (verdict, error) {
			if where.before == nil && exists(where.path) {
				return verdict{findings: []diag.Finding{{
					File: draft, Severity: diag.Error, Rule: ruleName, Pos: diag.Pos{Line: 1, Col: 1},
					Message: "another djq process has changed " + name + " in the meantime", Hint: "keep this as a draft: djq edit " + name + " then goes on with it",
				}}}, nil
			}
			found, err := e.check(request{
				place: where, text: text, draft: draft, topic: s.card.File.Topic, old: name, isCopy: s.builtin != nil,
			})
			if err == nil && found.card != nil && len(found.findings) > 0 {
				found.findings, err = e.newIn(found.findings, request{place: where, text: before, draft: draft, topic: s.card.File.Topic, old: name, isCopy: s.builtin != nil})
			}
			v := verdict{findings: found.findings}
			if found.card != nil {
				v.keep = func(draft personal.Change) error {
					changes, err := e.changes(s, where, found)
					if err == nil {
						err = e.folder.Apply(append(changes, draft)...)
					}
					if err != nil {
						return app.BrokenError("", "cannot keep %s: %w", name, err)
					}
					kept = found.card.Name()
					return e.IO.Printf("changed %s in %s", kept, where.path)
				}
			}
			return v, err
		},
	}
	return e.finish(ctx, &kept, t)
}

// finish has a task written, and returns the card that was kept, or nil.
func (e *Editing) finish(ctx context.Context, kept *string, t task) (*bank.Card, error) {
	done, err := e.converse(ctx, t)
	if err != nil || !done {
		return nil, err
	}
	e.Banks.Forget()
	cards, err := e.Banks.Cards([]string{*kept}, nil)
	if err != nil {
		return nil, err
	}
	return cards[0], nil
}

func paths(drafts []personal.Draft) []string {
	list := make([]string, len(drafts))
	for i, d := range drafts {
		list[i] = d.Path
	}
	return list
}

// placeFor returns where an edited card goes, and the text to begin with. It fails
// where the user cannot write.
func (e *Editing) placeFor(s subject) (place, string, error) {
	if s.isBuiltin() {
		if err := e.checkInUse(); err != nil {
			return place{}, "", err
		}
		path, err := e.freeCard(s.card.Name())
		return place{path: path, first: 1}, s.excerpt, err
	}
	path := s.card.File.Name
	if s.card.File.From.FS != nil {
		return place{}, "", app.UsageError("", "%s is in %s, which is no file", s.card.Name(), path)
	}
	src, err := regular.ReadFile(path, yaml.MaxFileSize+1)
	if err == nil {
		var file *os.File
		if file, err = os.OpenFile(path, os.O_RDWR, 0); err == nil {
			err = file.Close()
		}
	}
	if err != nil {
		var cause *fs.PathError
		if errors.As(err, &cause) {
			err = cause.Err
		}
		return place{}, "", app.BrokenError("copy the file, or ask whom it belongs to", "cannot change %s in %s: %w", s.card.Name(), path, err)
	}
	where, text, ok := placeOf(path, s.card.Name(), src)
	if !ok {
		return place{}, "", app.BrokenError("", "%s is no longer in %s", s.card.Name(), path)
	}
	return where, text, nil
}

// exists reports whether there is a file, or something else, at a path.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// freeCard returns a path for a new file with a card.
func (e *Editing) freeCard(name string) (string, error) {
	path, err := e.folder.FreeCardPath(name)
	if err != nil {
		return "", app.BrokenError("", "%w", err)
	}
	return path, nil
}

// changes returns what keeping a card changes besides its draft.
func (e *Editing) changes(s subject, where place, found checked) ([]personal.Change, error) {
	path, err := filepath.Abs(where.path)
	if err != nil {
		path = where.path
	}
	changes := []personal.Change{{Path: path, Before: where.before, After: found.file}}
	if s.builtin == nil {
		return changes, nil
	}
	path = e.folder.OriginalPath(s.card.Name())
	before, err := personal.Content(path)
	if err == nil && (before == nil || string(before) != s.excerpt) {
		// The user has been told what changed.
		changes = append(changes, personal.Change{Path: path, Before: before, After: []byte(s.excerpt)})
	}
	return changes, err
}

// tellChanged says that a built-in card is another one than when it was copied.
func (e *Editing) tellChanged(s subject) {
	if s.builtin == nil || s.isBuiltin() {
		return
	}
	if o, ok := e.folder.Original(s.card.Name()); ok && o.ChangedSince(s.builtin) {
		e.IO.Warnf("the built-in card %s has changed since you copied it; djq edit --diff %s shows how", s.card.Name(), s.card.Name())
	}
}

// helpFor returns what the draft says above the card.
func helpFor(s subject, where place) []string {
	const end = "djq checks it when you leave the editor, and drops lines like this one."
	switch {
	case s.isBuiltin():
		return []string{"Your copy of " + s.card.Name() + ", which is used in its place.", end}
	case where.isWhole():
		return []string{s.card.Name() + " is in this file, " + where.path + ".", end}
	case !s.card.Has(bank.FieldTopic):
		return []string{s.card.Name() + ", in " + where.path + "; the topic is that of the file.", end}
	}
	return []string{s.card.Name() + ", in " + where.path + ".", end}
}
