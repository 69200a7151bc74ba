package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
)

// newRootCommand returns djq's whole tree of commands.
func newRootCommand(a *app.App) *cobra.Command {
	return newRoot(a, func(string) bool { return true })
}

// newRoot returns djq's tree of those commands whose names needs lets through.
func newRoot(a *app.App, needs func(name string) bool) *cobra.Command {
	var showVersion bool
	root := &cobra.Command{
		Use:   "djq",
		Short: "Drill Django interview questions in the terminal",
		Long: "Drill Django interview questions in the terminal, one at a time: recall the answer, reveal it, " +
			"and tick the points you made.",
		Example:       "djq drill --topic orm\ndjq list --difficulty hard\ndjq random",
		SilenceErrors: true,
		SilenceUsage:  true,
		// Unknown commands are refused in RunE, with our own words.
		Args:              cobra.ArbitraryArgs,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return app.UnknownCommand(c, args[0])
			}
			if showVersion {
				return runVersion(a)
			}
			return printStatus(c.Context(), a)
		},
	}
	root.SetIn(a.IO.In)
	root.SetOut(a.IO.Out)
	root.SetErr(a.IO.Err)
	root.SetFlagErrorFunc(app.FlagError)
	root.SetHelpCommand(newHelpCommand())
	root.SetHelpCommandGroupID(groupMore)
	// The buffer keeps the error of a failed write.
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { _ = printHelp(a, c) })

	root.Flags().BoolVar(&showVersion, "version", false, "print the version")
	flags := root.PersistentFlags()
	app.ChoiceFlag(root, flags, &a.IO.Color, "color", "when to use colour", "auto", "always", "never")
	flags.BoolVar(&a.IO.Plain, "plain", a.IO.Plain, "no single-key input, no redrawing, no boxes: for screen readers and dumb terminals")
	app.ListFlag(flags, &a.Banks.Named, "bank", "", "`PATH` of a question file or folder, or builtin; repeatable")

	for _, g := range groups() {
		var commands []*cobra.Command
		for _, c := range g.commands {
			if needs(c.name) {
				commands = append(commands, c.build(a))
			}
		}
		app.AddGroup(root, g.id, g.title, commands...)
	}
	return root
}

// runVersion prints the version.
func runVersion(a *app.App) error {
	_, err := fmt.Fprintln(a.IO.Out, "djq", app.Version())
	return err
}
