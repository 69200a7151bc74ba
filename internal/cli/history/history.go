package history

import (
	"djq/internal/cli/app"

	"github.com/spf13/cobra"
)

func New(a *app.App) *cobra.Command {
	c := &cobra.Command{
		Use:   "history",
		Short: "Keep, move and mend what you have reviewed",
		Long: "Keep, move and mend what you have reviewed. Every rating is an event in the file history.db of djq's folder. " +
			"Events are never changed; what is due follows from them.",
		Example: "djq history export reviews.jsonl\ndjq history restore\ndjq history reset n-plus-one",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return app.UnknownCommand(c, args[0])
			}
			return c.Help()
		},
	}
	app.AddGroup(c, "commands", "Commands",
		newExport(a),
		newImport(a),
		newBackup(a),
		newRestore(a),
		newReset(a),
		newSuspend(a),
		newUnsuspend(a),
		newCheck(a),
	)
	return c
}
