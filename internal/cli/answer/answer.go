package answer

import (
	"github.com/spf13/cobra"

	"djq/internal/cli/app"
)

// New returns djq answer, the parent of the command that tries the check of
// written answers.
func New(a *app.App) *cobra.Command {
	c := &cobra.Command{
		Use:     "answer",
		Short:   "Try the check of written answers",
		Long:    "Try what says which key points a written answer makes: in djq drill --type, the built-in check or your grader.",
		Example: "djq answer check",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return app.UnknownCommand(c, args[0])
			}
			return c.Help()
		},
	}
	app.AddGroup(c, "answer", "Commands", newCheck(a))
	return c
}
