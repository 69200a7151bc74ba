package plan

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/study"
	"djq/internal/ui/page"
)

type options struct {
	json, explain bool
}

func New(a *app.App) *cobra.Command {
	var o options
	c := &cobra.Command{
		Use:   "plan",
		Short: "Plan for the day of the interview",
		Long: "Plan for the day of the interview: how ready you will be, and what to ask on each day until then. " +
			"With a date set, djq drill asks today's share of the plan.",
		Example: "djq plan set --date 2026-12-18 --minutes 20\ndjq plan --explain\ndjq plan clear",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return app.UnknownCommand(c, args[0])
			}
			return run(c.Context(), a, o)
		},
	}
	addFlags(c, &o)
	app.AddGroup(c, "commands", "Commands", newSet(a), newShow(a), newClear(a))
	return c
}

func addFlags(c *cobra.Command, o *options) {
	app.JSONFlag(c, &o.json)
	c.Flags().BoolVar(&o.explain, "explain", false, "say how the plan was made and how far from the best possible it is")
}

func newShow(a *app.App) *cobra.Command {
	var o options
	c := &cobra.Command{
		Use: "show", Short: "Show the plan", Long: "Show the plan, as djq plan does.",
		Example: "djq plan show --json", Args: app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error { return run(c.Context(), a, o) },
	}
	addFlags(c, &o)
	return c
}

func newClear(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use: "clear", Short: "Forget the plan", Long: "Forget the plan. What you reviewed stays.",
		Example: "djq plan clear", Args: app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if !a.History.Exists() {
				return a.IO.PrintLines("There is no plan.")
			}
			return a.History.With(c.Context(), a.History.Open, func(s *history.Store) error {
				_, ok, err := study.LoadPlan(c.Context(), s)
				if err == nil && !ok {
					return a.IO.PrintLines("There is no plan.")
				}
				// A plan that cannot be read is cleared too.
				if err := study.ClearPlan(c.Context(), s); err != nil {
					return err
				}
				return a.IO.PrintLines("The plan is cleared; djq drill asks what is due.")
			})
		},
	}
}

// run shows the plan, or asks for what is missing on a terminal.
func run(ctx context.Context, a *app.App, o options) error {
	if a.History.Exists() {
		shown := false
		err := a.History.With(ctx, a.History.Open, func(s *history.Store) error {
			p, ok, err := study.LoadPlan(ctx, s)
			if err != nil || !ok {
				return err
			}
			shown = true
			return showPlan(ctx, a, s, p, o)
		})
		if shown || err != nil {
			return err
		}
	}
	if o.json {
		return a.IO.PrintJSON(nil)
	}
	if !a.IO.Interactive() {
		return a.IO.PrintLines("There is no plan. Make one: " + app.PlanHint)
	}
	set, err := askPlan(a, a.Today())
	if err != nil || !set.dated {
		return err
	}
	return runSet(ctx, a, set)
}

// showPlan solves the plan and shows it.
func showPlan(ctx context.Context, a *app.App, s *history.Store, p study.Plan, o options) error {
	left := p.Left(a.Today())
	if left < 0 {
		if o.json {
			return a.IO.PrintJSON(planJSON{Date: p.Date.String(), DaysLeft: left, Minutes: p.Minutes, Filter: p.Filter.String(), Topics: []planTopicJSON{}, Unseen: []string{}})
		}
		return a.IO.PrintLines(
			fmt.Sprintf("The interview was on %s; djq drill asks what is due.", humanize.WeekdayDateYear(p.Date)),
			"Next: djq plan set --date, or djq plan clear",
		)
	}
	solved, progress, err := solvePlan(ctx, a, s, p)
	var gone *app.NoPlanCardsError
	if errors.As(err, &gone) {
		return app.UsageError("djq plan set chooses other cards, djq plan clear forgets the plan", "the plan has no cards here: %w", gone.Err)
	} else if err != nil {
		return err
	}
	view := planView(solved, progress)
	if o.json {
		return a.IO.PrintJSON(planToJSON(view))
	}
	lines := page.Plan(a.IO.Printer(), view)
	if o.explain {
		lines = append(lines, page.ExplainPlan(a.IO.Printer(), view)...)
	}
	return a.IO.PrintLines(lines...)
}

// solvePlan joins a plan with its cards and finds its prices.
func solvePlan(ctx context.Context, a *app.App, s *history.Store, p study.Plan) (*study.SolvedPlan, *study.Progress, error) {
	planned, progress, err := a.PlanCards(ctx, s, p)
	if err != nil {
		return nil, nil, err
	}
	line := a.IO.StartProgress(func(done int) string { return fmt.Sprintf("planning: %d%%", done) })
	defer line.End()
	search := planned.PriceSearch()
	if err := search.Observe(ctx, s); err != nil {
		return nil, nil, err
	}
	part := func(from, to float64) func(float64) {
		return func(done float64) { line.Done.Store(int64(100 * (from + done*(to-from)))) }
	}
	solved := search.Solve(part(0, 0.5))
	solved.Alternatives(part(0.5, 1))
	return solved, progress, solved.Save(ctx, s)
}

// planView gathers what is shown of a plan.
func planView(s *study.SolvedPlan, progress *study.Progress) page.PlanSummary {
	now, then, other := s.Problem.Now(0), s.Solution.Forecast(), s.Alternatives(nil)
	v := page.PlanSummary{
		Date: s.Date, Today: progress.Today, Minutes: s.Minutes, Filter: s.Filter.String(), Cards: len(s.Cards),
		Now: now.All, Then: then.All, Bound: max(s.Solution.Bound, then.All.Value()), Model: s.Problem.Model,
		Half: other.Half, Twice: other.Twice, Own: progress.Reviews(),
	}
	for i, t := range s.Topics {
		if i < len(now.Groups) && i < len(then.Groups) {
			v.Topics = append(v.Topics, page.PlanTopic{Name: t, Now: now.Groups[i].Value(), Then: then.Groups[i].Value()})
		}
	}
	for _, i := range then.Unseen {
		v.Unseen = append(v.Unseen, s.Cards[i].Name())
	}
	slices.Sort(v.Unseen)
	share := s.Queue()
	v.More = len(share.More) > 0
	v.ShareCards, v.ShareTime = len(share.Share), max(1, int(share.Time.Minutes()+0.5))
	return v
}
