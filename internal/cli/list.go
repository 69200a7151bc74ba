package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/markdown"
	"djq/internal/term"
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
	switch {
	case o.json:
		return printCards(ctx, a, d.Cards())
	case term.IsTerminal(a.stdout):
		return a.printLines(cardTable(a.printer(), d.Cards()))
	}
	return printRows(a, d.Cards())
}

// printCards prints cards as JSON, with what is remembered of them.
func printCards(ctx context.Context, a *app, cards []*bank.Card) error {
	desk, err := a.remembered(ctx, cards)
	if err != nil {
		return err
	}
	return printArray(a, cards, func(c *bank.Card) any { return toJSON(c, desk) })
}

// printRows prints cards for other programs, a line each.
func printRows(a *app, cards []*bank.Card) error {
	p := a.printer()
	for _, c := range cards {
		for i, field := range []ui.Cell{
			{Text: c.Name(), Style: ui.Code}, difficultyCell(c), {Text: c.Asked.String()},
			{Text: c.Since.String()}, {Text: strings.Join(c.Tags, ",")}, {Text: markdown.Line(c.Question)},
		} {
			if i > 0 {
				a.out.WriteByte('\t')
			}
			a.out.WriteString(p.Style(field.Style, field.Text))
		}
		if err := a.out.WriteByte('\n'); err != nil {
			return err
		}
	}
	return nil
}

// Below these widths a table leaves columns out, so that there is room for
// the questions.
const (
	roomyTable  = 110
	narrowTable = 64
)

// atLeast reports whether a printer's lines may be that wide.
func atLeast(p ui.Printer, width int) bool { return p.Width == 0 || p.Width >= width }

// cardTable returns cards as a table of the printer's width.
func cardTable(p ui.Printer, cards []*bank.Card) []string {
	columns := []ui.Column{{Title: "CARD"}}
	if atLeast(p, narrowTable) {
		columns = append(columns, ui.Column{Title: "DIFFICULTY"}, ui.Column{Title: "ASKED"})
	}
	if atLeast(p, roomyTable) {
		columns = append(columns, ui.Column{Title: "SINCE"}, ui.Column{Title: "TAGS"})
	}
	columns = append(columns, ui.Column{Title: "QUESTION"})
	rows := make([][]ui.Cell, len(cards))
	for i, c := range cards {
		row := []ui.Cell{{Text: c.Name(), Style: ui.Code}}
		if atLeast(p, narrowTable) {
			row = append(row, difficultyCell(c), ui.Cell{Text: c.Asked.String()})
		}
		if atLeast(p, roomyTable) {
			row = append(row, ui.Cell{Text: c.Since.String()}, ui.Cell{Text: strings.Join(c.Tags, ",")})
		}
		rows[i] = append(row, ui.Cell{Text: markdown.Line(c.Question)})
	}
	return p.Table(columns, rows)
}

func difficultyCell(c *bank.Card) ui.Cell {
	return ui.Cell{Text: c.Difficulty.String(), Style: ui.Difficulty(c.Difficulty)}
}
