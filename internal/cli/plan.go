package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/history"
	"djq/internal/study"
	"djq/internal/ui"
)

type planOptions struct {
	json, explain bool
}

func newPlanCommand(a *app.App) *cobra.Command {
	var o planOptions
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
			return runPlan(c.Context(), a, o)
		},
	}
	planFlags(c, &o)
	app.AddGroup(c, "commands", "Commands", newPlanSetCommand(a), newPlanShowCommand(a), newPlanClearCommand(a))
	return c
}

func planFlags(c *cobra.Command, o *planOptions) {
	app.JSONFlag(c, &o.json)
	c.Flags().BoolVar(&o.explain, "explain", false, "say how the plan was made and how far from the best possible it is")
}

func newPlanShowCommand(a *app.App) *cobra.Command {
	var o planOptions
	c := &cobra.Command{
		Use: "show", Short: "Show the plan", Long: "Show the plan, as djq plan does.",
		Example: "djq plan show --json", Args: app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error { return runPlan(c.Context(), a, o) },
	}
	planFlags(c, &o)
	return c
}

func newPlanClearCommand(a *app.App) *cobra.Command {
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

// runPlan shows the plan, or asks for what is missing on a terminal.
func runPlan(ctx context.Context, a *app.App, o planOptions) error {
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
	return runPlanSet(ctx, a, set)
}

// showPlan solves the plan and shows it.
func showPlan(ctx context.Context, a *app.App, s *history.Store, p study.Plan, o planOptions) error {
	left := p.Left(a.Today())
	if left < 0 {
		if o.json {
			return a.IO.PrintJSON(planJSON{Date: p.Date.String(), DaysLeft: left, Minutes: p.Minutes, Filter: p.Filter.String(), Topics: []planTopicJSON{}, Unseen: []string{}})
		}
		return a.IO.PrintLines(
			fmt.Sprintf("The interview was on %s; djq drill asks what is due.", p.Date.Time().Format("Mon 2 Jan 2006")),
			"Next: djq plan set --date, or djq plan clear",
		)
	}
	solved, desk, err := solvePlan(ctx, a, s, p)
	var gone *app.NoPlanCardsError
	if errors.As(err, &gone) {
		return app.UsageError("djq plan set chooses other cards, djq plan clear forgets the plan", "the plan has no cards here: %w", gone.Err)
	} else if err != nil {
		return err
	}
	view := planView(solved, desk)
	if o.json {
		return a.IO.PrintJSON(planToJSON(view))
	}
	lines := a.IO.Printer().Plan(view)
	if o.explain {
		lines = append(lines, a.IO.Printer().ExplainPlan(view)...)
	}
	return a.IO.PrintLines(lines...)
}

// solvePlan joins a plan with its cards and finds its prices.
func solvePlan(ctx context.Context, a *app.App, s *history.Store, p study.Plan) (*study.SolvedPlan, *study.Progress, error) {
	planned, desk, err := a.PlanCards(ctx, s, p)
	if err != nil {
		return nil, nil, err
	}
	progress := a.IO.StartProgress(func(done int) string { return fmt.Sprintf("planning: %d%%", done) })
	defer progress.End()
	search := planned.PriceSearch()
	if err := search.Observe(ctx, s); err != nil {
		return nil, nil, err
	}
	part := func(from, to float64) func(float64) {
		return func(done float64) { progress.Done.Store(int64(100 * (from + done*(to-from)))) }
	}
	solved := search.Solve(part(0, 0.5))
	solved.Alternatives(part(0.5, 1))
	return solved, desk, solved.Save(ctx, s)
}

// planView gathers what is shown of a plan.
func planView(s *study.SolvedPlan, progress *study.Progress) ui.Plan {
	now, then, other := s.Problem.Now(0), s.Solution.Forecast(), s.Alternatives(nil)
	v := ui.Plan{
		Date: s.Date, Today: progress.Today, Minutes: s.Minutes, Filter: s.Filter.String(), Cards: len(s.Cards),
		Now: now.All, Then: then.All, Bound: max(s.Solution.Bound, then.All.Value()), Model: s.Problem.Model,
		Half: other.Half, Twice: other.Twice, Own: progress.Reviews(),
	}
	for i, t := range s.Topics {
		if i < len(now.Groups) && i < len(then.Groups) {
			v.Topics = append(v.Topics, ui.PlanTopic{Name: t, Now: now.Groups[i].Value(), Then: then.Groups[i].Value()})
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

// planJSON is a plan as --json prints it. The names are promised.
type planJSON struct {
	Date      string          `json:"date"`
	DaysLeft  int             `json:"days_left"`
	Minutes   int             `json:"minutes"`
	Filter    string          `json:"filter"`
	Cards     int             `json:"cards"`
	Today     readinessParts  `json:"today"`
	Expected  readinessParts  `json:"expected"`
	Bound     app.Rounded     `json:"bound"`
	Half      app.Rounded     `json:"expected_with_half"`
	Twice     app.Rounded     `json:"expected_with_twice"`
	Share     int             `json:"share"`
	ShareTime int             `json:"share_minutes"`
	Topics    []planTopicJSON `json:"topics"`
	Unseen    []string        `json:"unseen"`
}

type readinessParts struct {
	Readiness app.Rounded `json:"readiness"`
	Coverage  app.Rounded `json:"coverage"`
	Recall    app.Rounded `json:"recall"`
}

type planTopicJSON struct {
	Topic    string      `json:"topic"`
	Today    app.Rounded `json:"today"`
	Expected app.Rounded `json:"expected"`
}

func planToJSON(v ui.Plan) planJSON {
	j := planJSON{
		Date: v.Date.String(), DaysLeft: int(v.Date - v.Today), Minutes: v.Minutes, Filter: v.Filter, Cards: v.Cards,
		Today:    readinessParts{app.Rounded(v.Now.Value()), app.Rounded(v.Now.Coverage), app.Rounded(v.Now.Recall)},
		Expected: readinessParts{app.Rounded(v.Then.Value()), app.Rounded(v.Then.Coverage), app.Rounded(v.Then.Recall)},
		Bound:    app.Rounded(v.Bound), Half: app.Rounded(v.Half), Twice: app.Rounded(v.Twice),
		Share: v.ShareCards, ShareTime: v.ShareTime, Topics: []planTopicJSON{}, Unseen: app.List(v.Unseen),
	}
	if v.ShareCards == 0 {
		j.ShareTime = 0
	}
	for _, t := range v.Topics {
		j.Topics = append(j.Topics, planTopicJSON{t.Name, app.Rounded(t.Now), app.Rounded(t.Then)})
	}
	return j
}

// defaultMinutes is how many minutes a day a plan has unless the user says.
const defaultMinutes = 20
