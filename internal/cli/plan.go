package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/study"
	"djq/internal/ui"
)

// groupPlan is the only group of plan's commands in help.
const groupPlan = "plan"

type planOptions struct {
	json, explain bool
}

func newPlanCommand(a *app) *cobra.Command {
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
				return unknownCommand(c, args[0])
			}
			return runPlan(c.Context(), a, o)
		},
	}
	planFlags(c, &o)
	c.AddGroup(&cobra.Group{ID: groupPlan, Title: "Commands"})
	c.AddCommand(grouped(groupPlan, newPlanSetCommand(a), newPlanShowCommand(a), newPlanClearCommand(a))...)
	return c
}

func planFlags(c *cobra.Command, o *planOptions) {
	jsonFlag(c.Flags(), &o.json)
	c.Flags().BoolVar(&o.explain, "explain", false, "say how the plan was made and how far from the best possible it is")
}

func newPlanShowCommand(a *app) *cobra.Command {
	var o planOptions
	c := &cobra.Command{
		Use: "show", Short: "Show the plan", Long: "Show the plan, as djq plan does.",
		Example: "djq plan show --json", Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return runPlan(c.Context(), a, o) },
	}
	planFlags(c, &o)
	return c
}

func newPlanClearCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "clear", Short: "Forget the plan", Long: "Forget the plan. What you reviewed stays.",
		Example: "djq plan clear", Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if !a.hasHistory() {
				return a.printLines([]string{"There is no plan."})
			}
			return a.withHistory(c.Context(), a.openHistory, func(s *history.Store) error {
				_, ok, err := study.LoadPlan(c.Context(), s)
				if err == nil && !ok {
					return a.printLines([]string{"There is no plan."})
				}
				// A plan that cannot be read is cleared too.
				if err := study.ClearPlan(c.Context(), s); err != nil {
					return err
				}
				return a.printLines([]string{"The plan is cleared; djq drill asks what is due."})
			})
		},
	}
}

// planHint says how a plan is made.
const planHint = "djq plan set --date 2026-12-18 --minutes 20"

// runPlan shows the plan, or asks for what is missing on a terminal.
func runPlan(ctx context.Context, a *app, o planOptions) error {
	if a.hasHistory() {
		shown := false
		err := a.withHistory(ctx, a.openHistory, func(s *history.Store) error {
			p, ok, err := study.LoadPlan(ctx, s)
			if err != nil || !ok {
				return err
			}
			shown = true
			return a.showPlan(ctx, s, p, o)
		})
		if shown || err != nil {
			return err
		}
	}
	if o.json {
		return a.printJSON(nil)
	}
	if !a.interactive() {
		return a.printLines([]string{"There is no plan. Make one: " + planHint})
	}
	set, err := a.askPlan(a.today())
	if err != nil || !set.dated {
		return err
	}
	return runPlanSet(ctx, a, set)
}

// showPlan solves the plan and shows it.
func (a *app) showPlan(ctx context.Context, s *history.Store, p study.Plan, o planOptions) error {
	left := p.Left(a.today())
	if left < 0 {
		if o.json {
			return a.printJSON(planJSON{Date: p.Date.String(), DaysLeft: left, Minutes: p.Minutes, Filter: p.Filter.String(), Topics: []planTopicJSON{}, Unseen: []string{}})
		}
		return a.printLines([]string{
			fmt.Sprintf("The interview was on %s; djq drill asks what is due.", p.Date.Time().Format("Mon 2 Jan 2006")),
			"Next: djq plan set --date, or djq plan clear",
		})
	}
	solved, desk, err := a.solvePlan(ctx, s, p)
	var gone *goneError
	if errors.As(err, &gone) {
		return usageError("djq plan set chooses other cards, djq plan clear forgets the plan", "the plan has no cards here: %w", gone.error)
	} else if err != nil {
		return err
	}
	view := planView(solved, desk)
	if o.json {
		return a.printJSON(planToJSON(view))
	}
	lines := a.printer().Plan(view)
	if o.explain {
		lines = append(lines, a.printer().ExplainPlan(view)...)
	}
	return a.printLines(lines)
}

// solvePlan joins a plan with its cards and finds its prices.
func (a *app) solvePlan(ctx context.Context, s *history.Store, p study.Plan) (*study.Solved, *study.Desk, error) {
	planned, desk, err := a.planned(ctx, s, p)
	if err != nil {
		return nil, nil, err
	}
	progress := a.newProgress(func(done int) string { return fmt.Sprintf("planning: %d%%", done) })
	defer progress.end()
	search := planned.Search()
	if err := search.Observe(ctx, s); err != nil {
		return nil, nil, err
	}
	part := func(from, to float64) func(float64) {
		return func(done float64) { progress.done.Store(int64(100 * (from + done*(to-from)))) }
	}
	solved := search.Solve(part(0, 0.5))
	solved.Other(part(0.5, 1))
	return solved, desk, solved.Keep(ctx, s)
}

// goneError says that no card is there of those that a plan is about.
type goneError struct{ error }

func (e *goneError) Unwrap() error { return e.error }

// planned joins a plan with its cards, or returns a *goneError.
func (a *app) planned(ctx context.Context, s *history.Store, p study.Plan) (*study.Planned, *study.Desk, error) {
	d, err := a.deck(p.Filter)
	if err != nil {
		var empty *deck.EmptyError
		var unknown *deck.UnknownError
		if errors.As(err, &empty) || errors.As(err, &unknown) {
			return nil, nil, &goneError{err}
		}
		return nil, nil, err
	}
	scheduler, err := a.scheduler()
	if err != nil {
		return nil, nil, err
	}
	desk, err := study.Sit(ctx, s, scheduler, d.Cards(), a.today())
	if err != nil {
		return nil, nil, err
	}
	planned, err := desk.Plan(ctx, s, p, d.Cards())
	return planned, desk, err
}

// interviewDay returns the day of an interview that is planned for and not
// over, else 0.
func (a *app) interviewDay(ctx context.Context, s *history.Store) (memory.Day, error) {
	p, ok, err := study.LoadPlan(ctx, s)
	if err != nil || !ok || p.Left(a.today()) < 0 {
		return 0, err
	}
	return p.Date, nil
}

// planView gathers what is shown of a plan.
func planView(s *study.Solved, d *study.Desk) ui.Plan {
	now, then, other := s.Problem.Now(0), s.Solution.Forecast(), s.Other(nil)
	v := ui.Plan{
		Date: s.Date, Today: d.Today, Minutes: s.Minutes, Filter: s.Filter.String(), Cards: len(s.Cards),
		Now: now.All, Then: then.All, Bound: max(s.Solution.Bound, then.All.Value()), Model: s.Problem.Model,
		Half: other.Half, Twice: other.Twice, Own: d.Reviews(),
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
	share := s.Today()
	v.More = len(share.More) > 0
	v.Share, v.ShareTime = len(share.Share), max(1, int(share.Time.Minutes()+0.5))
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
	Bound     rounded         `json:"bound"`
	Half      rounded         `json:"expected_with_half"`
	Twice     rounded         `json:"expected_with_twice"`
	Share     int             `json:"share"`
	ShareTime int             `json:"share_minutes"`
	Topics    []planTopicJSON `json:"topics"`
	Unseen    []string        `json:"unseen"`
}

type readinessParts struct {
	Readiness rounded `json:"readiness"`
	Coverage  rounded `json:"coverage"`
	Recall    rounded `json:"recall"`
}

type planTopicJSON struct {
	Topic    string  `json:"topic"`
	Today    rounded `json:"today"`
	Expected rounded `json:"expected"`
}

func planToJSON(v ui.Plan) planJSON {
	j := planJSON{
		Date: v.Date.String(), DaysLeft: int(v.Date - v.Today), Minutes: v.Minutes, Filter: v.Filter, Cards: v.Cards,
		Today:    readinessParts{rounded(v.Now.Value()), rounded(v.Now.Coverage), rounded(v.Now.Recall)},
		Expected: readinessParts{rounded(v.Then.Value()), rounded(v.Then.Coverage), rounded(v.Then.Recall)},
		Bound:    rounded(v.Bound), Half: rounded(v.Half), Twice: rounded(v.Twice),
		Share: v.Share, ShareTime: v.ShareTime, Topics: []planTopicJSON{}, Unseen: list(v.Unseen),
	}
	if v.Share == 0 {
		j.ShareTime = 0
	}
	for _, t := range v.Topics {
		j.Topics = append(j.Topics, planTopicJSON{t.Name, rounded(t.Now), rounded(t.Then)})
	}
	return j
}

// usualMinutes is how many minutes a day a plan has unless the user says.
const usualMinutes = 20
