package history

import (
	"github.com/spf13/cobra"

	"djq/internal/cli/app"
)

// New returns djq history, the parent of the commands that manage the history.
func New(a *app.App) *cobra.Command {
	c := &cobra.Command{
		Use:   "history",
		Short: "Export, back up, restore and check your reviews",
		Long: "Manage your review history. Every rating is stored as an event in the file history.db in djq's data folder. " +
			"Events never change; due dates and statistics are computed from them.",
		Example: "djq history export reviews.jsonl\ndjq history restore\ndjq history reset n-plus-one\ndjq history unflag --state flagged",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return app.UnknownCommand(c, args[0])
			}
			return c.Help()
		},
	}
	commands := []*cobra.Command{newExport(a), newImport(a), newBackup(a), newRestore(a)}
	for _, change := range changes() {
		commands = append(commands, newChange(a, change))
	}
	app.AddGroup(c, "history", "Commands", append(commands, newCheck(a), newForget(a))...)
	return c
}
