package cli

import (
	"context"
	"strings"

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

func newListCommand(a *app) *cobra.Command {
	var o listOptions
	c := &cobra.Command{
		Use:   "list",
		Short: "List cards",
		Long: "List cards: a table on a terminal, cut to its width. In a pipe one card a line, uncut " +
			"and separated by tabs: card, difficulty, asked, since, tags, question.",
		Example: "djq list --difficulty hard\ndjq list --topic orm,queries --asked often\ndjq list --search select_related | cut -f 1",
		Args:    noArguments,
		RunE:    func(c *cobra.Command, _ []string) error { return runList(c.Context(), a, o) },
	}
	filterFlags(a, c, &o.filter)
	jsonFlag(c.Flags(), &o.json)
	return c
}

func runList(ctx context.Context, a *app, o listOptions) error {
	d, err := a.deck(o.filter)
	if err != nil {
		return err
	}
	if o.json {
		return printCards(ctx, a, d.Cards())
	}
	return a.printTable(cardTable(d.Cards()))
}

// printCards prints cards as JSON, with what is remembered of them.
func printCards(ctx context.Context, a *app, cards []*bank.Card) error {
	desk, err := a.remembered(ctx, cards)
	if err != nil {
		return err
	}
	return printArray(a, cards, func(c *bank.Card) any { return toJSON(c, desk) })
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
