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

// cardTable returns cards as a table, each question in the last column or,
// where below is set, whole below its row.
func cardTable(cards []*bank.Card, below bool) ui.Table {
	question := ui.Column{Title: "QUESTION"}
	if below {
		question = ui.Column{Below: true}
	}
	return ui.Table{
		Columns: []ui.Column{
			{Title: "CARD"}, {Title: "DIFFICULTY", MinWidth: narrowTable}, {Title: "ASKED", MinWidth: narrowTable},
			{Title: "SINCE", MinWidth: roomyTable}, {Title: "TAGS", MinWidth: roomyTable}, question,
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
