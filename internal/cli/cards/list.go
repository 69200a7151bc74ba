package cards

import (
	"context"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/deck"
)

type listOptions struct {
	filter deck.Filter
	json   bool
}

func NewList(a *app.App) *cobra.Command {
	var o listOptions
	c := &cobra.Command{
		Use:   "list",
		Short: "List cards",
		Long: "List cards: a table on a terminal, cut to its width. In a pipe one card a line, uncut " +
			"and separated by tabs: card, difficulty, asked, since, tags, question.",
		Example: "djq list --difficulty hard\ndjq list --topic orm,queries --asked often\ndjq list --search select_related | cut -f 1",
		Args:    app.NoArguments,
		RunE:    func(c *cobra.Command, _ []string) error { return runList(c.Context(), a, o) },
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	app.JSONFlag(c, &o.json)
	return c
}

func runList(ctx context.Context, a *app.App, o listOptions) error {
	d, err := a.Banks.Deck(o.filter)
	if err != nil {
		return err
	}
	if o.json {
		return printCards(ctx, a, d.Cards())
	}
	return a.IO.PrintTable(cardTable(d.Cards()))
}

// printCards prints cards as JSON, with what is remembered of them.
func printCards(ctx context.Context, a *app.App, cards []*bank.Card) error {
	progress, err := a.History.Progress(ctx, cards)
	if err != nil {
		return err
	}
	return app.PrintArray(a.IO, cards, func(c *bank.Card) any { return toJSON(c, progress) })
}
