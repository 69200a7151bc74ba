package transfer

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/deck"
	"djq/internal/humanize"
)

// NewExport returns djq export, the parent of the commands that write cards for
// other programs.
func NewExport(a *app.App) *cobra.Command {
	c := &cobra.Command{
		Use:     "export",
		Short:   "Export cards to other programs",
		Long:    "Export cards to other programs. All filters choose which. djq history export exports your reviews.",
		Example: "djq export csv cards.csv --topic orm\ndjq export markdown --asked often > often.md",
		Args:    cobra.ArbitraryArgs,
		RunE:    helpOrUnknown,
	}
	app.AddGroup(c, "export", "Formats", newExportAnki(a), newExportCSV(a), newExportMarkdown(a), newExportHTML(a))
	return c
}

// helpOrUnknown prints help, or refuses a word that is no command.
func helpOrUnknown(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return app.UnknownCommand(c, args[0])
	}
	return c.Help()
}

// exportOptions is a call of a command that writes cards.
type exportOptions struct {
	*app.App
	filter deck.Filter
	target target
}

// prepare reads what an export of cards has of them besides, and returns what
// writes it.
type prepare func(context.Context, []*bank.Card) (write func(io.Writer) error, err error)

// newExport adds to a command what all have that write cards: the filters and
// the file. The export is one where isOurs says so of the beginning of a file.
func newExport(a *app.App, c *cobra.Command, isOurs func(begin []byte) bool, prepare prepare) *cobra.Command {
	o := exportOptions{App: a, target: target{isOurs: isOurs}}
	c.Args = app.AtMostOne
	c.RunE = func(c *cobra.Command, args []string) error {
		o.target.path = app.StdinArgument
		if len(args) > 0 {
			o.target.path = args[0]
		}
		return o.run(c.Context(), prepare)
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	c.Flags().BoolVar(&o.target.force, "force", false, "replace a file that is not such an export")
	return c
}

func (o exportOptions) run(ctx context.Context, prepare prepare) error {
	chosen, err := o.History.Choose(ctx, o.Banks, o.filter)
	if err != nil {
		return err
	}
	cards := chosen.Cards()
	write, err := prepare(ctx, cards)
	if err != nil {
		return err
	}
	if o.target.isOutput() {
		return write(o.IO.Out)
	}
	if err := o.target.write(write); err != nil {
		return err
	}
	return o.IO.Printf("%s written to %s", humanize.Count(len(cards), "card"), o.target.path)
}
