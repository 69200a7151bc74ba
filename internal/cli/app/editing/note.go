package editing

import (
	"context"
	"errors"
	"strings"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/diag"
	"djq/internal/markdown"
	"djq/internal/personal"
	"djq/internal/unprintable"
)

// ruleNote is what findings about notes go by.
const ruleNote = "note"

// Note has the note on a card edited. It returns the card with its note as it is
// now.
func (e *Editing) Note(ctx context.Context, name string) (*bank.Card, error) {
	cards, err := e.Banks.Cards([]string{name}, nil)
	if err != nil {
		return nil, err
	}
	c := cards[0]
	if err := e.checkNotes(); err != nil {
		return nil, err
	}
	drafts, err := e.folder.NoteDraftsOf(c.Name())
	if err != nil {
		return nil, app.BrokenError("", "cannot read the drafts: %w", err)
	}
	t := task{
		what: "the note on " + c.Name(), draft: e.folder.NoteDraftPath(c.Name()), start: ended(c.Note),
		drafts: paths(drafts),
		help:   []string{"Your note on " + c.Name() + ": " + markdown.Line(c.Question), "Markdown, shown under the answer. Lines like this one are not kept."},
		again:  "djq note " + c.Name(),
		check: func(draft, text string) (verdict, error) {
			v := verdict{findings: checkNote(draft, text)}
			if !hasErrors(v.findings) {
				v.keep = func(draft personal.Change) error {
					if err := e.setNote(c, text, draft); err != nil {
						return err
					}
					return e.IO.Printf("noted on %s in %s", c.Name(), e.folder.NotesPath())
				}
			}
			return v, nil
		},
		clear: func(ctx context.Context, draft personal.Change) error {
			if e.attended() {
				sure, err := e.confirm(ctx, "Remove the note on "+c.Name()+"?")
				if err != nil || !sure {
					if errors.Is(err, errUnanswered) {
						err = failed()
					}
					return errors.Join(e.folder.Apply(draft), err)
				}
			}
			if err := e.setNote(c, "", draft); err != nil {
				return err
			}
			return e.IO.Printf("removed the note on %s", c.Name())
		},
	}
	if _, err := e.converse(ctx, t); err != nil {
		return nil, err
	}
	return e.refreshed(c.Name())
}

// refreshed returns a card as it is now.
func (e *Editing) refreshed(name string) (*bank.Card, error) {
	e.Banks.Forget()
	cards, err := e.Banks.Cards([]string{name}, nil)
	if err != nil {
		return nil, err
	}
	return cards[0], nil
}

// NoteFrom makes a text the note on a card; source is what messages call where it
// comes from. It fails where the text is empty, which a pipe is when something before
// it failed, and where the card has another note that is not to be replaced. What
// came through a pipe and cannot be a note is then a draft.
func (e *Editing) NoteFrom(name, source, text string, replace bool) (*bank.Card, error) {
	cards, err := e.Banks.Cards([]string{name}, nil)
	if err != nil {
		return nil, err
	}
	c := cards[0]
	switch text = trimNote(text); {
	case text == "":
		return nil, app.NotDoneError("to remove a note, empty it in the editor: djq note "+c.Name(), "nothing was changed: the text is empty")
	case c.Note != "" && trimNote(c.Note) != text && !replace:
		return nil, app.NotDoneError("add --replace, or change it in the editor: djq note "+c.Name(), "%s has a note already", c.Name())
	}
	if findings := checkNote("", text); len(findings) > 0 {
		f := findings[0]
		if source != StdinName {
			return nil, app.NotDoneError(f.Hint, "the note cannot be kept: line %d: %s", f.Pos.Line, f.Message)
		}
		path, err := e.folder.KeepNoteDraft(c.Name(), ended(text))
		if err != nil {
			return nil, app.BrokenError("", "the note cannot be kept: line %d: %s; nor can a draft: %w", f.Pos.Line, f.Message, err)
		}
		return nil, app.NotDoneError("djq note "+c.Name()+" goes on with it in your editor",
			"the note cannot be kept: line %d: %s; it is a draft: %s", f.Pos.Line, f.Message, path)
	}
	if err := e.setNote(c, text); err != nil {
		if source == StdinName {
			path, failed := e.folder.KeepNoteDraft(c.Name(), ended(text))
			err = e.keptPiped(err, failed, "Kept as a draft: %s; djq note %s goes on with it.", path, c.Name())
		}
		return nil, err
	}
	if err := e.IO.Printf("noted on %s in %s", c.Name(), e.folder.NotesPath()); err != nil {
		return nil, err
	}
	return e.refreshed(c.Name())
}

// checkNotes fails where the file of notes is broken, before anything is written.
func (e *Editing) checkNotes() error {
	_, findings, err := e.folder.Notes()
	if err != nil {
		return app.BrokenError("", "cannot read the notes: %w", err)
	}
	if len(findings) > 0 {
		broken := &personal.NotesError{Path: e.folder.NotesPath(), Findings: findings}
		return app.BrokenError(broken.Hint(), "the notes are broken: %w", broken)
	}
	return nil
}

// trimNote returns a note as it is kept: lines end in a newline alone, the last in
// nothing.
func trimNote(text string) string {
	return strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), " \t\n")
}

// setNote writes a note together with other changes.
func (e *Editing) setNote(c *bank.Card, text string, others ...personal.Change) error {
	err := e.folder.SetNote(c, trimNote(text), others...)
	var broken *personal.NotesError
	if errors.As(err, &broken) {
		return app.BrokenError(broken.Hint(), "cannot keep the note: %w", err)
	} else if err != nil {
		return app.BrokenError("", "cannot keep the note: %w", err)
	}
	e.Banks.Forget()
	return nil
}

// ended returns a text with a newline at its end, unless it is empty.
func ended(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

// checkNote says what no note may hold, and which fences are open.
func checkNote(draft, text string) []diag.Finding {
	var findings []diag.Finding
	report := func(pos diag.Pos, message, hint string) {
		findings = append(findings, diag.Finding{File: draft, Pos: pos, Severity: diag.Error, Rule: ruleNote, Message: message, Hint: hint})
	}
	lines := diag.NewLines([]byte(text))
	for i, r := range text {
		if r == '\r' && strings.HasPrefix(text[i:], "\r\n") {
			continue
		}
		if unprintable.Is(r) {
			report(lines.Pos(i), unprintable.Name(r), "remove it")
		}
	}
	if !strings.ContainsFunc(text, unprintable.Is) && strings.ToValidUTF8(text, "") != text {
		report(diag.Pos{Line: 1, Col: 1}, "the text is not UTF-8", "save the file as UTF-8")
	}
	for _, f := range markdown.Fences(text) {
		if f.Close < 0 {
			report(diag.Pos{Line: int32(f.Open) + 1, Col: 1}, "fenced code is not closed", "add a closing line of the same marks")
		}
	}
	return findings
}
