package transfer

import (
	"github.com/spf13/cobra"

	"djq/internal/cli/app"
)

// NewImport returns djq import, the parent of the commands that take cards from
// other programs.
func NewImport(a *app.App) *cobra.Command {
	c := &cobra.Command{
		Use:   "import",
		Short: "Import cards from other programs",
		Long: "Import cards from other programs into your personal folder. djq shows what it would import, and what it leaves out, and " +
			"asks first. Cards that are there already are not imported again. djq history import imports reviews.",
		Example: "djq import csv questions.csv\ndjq import csv questions.csv --dry-run",
		Args:    cobra.ArbitraryArgs,
		RunE:    helpOrUnknown,
	}
	app.AddGroup(c, "import", "Formats", newImportAnki(a), newImportCSV(a), newImportMarkdown(a))
	return c
}
