package transfer

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/markdownfile"
)

func newExportMarkdown(a *app.App) *cobra.Command {
	c := &cobra.Command{
		Use:   "markdown [FILE]",
		Short: "Export cards as Markdown",
		Long: "Write cards as Markdown to FILE or to standard output: questions after Q: and answers after A:, as hashcards and repeater " +
			"read them, each with its key points, follow-ups and references. djq import markdown reads the file back.",
		Example: "djq export markdown cards.md\ndjq export markdown --topic orm --asked often > orm.md",
	}
	return newExport(a, c, markdownfile.IsExport, func(_ context.Context, cards []*bank.Card) (func(io.Writer) error, error) {
		return func(w io.Writer) error { return markdownfile.Write(w, cards) }, nil
	})
}
