package plan

import (
	"context"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/history"
	"djq/internal/study"
)

// clearOptions is a call of djq plan clear.
type clearOptions struct{ *app.App }

func newClear(a *app.App) *cobra.Command {
	o := clearOptions{a}
	return &cobra.Command{
		Use:     "clear",
		Short:   "Remove the plan",
		Long:    "Remove the plan. Your reviews are kept.",
		Example: "djq plan clear",
		Args:    app.NoArguments,
		RunE:    func(c *cobra.Command, _ []string) error { return o.run(c.Context()) },
	}
}

func (o clearOptions) run(ctx context.Context) error {
	const none = "There is no plan."
	if !o.History.Exists() {
		return o.IO.PrintLines(none)
	}
	return o.History.With(ctx, o.History.Open, func(s *history.Store) error {
		_, ok, err := study.LoadPlan(ctx, s)
		if err == nil && !ok {
			return o.IO.PrintLines(none)
		}
		// A plan that cannot be read is removed too.
		if err := study.ClearPlan(ctx, s); err != nil {
			return err
		}
		return o.IO.PrintLines("Plan removed; djq drill asks the cards that are due.")
	})
}
