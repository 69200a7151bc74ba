package editing

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"djq/internal/cli/app"
	"djq/internal/personal"
	"djq/internal/ui"
)

// Diff prints what a copy of a built-in card changed, and what changed in the
// built-in card since it was copied.
func (e *Editing) Diff(name string) error {
	s, err := e.find(name)
	if err != nil {
		return err
	}
	name = s.card.Name()
	switch {
	case s.builtin == nil:
		return e.IO.Printf("%s is a card of its own, and no copy of a built-in one", name)
	case s.isBuiltin():
		return e.IO.Printf("%s is as it was built in; djq edit %s makes a copy", name, name)
	}
	original, ok := e.folder.Original(name)
	before := original.Source
	if !ok {
		before = s.excerpt
	}
	if err := e.printDiff(name+" (built-in)", before, name+" (yours)", s.card.Excerpt(s.source)); err != nil {
		return err
	}
	if !ok || !original.ChangedSince(s.builtin) {
		return nil
	}
	if err := e.IO.PrintLines("", "The built-in card has changed since you copied it:", ""); err != nil {
		return err
	}
	return e.printDiff(name+" (when you copied it)", before, name+" (built-in now)", s.excerpt)
}

// printDiff prints the difference of two texts, or that there is none.
func (e *Editing) printDiff(oldName, before, newName, after string) error {
	lines := strings.Split(strings.TrimSuffix(string(diff.Diff(oldName, []byte(before), newName, []byte(after))), "\n"), "\n")
	if len(lines) == 1 && lines[0] == "" {
		return e.IO.Printf("no differences")
	}
	p := e.IO.Printer()
	for i, line := range lines[1:] { // the first repeats the names
		style := ui.Normal
		switch {
		case i < 2:
			style = ui.Heading
		case strings.HasPrefix(line, "@@"):
			style = ui.Muted
		case strings.HasPrefix(line, "-"):
			style = ui.Bad
		case strings.HasPrefix(line, "+"):
			style = ui.Good
		}
		if err := e.IO.PrintLines(p.Style(style, line)); err != nil {
			return err
		}
	}
	return nil
}

// Revert gives a built-in card back in the place of its copy, after a question.
func (e *Editing) Revert(ctx context.Context, name string, yes bool) error {
	s, err := e.find(name)
	if err != nil {
		return err
	}
	name = s.card.Name()
	switch {
	case s.builtin == nil:
		return app.UsageError("remove it from "+s.card.File.Name+" by hand", "%s is a card of its own: there is no built-in one to give back", name)
	case s.isBuiltin():
		return e.IO.Printf("%s is as it was built in", name)
	}
	where, _, err := e.placeFor(s)
	if err != nil {
		return err
	}
	after, ok := where.without(name)
	if !ok {
		return app.BrokenError("remove it by hand", "%s cannot be taken out of %s", name, where.path)
	}
	if !yes {
		if !e.attended() {
			return app.UsageError("--yes gives up your copy without asking", "cannot ask without a terminal")
		}
		defer e.Shutdown.Graceful()()
		sure, err := e.confirm(ctx, "Give up your copy of "+name+"?")
		if errors.Is(err, errUnanswered) {
			err = failed()
		}
		if err != nil {
			return err
		} else if !sure {
			return app.NotDoneError("", "nothing was changed")
		}
	}
	path, err := filepath.Abs(where.path)
	if err != nil {
		return app.BrokenError("", "%w", err)
	}
	changes := []personal.Change{{Path: path, Before: where.before, After: after}}
	original := e.folder.OriginalPath(name)
	before, err := personal.Content(original)
	if err == nil {
		err = e.folder.Apply(append(changes, personal.Change{Path: original, Before: before})...)
	}
	if err != nil {
		return app.BrokenError("", "cannot give the built-in card back: %w", err)
	}
	e.Banks.Forget()
	return e.IO.Printf("%s is the built-in card again; your copy was taken out of %s", name, where.path)
}
