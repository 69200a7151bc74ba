package editing

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"

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
	if t.hasChanged(string(newest.written)) {
		question += " What it was made from has changed since."
	}
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

// begunFrom begins the remark that says from which text a draft was made.
const begunFrom = "begun from "

// origin returns the last line of a draft: the remark that says from which text it
// was made.
func (t task) origin() string {
	if t.isExample {
		return ""
	}
	h := fnv.New64a()
	h.Write([]byte(t.start))
	return personal.Remark(t.draft, fmt.Sprintf("%s%016x", begunFrom, h.Sum64()))
}

// hasChanged reports whether a draft was made from another text than the one at the
// beginning; not of one whose author has taken the remark out.
func (t task) hasChanged(draft string) bool {
	return strings.Contains(draft, begunFrom) && !strings.Contains(draft, t.origin())
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
