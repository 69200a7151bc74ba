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
		Long: "Import cards from other programs into your personal folder. What would be imported is shown first. " +
			"djq history import imports reviews.",
		Args: cobra.ArbitraryArgs,
		RunE: helpOrUnknown,
	}
	return c
}
