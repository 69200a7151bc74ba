package own

import (
	"context"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/cli/app/editing"
)

// noteOptions is a call of djq note.
type noteOptions struct {
	*app.App
	name    string
	from    string
	isFrom  bool
	replace bool
}

// NewNote returns djq note.
func NewNote(a *app.App) *cobra.Command {
	o := noteOptions{App: a}
	c := &cobra.Command{
		Use:   "note CARD",
		Short: "Write a note of your own on a card",
		Long: "Write a note of your own on a card, in Markdown: a story from your work, what you keep forgetting. It is shown under the " +
			"answer, --search finds it, and --state noted chooses the cards that have one. A note that you leave empty is removed. Notes " +
			"are kept in notes.yaml, in djq's data folder.\n\n" +
			"The editor is VISUAL, EDITOR, editor or vi.",
		Example:           "djq note n-plus-one\necho 'My story: the list of orders' | djq note n-plus-one --from -",
		ValidArgsFunction: app.CompleteCards(a.Banks),
		Args:              app.OneCard,
		RunE: func(c *cobra.Command, args []string) error {
			o.name, o.isFrom = args[0], c.Flags().Changed("from")
			return o.run(c.Context())
		},
	}
	c.Flags().StringVar(&o.from, "from", "", "take the note from a `FILE`, or from standard input with -, without an editor")
	c.Flags().BoolVar(&o.replace, "replace", false, "with --from, replace the note that the card has")
	return c
}

func (o noteOptions) run(ctx context.Context) error {
	e, err := editing.New(o.App)
	if err != nil {
		return err
	}
	if !o.isFrom {
		_, err = e.Note(ctx, o.name)
		return err
	}
	source, src, err := readFrom(o.App, o.from)
	if err != nil {
		return err
	}
	_, err = e.NoteFrom(o.name, source, string(src), o.replace)
	return err
}
