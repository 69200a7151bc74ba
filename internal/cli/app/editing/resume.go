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
// with, else that of the task, whose draft is then a new file. No other djq writes the
// draft until it is released.
func (e *Editing) resume(ctx context.Context, t *task) (text string, release func(), err error) {
	begun, err := e.begun(t)
	if err != nil {
		return "", nil, err
	}
	if len(begun) > 0 && !e.attended() {
		e.say("There is a draft already: %s; on a terminal %s goes on with it.", begun[0].path, t.again)
	} else if len(begun) > 0 {
		answer, err := e.askAbout(ctx, t, begun)
		if err != nil {
			return "", nil, errors.Join(e.keepDraft(task{draft: begun[0].path, again: t.again}), err)
		}
		switch answer {
		case "continue":
			release, ok, err := e.folder.Claim(begun[0].path)
			if err == nil && ok {
				t.draft = begun[0].path
				return begun[0].text, release, nil
			} else if err != nil {
				return "", nil, app.BrokenError("", "cannot write the draft: %w", err)
			}
			e.say("Another djq process has opened it in the meantime.")
		case "drop":
			if err := e.remove(begun[0].path, begun[0].written); err != nil {
				return "", nil, err
			}
		}
	}
	if t.draft, release, err = e.folder.ClaimFree(t.draft); err != nil {
		return "", nil, app.BrokenError("", "cannot write the draft: %w", err)
	}
	return t.start, release, nil
}

// begun returns the drafts that no other djq has open, the newest first. Those in
// which nothing was written are taken away: their runs were killed before that.
func (e *Editing) begun(t *task) (begun []draftText, err error) {
	for _, path := range t.drafts {
		release, ok, err := e.folder.Claim(path)
		if err != nil {
			return nil, app.BrokenError("", "cannot write the draft: %w", err)
		} else if !ok {
			continue
		}
		b, err := readDraft(path)
		d := draftText{path, personal.Strip(path, string(b)), b}
		if isEmpty := b == nil || d.text == t.start || strings.TrimSpace(d.text) == ""; err == nil && isEmpty {
			err = e.remove(path, b)
		} else if err == nil {
			begun = append(begun, d)
		}
		release()
		if err != nil {
			return nil, err
		}
	}
	return begun, nil
}

// askAbout asks what to do with the newest of some drafts.
func (e *Editing) askAbout(ctx context.Context, t *task, begun []draftText) (answer string, err error) {
	newest := begun[0]
	question := "There is a draft of " + t.what + ", from " + modified(newest.path) + "."
	if t.hasChanged(string(newest.written)) {
		question += " What it was made from has changed since."
	}
	if more := len(begun) - 1; more > 0 {
		question += " (" + humanize.Count(more, "older one") + " in " + filepath.Dir(newest.path) + ".)"
	}
	for {
		answer, err := e.ask(ctx, question, option{"continue", "it"}, option{"begin", "another"}, option{"drop", "it"})
		if err == nil && answer == "drop" {
			var sure bool
			if sure, err = e.confirm(ctx, "Drop the draft for good?"); err == nil && !sure {
				continue
			}
		}
		if errors.Is(err, errUnanswered) {
			err = failed()
		}
		return answer, err
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

// modified says when a file was written last.
func modified(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return "earlier"
	}
	return info.ModTime().Format("2 Jan 15:04")
}
