package editing

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/diag"
	"djq/internal/personal"
	"djq/internal/report"
	"djq/internal/yaml"
)

// Defaults is what a new card says unless its author says something else; each may
// be empty.
type Defaults struct{ Topic, Difficulty string }

// exampleHelp is what the draft of a new card says on top.
func exampleHelp() []string {
	return []string{
		"Write your card over this example, then save and leave the editor: djq",
		"checks it. Lines that begin with #djq: are not kept. To use one of the",
		"further fields in them, take the #djq: in front of it away.",
	}
}

// example returns a card to write over. Remarks name the fields that it does not have.
func example(d Defaults) string {
	topic := cmp.Or(d.Topic, "projects")
	return `- topic: ` + yaml.Scalar(topic) + `
  difficulty: ` + cmp.Or(d.Difficulty, "medium") + `
#djq:  asked: often
#djq:  tags: [debug]
  question: Which page of your last project was slow, and what did you do?
#djq:  hint: Start with how you measured it.
  answer: |
    The list of orders took four seconds: it ran one query for each customer.
    I counted the queries in a test with ` + "`assertNumQueries`" + `, and let the
    first query join the customers:

    ` + "```python" + `
    Order.objects.select_related("customer")
    ` + "```" + `
  key_points:
    - The list ran one query for each customer
    - I counted the queries in a test
    - The first query joins the customers
#djq:  follow_ups:
#djq:    - question: How do you keep it fast?
#djq:      answer: The test with assertNumQueries fails when a query is added.
#djq:  refs: [https://docs.djangoproject.com/en/6.0/topics/db/optimization/]
`
}

// NewCard has a new card written, which goes into a file of its own in the user's
// folder. It returns the card, or nil when nothing was kept.
func (e *Editing) NewCard(ctx context.Context, d Defaults) (*bank.Card, error) {
	if err := e.checkInUse(); err != nil {
		return nil, err
	}
	drafts, err := e.folder.DraftsOf("")
	if err != nil {
		return nil, app.BrokenError("", "cannot read the drafts: %w", err)
	}
	kept := ""
	path := e.folder.DraftPath("")
	t := task{
		what: "the new card", draft: path, drafts: paths(drafts), start: personal.Strip(path, example(d)), shown: example(d),
		help: exampleHelp(), again: "djq new", isExample: true,
		check: func(draft, text string) (verdict, error) {
			found, where, err := e.checkNew(draft, text)
			v := verdict{findings: found.findings}
			if found.card != nil {
				v.keep = func(draft personal.Change) error {
					if err := e.folder.Apply(personal.Change{Path: where.path, After: found.file}, draft); err != nil {
						return app.BrokenError("", "cannot keep %s: %w", found.card.Name(), err)
					}
					kept = found.card.Name()
					return e.added(found.card, where.path)
				}
			}
			return v, err
		},
	}
	return e.finish(ctx, &kept, t)
}

// checkNew checks the text of a new card, and finds a file for it.
func (e *Editing) checkNew(draft, text string) (checked, place, error) {
	where := place{path: e.folder.CardPath("new"), first: 1}
	found, err := e.check(request{place: where, text: text, draft: draft})
	if err == nil && found.card != nil {
		where.path, err = e.freeCard(found.card.Name())
	}
	return found, where, err
}

// added says where a new card is.
func (e *Editing) added(c *bank.Card, path string) error {
	return e.IO.Printf("added %s: %s", c.Name(), path)
}

// From adds cards from a question file; name is what messages call it. It keeps all
// of them, or none when one cannot be used; text that came through a pipe is then
// a draft. A draft whose cards are kept is taken away.
func (e *Editing) From(name string, src []byte, d Defaults) ([]*bank.Card, error) {
	if err := e.checkInUse(); err != nil {
		return nil, err
	}
	if strings.TrimSpace(string(src)) == "" {
		return nil, app.NotDoneError("", "nothing was added: %s is empty", name)
	}
	draft, isDraft := e.folder.IsDraft(name)
	var steps []mended
	text := string(src)
	if isDraft {
		steps = append(steps, stripped(draft, text))
		text = steps[0].text
	}
	steps = append(steps, withDefaults(text, d)...)
	if len(steps) > 0 {
		text = steps[len(steps)-1].text
	}
	file := bank.Parse(name, []byte(text))
	found, where, err := e.checkFile(name, text, file)
	if err != nil {
		return nil, err
	}
	// Lines are those of what the user has: the file, or the draft that is kept.
	shown := src
	if name == StdinName {
		shown = []byte(text)
	} else {
		for i, f := range found.findings {
			for _, step := range slices.Backward(steps) {
				f = step.unmended(f)
			}
			found.findings[i] = f
		}
	}
	e.IO.Out.Flush()
	_ = report.Text(e.IO.Err, report.Report{Findings: found.findings}, e.IO.Printer(), func(f string) ([]byte, error) {
		if f == name {
			return shown, nil
		}
		return nil, fmt.Errorf("no file %s", f)
	})
	if hasErrors(found.findings) {
		if name == StdinName {
			path, err := e.folder.KeepDraft("", text)
			if err != nil {
				return nil, app.BrokenError("", "nothing was added: cannot keep a draft: %w", err)
			}
			hint := "djq new goes on with it in your editor; where there is none, mend the file, and djq new --from " + path + " adds it"
			if len(file.Cards) > 1 {
				hint = "mend the file; djq new --from " + path + " then adds its cards"
			}
			return nil, app.NotDoneError(hint, "nothing was added; kept as a draft: %s", path)
		}
		return nil, app.NotDoneError("", "nothing was added: %s has errors", name)
	}
	changes := []personal.Change{{Path: where, After: found.file}}
	if isDraft {
		changes = append(changes, removal(draft, src))
	}
	if err := e.folder.Apply(changes...); err != nil {
		err = app.BrokenError("", "cannot add cards: %w", err)
		if name == StdinName {
			path, failed := e.folder.KeepDraft("", text)
			err = e.keptPiped(err, failed, "Kept as a draft: %s; djq new --from %s adds it.", path, path)
		}
		return nil, err
	}
	e.Banks.Forget()
	var names []string
	for i := range file.Cards {
		names = append(names, file.Cards[i].Name())
		if err := e.added(&file.Cards[i], where); err != nil {
			return nil, err
		}
	}
	return e.Banks.Cards(names, nil)
}

// StdinName is what messages call standard input; From keeps it as a draft.
const StdinName = "<stdin>"

// checkFile checks a file of new cards, and finds a path for it.
func (e *Editing) checkFile(name, text string, file *bank.File) (checked, string, error) {
	if len(file.Cards) == 1 {
		found, where, err := e.checkNew(name, text)
		if found.card != nil {
			*file = *bank.Parse(name, found.file)
		}
		return found, where.path, err
	}
	where := place{path: e.folder.CardPath("new"), first: 1}
	found, err := e.check(request{place: where, text: text, draft: name, several: true})
	if err != nil || len(file.Cards) == 0 {
		return found, "", err
	}
	base := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	if name == StdinName || !isPlainName(base) {
		base = file.Cards[0].Topic
	}
	path, err := e.freeCard(base)
	return found, path, err
}

func isPlainName(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == "" && s != ""
}

// withDefaults adds to the source of one card the topic and the difficulty that it
// does not say itself, one at each step.
func withDefaults(text string, d Defaults) (steps []mended) {
	for _, add := range []struct {
		field bank.Field
		value string
	}{{bank.FieldDifficulty, d.Difficulty}, {bank.FieldTopic, d.Topic}} {
		c, ok := only(text)
		if !ok || add.value == "" || c.Has(add.field) || add.field == bank.FieldTopic && (c.Topic != "" || c.File.Has(bank.FieldTopic)) || add.field == bank.FieldDifficulty && c.Difficulty != 0 {
			continue
		}
		keys := keysOf(c)
		if len(keys) == 0 {
			continue
		}
		edits := yaml.InsertKey(diag.NewLines([]byte(text)), c.Pos, keys, false, add.field.String(), yaml.Scalar(add.value))
		steps = append(steps, edited(text, edits))
		text = steps[len(steps)-1].text
	}
	return steps
}
