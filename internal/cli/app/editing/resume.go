package editing

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"djq/internal/cli/app"
	"djq/internal/humanize"
	"djq/internal/personal"
)

// resume returns the text to begin with: that of a draft which the user goes on
// with, else that of the task, whose draft is then a new file.
func (e *Editing) resume(ctx context.Context, t *task) (string, error) {
	var begun []draftText
	for _, path := range t.drafts {
		b, err := readDraft(path)
		if err != nil {
			return "", err
		}
		d := draftText{path, personal.Strip(path, string(b)), b}
		if b == nil || d.text == t.start || d.text == "" {
			if err := e.remove(path, b); err != nil {
				return "", err
			}
			continue // of a run that was killed before anything was written
		}
		begun = append(begun, d)
	}
	if len(begun) == 0 {
		return t.start, nil
	}
	newest := begun[0]
	if !e.attended() {
		e.say("There is a draft already: %s; on a terminal %s goes on with it.", newest.path, t.again)
		return t.start, e.freeDraft(t)
	}
	question := "There is a draft of " + t.what + ", from " + modified(newest.path) + "."
	if more := len(begun) - 1; more > 0 {
		question += " (" + humanize.Count(more, "older one") + " in " + filepath.Dir(newest.path) + ".)"
	}
	for {
		answer, err := e.ask(ctx, question, option{"continue", "it"}, option{"begin", "another"}, option{"drop", "it"})
		if errors.Is(err, errUnanswered) {
			err = failed()
		}
		if err != nil {
			return "", errors.Join(e.keepDraft(task{draft: newest.path, again: t.again}), err)
		}
		switch answer {
		case "continue":
			t.draft = newest.path
			return newest.text, nil
		case "begin":
			return t.start, e.freeDraft(t)
		}
		sure, err := e.confirm(ctx, "Drop the draft for good?")
		if err != nil {
			return "", errors.Join(e.keepDraft(task{draft: newest.path, again: t.again}), failed())
		}
		if sure {
			return t.start, errors.Join(e.remove(newest.path, newest.written), e.freeDraft(t))
		}
	}
}

// draftText is a draft that was begun.
type draftText struct {
	path, text string
	written    []byte
}

// freeDraft gives a task a draft at which there is no file.
func (e *Editing) freeDraft(t *task) (err error) {
	if t.draft, err = e.folder.FreePath(t.draft); err != nil {
		return app.BrokenError("", "%w", err)
	}
	return nil
}

// modified says when a file was written last.
func modified(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return "earlier"
	}
	return info.ModTime().Format("2 Jan 15:04")
}
