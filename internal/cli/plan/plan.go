package plan

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/memory"
	"djq/internal/study"
	"djq/internal/ui/page"
)

// options is a call of djq plan, and what djq plan set shows in the end.
type options struct {
	*app.App
	json, explain bool
}

// New returns djq plan, which shows the plan, and the commands below it.
func New(a *app.App) *cobra.Command {
	o := options{App: a}
	c := &cobra.Command{
		Use:   "plan",
		Short: "Plan for the date of your interview",
		Long: "Show the plan for your interview: how ready you will be on the day, and what to study until then. " +
			"Once a date is set, djq drill asks today's share of the plan.",
		Example: "djq plan set --date 2026-12-18 --minutes 20\ndjq plan --explain\ndjq plan clear",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return app.UnknownCommand(c, args[0])
			}
			return o.run(c.Context())
		},
	}
	o.addFlags(c)
	app.AddGroup(c, "plan", "Commands", newSet(a), newShow(a), newClear(a))
	return c
}

func (o *options) addFlags(c *cobra.Command) {
	app.JSONFlag(c, &o.json)
	c.Flags().BoolVar(&o.explain, "explain", false, "explain how the plan was made and how close it is to the best possible")
}

func newShow(a *app.App) *cobra.Command {
	o := options{App: a}
	c := &cobra.Command{
		Use:     "show",
		Short:   "Show the plan",
		Long:    "Show the plan, as djq plan does.",
		Example: "djq plan show --json",
		Args:    app.NoArguments,
		RunE:    func(c *cobra.Command, _ []string) error { return o.run(c.Context()) },
	}
	o.addFlags(c)
	return c
}

// run shows the plan, or asks for what is missing on a terminal.
func (o options) run(ctx context.Context) error {
	if o.History.Exists() {
		shown := false
		err := o.History.With(ctx, o.History.OpenToLook, func(s *history.Store) error {
			p, ok, err := study.LoadPlan(ctx, s)
			if err != nil || !ok {
				return err
			}
			shown = true
			return o.show(ctx, s, p)
		})
		if shown || err != nil {
			return err
		}
	}
	if o.json {
		return o.IO.PrintJSON(nil)
	}
	if !o.IO.Interactive() {
		return o.IO.PrintLines("There is no plan. Create one: " + app.PlanHint)
	}
	set := setOptions{App: o.App, show: o}
	if err := set.ask(); err != nil || !set.dated {
		return err
	}
	return set.run(ctx)
}

// show solves a plan and shows it.
func (o options) show(ctx context.Context, s *history.Store, p study.Plan) error {
	if p.Left(o.Today()) < 0 {
		return o.showPast(p)
	}
	solved, err := o.SolvePlan(ctx, s, p, func(s *study.SolvedPlan, progress func(float64)) { s.Forecasts(progress) })
	var none *app.NoPlanCardsError
	if errors.As(err, &none) {
		return app.UsageError("choose other cards with djq plan set, or remove the plan with djq plan clear", "the plan has no cards in these banks: %w", none.Err)
	} else if err != nil {
		return err
	}
	view := planView(solved, o.Today())
	if view.Fit, err = o.History.FitStatus(ctx, s); err != nil {
		return err
	}
	return o.print(view)
}

func (o options) print(view page.PlanSummary) error {
	if o.json {
		return o.IO.PrintJSON(toJSON(view))
	}
	printer := o.IO.Printer()
	lines := page.Plan(printer, view)
	if o.explain {
		lines = append(lines, page.ExplainPlan(printer, view)...)
	}
	return o.IO.PrintLines(lines...)
}

// showPast shows a plan whose day is over.
func (o options) showPast(p study.Plan) error {
	if o.json {
		return o.IO.PrintJSON(planJSON{
			Date: p.Date.String(), DaysLeft: p.Left(o.Today()), Minutes: p.Minutes, Weekdays: p.Weekdays.Named(), Filter: p.Filter.String(),
			Topics: []topicJSON{}, Unseen: []string{},
		})
	}
	return o.IO.PrintLines(
		fmt.Sprintf("The interview was on %s; djq drill asks the cards that are due.", humanize.WeekdayDateYear(p.Date)),
		"Next: djq plan set --date, or djq plan clear",
	)
}

// planView gathers what is shown of a plan.
func planView(s *study.SolvedPlan, today memory.Day) page.PlanSummary {
	now, then, other := s.TopicReadiness(), s.Expected(), s.Forecasts(nil)
	v := page.PlanSummary{
		PlanStatus: page.NewPlanStatus(s, today), Daily: s.Minutes, Bound: other.Bound, Model: s.Problem.Model, Own: s.Reviews,
		Half: other.Half, Twice: other.Twice, Pace: other.Pace, PaceDays: s.PaceDays(),
	}
	for i := range 7 {
		weekday := time.Weekday((int(time.Monday) + i) % 7)
		if minutes, ok := s.Weekdays[weekday]; ok {
			v.Weekdays = append(v.Weekdays, page.WeekdayMinutes{Day: weekday, Minutes: minutes})
		}
	}
	for i, t := range s.Topics {
		if i < len(then.Groups) {
			v.Topics = append(v.Topics, page.PlanTopic{Name: t, Now: now[i].Value(), Then: then.Groups[i].Value()})
		}
	}
	for _, i := range then.Unseen {
		v.Unseen = append(v.Unseen, s.Cards[i].Name())
	}
	slices.Sort(v.Unseen)
	return v
}
