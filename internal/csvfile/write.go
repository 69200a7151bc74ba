package csvfile

import (
	"encoding/csv"
	"io"

	"djq/internal/bank"
)

// Write writes cards as CSV: Anki's header lines
// (https://docs.ankiweb.net/importing/text-files.html), then a row a card. Texts
// are Markdown, as the cards have them. Cells that a spreadsheet would take for
// formulas have an apostrophe before them.
func Write(w io.Writer, cards []*bank.Card) error {
	if _, err := io.WriteString(w, header()); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	all := columns()
	row := make([]string, len(all))
	for _, c := range cards {
		for i, column := range all {
			row[i] = guarded(column.cell(c))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
