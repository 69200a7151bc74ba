package transfer

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/csvfile"
)

func newExportCSV(a *app.App) *cobra.Command {
	c := &cobra.Command{
		Use:   "csv [FILE]",
		Short: "Export cards as CSV",
		Long: "Write cards as CSV to FILE or to standard output, a row a card, with the header lines by which Anki knows the columns. " +
			"Texts are Markdown. A cell that a spreadsheet would take for a formula has an apostrophe before it. " +
			"djq import csv reads the file back.",
		Example: "djq export csv cards.csv\ndjq export csv --topic orm --asked often > orm.csv",
	}
	return newExport(a, c, csvfile.IsExport, func(_ context.Context, cards []*bank.Card) (func(io.Writer) error, error) {
		return func(w io.Writer) error { return csvfile.Write(w, cards) }, nil
	})
}
