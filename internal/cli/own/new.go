package own

import (
	"context"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/cli/app/editing"
)

// newOptions is a call of djq new.
type newOptions struct {
	*app.App
	defaults editing.Defaults
	from     string // empty for an editor
	isFrom   bool
}

// NewNew returns djq new.
func NewNew(a *app.App) *cobra.Command {
	o := newOptions{App: a}
	c := &cobra.Command{
		Use:   "new",
		Short: "Write a card of your own",
		Long: "Write a card of your own: djq opens your editor on an example to write over, and checks the card when you leave. " +
			"A card that is right goes into your folder and is asked from then on. One that is not can be edited again or kept as a " +
			"draft, which djq new goes on with the next time.\n\n" +
			"The editor is VISUAL, EDITOR, editor or vi.",
		Example: "djq new --topic orm --difficulty hard\nEDITOR=nano djq new\ndjq new --from cards.yaml",
		Args:    app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			o.isFrom = c.Flags().Changed("from")
			return o.run(c.Context())
		},
	}
	flags := c.Flags()
	flags.StringVarP(&o.defaults.Topic, "topic", "t", "", "the `TOPIC` of the card: one of yours, or a new one")
	flags.StringVarP(&o.defaults.Difficulty, "difficulty", "d", "", "its `DIFFICULTY`: easy, medium or hard")
	flags.StringVar(&o.from, "from", "", "add the cards of a question `FILE`, or of standard input with -, without an editor")
	_ = c.RegisterFlagCompletionFunc("topic", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return a.Banks.All().Topics(), cobra.ShellCompDirectiveNoFileComp
	})
	_ = c.RegisterFlagCompletionFunc("difficulty", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return bank.Difficulties(), cobra.ShellCompDirectiveNoFileComp
	})
	_ = c.RegisterFlagCompletionFunc("from", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
	})
	return c
}

func (o newOptions) run(ctx context.Context) error {
	if t := o.defaults.Topic; t != "" && !bank.IsSlug(t) {
		return app.UsageError("write it like query-speed", "--topic %q: expected words of a-z and 0-9 with hyphens between them", t)
	}
	if d := o.defaults.Difficulty; d != "" {
		if _, ok := bank.ParseDifficulty(d); !ok {
			return app.UsageError("", "--difficulty %q: expected easy, medium or hard", d)
		}
	}
	e, err := editing.New(o.App)
	if err != nil {
		return err
	}
	if !o.isFrom {
		_, err = e.NewCard(ctx, o.defaults)
		return err
	}
	name, src, err := readFrom(o.App, o.from)
	if err != nil {
		return err
	}
	_, err = e.From(name, src, o.defaults)
	return err
}
