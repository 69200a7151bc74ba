package own

import (
	"context"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/cli/app/editing"
)

// editOptions is a call of djq edit.
type editOptions struct {
	*app.App
	name   string
	diff   bool
	revert bool
	yes    bool
}

// NewEdit returns djq edit.
func NewEdit(a *app.App) *cobra.Command {
	o := editOptions{App: a}
	c := &cobra.Command{
		Use:   "edit CARD",
		Short: "Change a card in your editor",
		Long: "Change a card in your editor. Of a built-in card you change a copy, which is used in its place; any other card is changed " +
			"in its file, where comments and other cards stay as they are. djq checks the card when you leave the editor. One that has " +
			"something wrong can be edited again or kept as a draft, which djq edit goes on with the next time. A card that gets " +
			"another id keeps its history.\n\n" +
			"The editor is VISUAL, EDITOR, editor or vi.",
		Example:           "djq edit n-plus-one\ndjq edit --diff n-plus-one\ndjq edit --revert n-plus-one",
		ValidArgsFunction: app.CompleteCards(a.Banks),
		Args:              app.OneCard,
		RunE: func(c *cobra.Command, args []string) error {
			o.name = args[0]
			return o.run(c.Context())
		},
	}
	flags := c.Flags()
	flags.BoolVar(&o.diff, "diff", false, "show what your copy changed in a built-in card, and what changed in that since")
	flags.BoolVar(&o.revert, "revert", false, "give up your copy of a built-in card")
	flags.BoolVar(&o.yes, "yes", false, "with --revert, do not ask")
	return c
}

func (o editOptions) run(ctx context.Context) error {
	switch {
	case o.diff && o.revert:
		return app.UsageError("", "--diff and --revert cannot be used together")
	case o.yes && !o.revert:
		return app.UsageError("", "--yes is for --revert")
	}
	e, err := editing.New(o.App)
	if err != nil {
		return err
	}
	switch {
	case o.diff:
		return e.Diff(o.name)
	case o.revert:
		return e.Revert(ctx, o.name, o.yes)
	}
	_, err = e.Card(ctx, o.name)
	return err
}
