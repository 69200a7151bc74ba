package editing

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"
	"time"

	"djq/internal/cli/app"
	"djq/internal/diag"
	"djq/internal/editor"
	"djq/internal/personal"
	"djq/internal/report"
)

// task is a text to be written in an editor.
type task struct {
	what   string   // for messages: "orm/n-plus-one"
	draft  string   // the path of the draft
	drafts []string // of drafts that are there, the newest first
	start  string   // the text at the beginning, without remarks
	shown  string   // the same with remarks, unless empty
	help   []string // remarks above the text when it is first opened
	again  string   // the command that goes on with the draft
	// isExample says that the text at the beginning is none to keep.
	isExample bool
	// check says what is wrong with a text; draft is what findings call it.
	check func(draft, text string) (verdict, error)
	// clear, unless nil, is for a text that was made empty.
	clear func(ctx context.Context, draft personal.Change) error
}

// verdict is what a check of a text came to.
type verdict struct {
	findings []diag.Finding // by places in the text
	// keep puts the text into its place together with another change. It is nil
	// where there are errors.
	keep func(draft personal.Change) error
}

// converse has a text written: editor, check, question, until it is kept, dropped
// or left as a draft. The draft is on disk all the time.
func (e *Editing) converse(ctx context.Context, t task) (kept bool, err error) {
	command, err := editor.Command(e.Getenv, e.attended() && e.IO.OutTerminal())
	if err != nil {
		return false, app.UsageError("set EDITOR to your editor, like EDITOR=nano", "%w", err)
	}
	defer e.Shutdown.Graceful()()
	text, release, err := e.resume(ctx, &t)
	if err != nil {
		return false, err
	}
	defer release()
	var b strings.Builder
	help := t.help
	if isVi := command == "vi" || command == "editor"; isVi && e.Getenv("EDITOR") == "" {
		help = append(help, "In vi: i begins to write, Esc ends that, :wq saves and leaves, :q! leaves.")
	}
	for _, line := range help {
		b.WriteString(personal.Remark(t.draft, line))
	}
	draft := b.String() + text
	if text == t.start && t.shown != "" {
		draft = b.String() + t.shown
	} else if text != t.start {
		v, err := t.check(t.draft, text)
		if err != nil {
			return false, err
		}
		if len(v.findings) > 0 {
			draft, _ = personal.WithFindings(t.draft, text, v.findings)
		}
	}
	draft = ended(draft) + t.origin()
	for {
		if err := e.writeDraft(t.draft, draft); err != nil {
			return false, err
		}
		begun := time.Now()
		failure := e.runEditor(command, t.draft)
		written, err := readDraft(t.draft)
		if err != nil {
			return false, err
		}
		after := personal.Strip(t.draft, string(written))
		switch {
		case ctx.Err() != nil:
			return false, errors.Join(e.leave(t, after, written), context.Cause(ctx))
		case failure != nil:
			if strings.TrimSpace(after) == "" {
				err = e.writeDraft(t.draft, draft)
				after, written = text, []byte(draft)
			}
			return false, errors.Join(err, e.leave(t, after, written), app.NotDoneError("", "%w; nothing was changed", failure))
		case after == t.start, strings.TrimSpace(after+t.start) == "":
			return false, e.unchanged(t, written, time.Since(begun))
		case strings.TrimSpace(after) == "":
			return false, e.emptied(ctx, t, text, draft, written)
		}
		text = after
		v, err := t.check(t.draft, text)
		if err != nil {
			return false, errors.Join(e.keepDraft(t), err)
		}
		if len(v.findings) == 0 {
			return e.keep(t, v, written)
		}
		var remarks int
		draft, remarks = personal.WithFindings(t.draft, text, v.findings)
		draft = ended(draft) + t.origin()
		if err := e.writeDraft(t.draft, draft); err != nil {
			return false, err
		}
		written = []byte(draft)
		e.show(t, v.findings, draft, remarks)
		answer, err := e.whatNow(ctx, t, v)
		if err != nil {
			return false, errors.Join(e.keepDraft(t), err)
		}
		switch answer {
		case "save":
			return e.keep(t, v, written)
		case "keep":
			return false, e.keepDraft(t)
		case "drop":
			return false, e.drop(t, written)
		}
	}
}

// keep puts a text into its place. Where that fails it stays a draft.
func (e *Editing) keep(t task, v verdict, written []byte) (bool, error) {
	if err := v.keep(removal(t.draft, written)); err != nil {
		return false, errors.Join(e.keepDraft(t), err)
	}
	return true, nil
}

// whatNow asks what to do with a text that has something wrong in it. Where nobody
// can answer, one that may be kept is, and another one is left as a draft.
func (e *Editing) whatNow(ctx context.Context, t task, v verdict) (answer string, err error) {
	isSound := v.keep != nil
	switch {
	case !e.attended() && isSound:
		return "save", nil
	case !e.attended():
		return "", failed()
	}
	options := []option{{"edit", "again"}, {"keep", "as a draft"}, {"drop", ""}}
	question := capital(t.what) + " cannot be used like this."
	if isSound {
		options = append([]option{{"save", "as it is"}}, options...)
		question = capital(t.what) + " can be used, but see above."
	}
	for {
		answer, err := e.ask(ctx, question, options...)
		if errors.Is(err, errUnanswered) {
			return "", failed()
		}
		if err != nil || answer != "drop" {
			return answer, err
		}
		if sure, err := e.confirm(ctx, "Drop what you wrote for good?"); err != nil || sure {
			if errors.Is(err, errUnanswered) {
				err = failed()
			}
			return answer, err
		}
	}
}

// runEditor runs the editor, which has the terminal until it ends.
func (e *Editing) runEditor(command, path string) error {
	defer e.Shutdown.Unheard()()
	return e.IO.Lend(func(in io.Reader, out, errOut io.Writer) error {
		return editor.Run(command, path, in, out, errOut)
	})
}

// show prints what is wrong, by places in the draft.
func (e *Editing) show(t task, findings []diag.Finding, draft string, remarks int) {
	shown := make([]diag.Finding, len(findings))
	for i, f := range findings {
		if f.File == t.draft && f.Pos.IsValid() {
			f.Pos.Line += int32(remarks)
			if f.End.IsValid() {
				f.End.Line += int32(remarks)
			}
		}
		shown[i] = f
	}
	e.IO.Out.Flush()
	_ = report.Text(e.IO.Err, report.Report{Findings: shown}, e.IO.Printer(), func(file string) ([]byte, error) {
		if file == t.draft {
			return []byte(draft), nil
		}
		return nil, fs.ErrNotExist
	})
}

// emptied ends a conversation with a text of which nothing is left.
func (e *Editing) emptied(ctx context.Context, t task, before, draft string, written []byte) error {
	if t.clear != nil && strings.TrimSpace(t.start) != "" {
		return t.clear(ctx, removal(t.draft, written))
	}
	if before != t.start {
		// An editor that fails may leave nothing of the draft that it opened.
		if err := e.writeDraft(t.draft, draft); err != nil {
			return err
		}
		return errors.Join(e.keepDraft(t), app.NotDoneError("", "the editor left nothing: nothing was changed"))
	}
	if err := e.remove(t.draft, written); err != nil {
		return err
	}
	return app.NotDoneError("", "the editor left nothing: nothing was changed")
}

// atOnce is how fast an editor ends that nobody has used.
const atOnce = time.Second

// unchanged ends a conversation in which nothing was written.
func (e *Editing) unchanged(t task, written []byte, took time.Duration) error {
	if err := e.remove(t.draft, written); err != nil {
		return err
	}
	if e.attended() && took < atOnce {
		e.say("If your editor is still open, djq does not wait for it: set EDITOR to wait, as in EDITOR='code --wait'.")
	}
	if t.isExample {
		return app.NotDoneError("", "the example was left as it is: no card was made")
	}
	e.say("Nothing was changed.")
	return nil
}

// leave ends a conversation in the middle: what was written stays a draft.
func (e *Editing) leave(t task, text string, written []byte) error {
	if text == t.start || strings.TrimSpace(text) == "" {
		return e.remove(t.draft, written)
	}
	return e.keepDraft(t)
}

// keepDraft says where what was written is.
func (e *Editing) keepDraft(t task) error {
	e.say("Kept as a draft: %s; %s goes on with it.", t.draft, t.again)
	return nil
}

func (e *Editing) drop(t task, written []byte) error {
	if err := e.remove(t.draft, written); err != nil {
		return err
	}
	e.say("Dropped. Nothing was changed.")
	return nil
}

// capital returns a phrase as the beginning of a sentence; names of cards stay as
// they are.
func capital(what string) string {
	if rest, ok := strings.CutPrefix(what, "the "); ok {
		return "The " + rest
	}
	return what
}
