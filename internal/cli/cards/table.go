package cards

import (
	"strings"

	"djq/internal/bank"
	"djq/internal/markdown"
	"djq/internal/ui"
	"djq/internal/ui/page"
)

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
	return ui.Cell{Text: c.Difficulty.String(), Style: page.DifficultyStyle(c.Difficulty)}
}
