package cli

import (
	"context"
	"strings"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/markdown"
	"djq/internal/ui"
)

type listOptions struct {
	filter deck.Filter
	json   bool
}

func newListCommand(a *app.App) *cobra.Command {
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
	desk, err := a.History.Progress(ctx, cards)
	if err != nil {
		return err
	}
	return app.PrintArray(a.IO, cards, func(c *bank.Card) any { return toJSON(c, desk) })
}

// Narrower terminals leave out columns of a table, so that there is room for
// the last one.
const (
	roomyTable  = 110
	narrowTable = 64
)

// cardTable returns cards as a table.
func cardTable(cards []*bank.Card) ui.Table {
	return ui.Table{
		Columns: []ui.Column{
			{Title: "CARD"}, {Title: "DIFFICULTY", MinWidth: narrowTable}, {Title: "ASKED", MinWidth: narrowTable},
			{Title: "SINCE", MinWidth: roomyTable}, {Title: "TAGS", MinWidth: roomyTable}, {Title: "QUESTION"},
		},
		Rows: func(yield func([]ui.Cell) bool) {
			for _, c := range cards {
				if !yield([]ui.Cell{
					{Text: c.Name(), Style: ui.Code}, difficultyCell(c), {Text: c.Asked.String()},
					{Text: c.Since.String()}, {Text: strings.Join(c.Tags, ",")}, {Text: markdown.Line(c.Question)},
				}) {
					return
				}
			}
		},
	}
}

func difficultyCell(c *bank.Card) ui.Cell {
	return ui.Cell{Text: c.Difficulty.String(), Style: ui.Difficulty(c.Difficulty)}
}
