package transfer

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"djq/internal/anki"
	"djq/internal/anki/foreign"
	"djq/internal/apkg"
	"djq/internal/cli/app"
	"djq/internal/humanize"
	"djq/internal/incoming"
)

// importAnkiOptions is a call of djq import anki.
type importAnkiOptions struct {
	importOptions
	progress bool
	restore  bool            // cards that were exported from here, and are here no more
	fields   foreign.Options // of notes that djq did not export
}

func newImportAnki(a *app.App) *cobra.Command {
	o := &importAnkiOptions{importOptions: importOptions{App: a}}
	c := &cobra.Command{
		Use:   "anki FILE.apkg",
		Short: "Take cards, edits and reviews from Anki",
		Long: "Take cards from any deck of Anki, and what was edited in Anki of the notes that djq exported. " +
			"Export the deck there as an Anki Deck Package (.apkg), in either form.\n\n" +
			"Of other notes a field becomes the question and another the answer: which ones is guessed and shown, and --question and --answer name them. " +
			"HTML becomes Markdown, each gap of a cloze a card, decks become topics. Pictures and sounds are left out. " +
			"Cards that somebody else exported from djq, and that you do not have, become cards of your own with all that they say.\n\n" +
			"What changed in Anki since the last export is taken into your own cards and notes, field by field. " +
			"A field that changed on both sides is a conflict: it is shown, yours stays, and the card as Anki has it is kept as a draft, " +
			"which djq edit offers.\n\n" +
			"--with-progress takes reviews too, each once, and which cards are suspended: export with scheduling information for that.",
		Example: "djq import anki deck.apkg --dry-run\ndjq import anki deck.apkg --with-progress\n" +
			"djq import anki shared.apkg --question Front --answer Back --topic python",
	}
	o.setUp(c, o.run)
	c.Flags().StringVar(&o.fields.Question, "question", "", "`FIELD` with the question, of notes that djq did not export (guessed)")
	c.Flags().StringVar(&o.fields.Answer, "answer", "", "`FIELD` with the answer, of such notes (guessed)")
	c.Flags().BoolVar(&o.progress, "with-progress", false, "take reviews too, and which cards are suspended")
	c.Flags().BoolVar(&o.restore, "restore", false, "bring back cards that you exported and that your banks no longer have")
	return c
}

func (o *importAnkiOptions) run(ctx context.Context) error {
	if o.file == app.StdinArgument {
		return app.UsageError("name a file", "a package cannot be read from standard input")
	}
	if info, err := os.Stat(o.file); err == nil && info.Size() > largeFile {
		o.Banks.ExpectMuch()
	}
	line := o.IO.StartProgress(func(int) string { return "reading " + o.name() })
	defer line.End()
	p, err := apkg.Read(ctx, o.file)
	if err != nil {
		return unreadablePackage(err)
	}
	own, others := splitNotes(p)
	read, err := foreign.Read(p, others, o.fields)
	if err != nil {
		return app.UsageError(hintOf(err), "%s: %w", o.name(), err)
	}
	for _, n := range others {
		n.Fields = nil // their text is that of cards now
	}
	also, err := o.takeHome(ctx, p, own)
	if err != nil {
		return err
	}
	also.newcomers.add(p, read.Found)
	line.End()
	how := []string{fmt.Sprintf("%s, %s of them made by djq", humanize.Count(len(p.Notes), "note"), humanize.Number(len(own)))}
	return o.carryOut(ctx, proposal{
		found: read.Found, how: slices.Concat(how, also.newcomers.describe(), describeFields(read.Types), o.describeSuspended(p)), noteTypes: noteTypesJSON(read.Types), also: also,
		decided: func(plan *incoming.Plan) error {
			if err := o.writeHome(also, plan); err != nil {
				return err
			}
			return o.addFoundReviews(ctx, also, p, read, plan)
		},
		keep: func(ctx context.Context) error { return o.keep(ctx, also) },
	})
}

// describeSuspended says how many cards are suspended in Anki, where that is not
// taken.
func (o *importAnkiOptions) describeSuspended(p *apkg.Package) []string {
	n := 0
	for _, c := range p.Cards {
		if c.Queue == apkg.QueueSuspended {
			n++
		}
	}
	if n == 0 || o.progress {
		return nil
	}
	return []string{humanize.Count(n, "card") + " suspended in Anki; --with-progress suspends them here too"}
}

// unreadablePackage gives an error of a package its exit code.
func unreadablePackage(err error) error {
	if hint := hintOf(err); hint != "" {
		return app.BrokenError(hint, "%w", err)
	}
	return app.BrokenError("check the path", "%w", err)
}

// splitNotes tells notes that djq exported from others.
func splitNotes(p *apkg.Package) (own, foreign []*apkg.Note) {
	for _, n := range p.Notes {
		if anki.IsOurs(n) {
			own = append(own, n)
		} else {
			foreign = append(foreign, n)
		}
	}
	return own, foreign
}
