package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"djq/internal/cli/answer"
	"djq/internal/cli/app"
	"djq/internal/cli/cards"
	"djq/internal/cli/drill"
	"djq/internal/cli/history"
	"djq/internal/cli/interview"
	"djq/internal/cli/lint"
	"djq/internal/cli/own"
	"djq/internal/cli/plan"
	"djq/internal/cli/sheet"
	"djq/internal/cli/stats"
	"djq/internal/cli/transfer"
)

// newRootCommand returns djq's tree of commands.
func newRootCommand(a *app.App) *cobra.Command {
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

	app.AddGroup(root, "practise", "Practise",
		drill.New(a),
		interview.New(a),
		cards.NewRandom(a),
	)
	app.AddGroup(root, "cards", "Look up",
		cards.NewList(a),
		cards.NewShow(a),
		cards.NewTopics(a),
		sheet.New(a),
		cards.NewProof(a),
	)
	app.AddGroup(root, "own", "Your own cards",
		own.NewNew(a),
		own.NewEdit(a),
		own.NewNote(a),
	)
	app.AddGroup(root, "progress", "Your progress",
		stats.New(a),
		plan.New(a),
		history.NewSync(a),
		history.New(a),
	)
	app.AddGroup(root, "files", "Question files",
		lint.New(a),
		transfer.NewExport(a),
		transfer.NewImport(a),
	)
	app.AddGroup(root, groupMore, "More",
		answer.New(a),
		newCompletionCommand(a),
		newManCommand(a),
	)
	return root
}

// runVersion prints the version.
func runVersion(a *app.App) error {
	_, err := fmt.Fprintln(a.IO.Out, "djq", app.Version())
	return err
}
