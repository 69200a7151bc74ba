package transfer

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"djq/internal/anki"
	"djq/internal/apkg"
	"djq/internal/cli/app"
	"djq/internal/humanize"
	"djq/internal/incoming"
)

// importAnkiOptions is a call of djq import anki.
type importAnkiOptions struct {
	importOptions
	progress bool
}

func newImportAnki(a *app.App) *cobra.Command {
	o := &importAnkiOptions{importOptions: importOptions{App: a}}
	c := &cobra.Command{
		Use:   "anki FILE.apkg",
		Short: "Take cards, edits and reviews from Anki",
		Long: "Take what was edited in Anki of the notes that djq exported. Export the deck there as an Anki Deck Package (.apkg), in either form.\n\n" +
			"What changed in Anki since the last export is taken into your own cards and notes, field by field. " +
			"A field that changed on both sides is a conflict: it is shown, yours stays, and the card as Anki has it is kept as a draft, " +
			"which djq edit offers.\n\n" +
			"--with-progress takes reviews too, each once: export with scheduling information for that.",
		Example: "djq import anki deck.apkg --dry-run\ndjq import anki deck.apkg --with-progress",
	}
	o.setUp(c, o.run)
	c.Flags().BoolVar(&o.progress, "with-progress", false, "take reviews too")
	return c
}

func (o *importAnkiOptions) run(ctx context.Context) error {
	if o.file == app.StdinArgument {
		return app.UsageError("name a file", "a package cannot be read from standard input")
	}
	line := o.IO.StartProgress(func(int) string { return "reading " + o.name() })
	p, err := apkg.Read(ctx, o.file)
	line.End()
	if err != nil {
		return unreadablePackage(err)
	}
	own, foreign := splitNotes(p)
	found := o.foreign(p, foreign)
	also, err := o.takeHome(ctx, p, own)
	if err != nil {
		return err
	}
	how := []string{fmt.Sprintf("%s, %s of them made by djq", humanize.Count(len(p.Notes), "note"), humanize.Number(len(own)))}
	keep := func(ctx context.Context) error { return o.keep(ctx, also) }
	return o.carryOut(ctx, proposal{found: found, how: how, also: also, keep: keep})
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

// foreign returns the notes of a package that djq did not export.
func (o *importAnkiOptions) foreign(*apkg.Package, []*apkg.Note) *incoming.Found {
	return &incoming.Found{}
}
