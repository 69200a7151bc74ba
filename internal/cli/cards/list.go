package cards

import (
	"context"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/deck"
)

// listOptions is a call of djq list.
type listOptions struct {
	*app.App
	filter deck.Filter
	json   bool
}

// NewList returns djq list.
func NewList(a *app.App) *cobra.Command {
	o := listOptions{App: a}
	c := &cobra.Command{
		Use:   "list",
		Short: "List cards",
		Long: "List cards: a table on a terminal, cut to its width; in a pipe one card per line, uncut " +
			"and tab-separated: card, difficulty, asked, since, tags, question.",
		Example: "djq list --difficulty hard\ndjq list --topic orm,queries --asked often\ndjq list --state leech,missed\ndjq list --search select_related | cut -f 1",
		Args:    app.NoArguments,
		RunE:    func(c *cobra.Command, _ []string) error { return o.run(c.Context()) },
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	app.JSONFlag(c, &o.json)
	return c
}

func (o listOptions) run(ctx context.Context) error {
	d, err := o.History.Choose(ctx, o.Banks, o.filter)
	if err != nil {
		return err
	}
	if o.json {
		return printCards(ctx, o.App, d.Cards())
	}
	return o.IO.PrintTable(cardTable(d.Cards(), false))
}

// printCards prints cards as JSON, with what the history knows of them.
func printCards(ctx context.Context, a *app.App, cards []*bank.Card) error {
	progress, err := a.History.Progress(ctx, cards)
	if err != nil {
		return err
	}
	return app.PrintArray(a.IO, cards, func(c *bank.Card) any { return toJSON(c, progress) })
}
