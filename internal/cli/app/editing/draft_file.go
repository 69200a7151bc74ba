package editing

import (
	"bytes"
	"errors"

	"djq/internal/cli/app"
	"djq/internal/personal"
)

// removal returns the change that takes a draft away.
func removal(path string, written []byte) personal.Change {
	return personal.Change{Path: path, Before: written}
}

// remove takes a draft away, unless there is none or it has changed.
func (e *Editing) remove(path string, written []byte) error {
	if written == nil {
		return nil
	}
	return e.folder.Apply(removal(path, written))
}

// writeDraft writes a draft, whatever it held before.
func (e *Editing) writeDraft(path, draft string) error {
	before, err := readDraft(path)
	if err == nil && !bytes.Equal(before, []byte(draft)) || before == nil {
		err = e.folder.Apply(personal.Change{Path: path, Before: before, After: []byte(draft)})
	}
	if err != nil {
		return app.BrokenError("", "cannot write the draft: %w", err)
	}
	return nil
}

// keptPiped says that a text which came through a pipe, and could not be written
// where it belongs, is now a draft. Where that failed too, the error says both.
func (e *Editing) keptPiped(err, failed error, format string, args ...any) error {
	if failed != nil {
		return errors.Join(err, app.BrokenError("", "cannot keep a draft: %w", failed))
	}
	e.say(format, args...)
	return err
}

// readDraft reads a draft, nil where there is none.
func readDraft(path string) ([]byte, error) {
	b, err := personal.Content(path)
	if err != nil {
		return nil, app.BrokenError("", "cannot read the draft: %w", err)
	}
	return b, nil
}
