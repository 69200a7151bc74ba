package transfer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/htmlpage"
	"djq/internal/memory"
	"djq/internal/study"
)

// htmlOptions is a call of djq export html.
type htmlOptions struct {
	*app.App
	progress bool
	known    bool // the page has something of the reader
}

func newExportHTML(a *app.App) *cobra.Command {
	o := &htmlOptions{App: a}
	c := &cobra.Command{
		Use:   "html [FILE]",
		Short: "Export cards as a page to read and drill on a phone",
		Long: "Write cards as one page of HTML to FILE or to standard output, to read, search and drill in any browser, also offline. " +
			"The page loads nothing and sends nothing.\n\n" +
			"Where there is a history, the page knows how well you know each card and today's part of the plan, and asks cards in the order in which djq would. " +
			"It has your notes, too. --with-progress=false leaves all that out of a page for others.\n\n" +
			"What you rate on the page stays in the browser until you send it to djq: as a file, or as text, for djq history import, as often as you like.",
		Example: "djq export html cards.html\ndjq export html --topic orm --with-progress=false > orm.html",
	}
	newExport(a, c, htmlpage.IsPage, o.prepare)
	c.Flags().BoolVar(&o.progress, "with-progress", true, "let the page know your progress and notes; =false for a page to share")
	run := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		err := run(c, args)
		if err == nil && o.known {
			fmt.Fprintln(a.IO.Err, "The page has your progress and notes. To share one without, add --with-progress=false.")
		}
		return err
	}
	return c
}

func (o *htmlOptions) prepare(ctx context.Context, cards []*bank.Card) (func(io.Writer) error, error) {
	set, err := o.Config.Settings()
	if err != nil {
		return nil, err
	}
	all, err := o.Banks.Load(bank.Options{})
	if err != nil {
		return nil, err
	}
	page := htmlpage.Page{Cards: cards, Now: o.Now(), DayStarts: set.DayStarts, NewPerDay: set.NewPerDay, Retention: set.Retention}
	for _, topic := range deck.New(cards).Topics() {
		title, summary := all.Topic(topic)
		page.Topics = append(page.Topics, htmlpage.Topic{Name: topic, Title: title, Summary: summary})
	}
	if o.progress {
		if page.Progress, err = o.load(ctx, cards); err != nil {
			return nil, err
		}
	}
	page.Own = o.progress
	o.known = page.Progress != nil || page.Own && slices.ContainsFunc(cards, func(c *bank.Card) bool { return c.Note != "" })
	return func(w io.Writer) error { return htmlpage.Write(w, page) }, nil
}

// load returns what is known of the reader, nil without a history.
func (o *htmlOptions) load(ctx context.Context, cards []*bank.Card) (known *htmlpage.Progress, err error) {
	progress, store, err := o.History.Load(ctx, cards)
	if err != nil || store == nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	states, err := progress.LoadCardStates(ctx, store, cards)
	if err != nil {
		return nil, err
	}
	known = &htmlpage.Progress{
		Reviewed: progress.Seen(), NewToday: progress.NewToday(), Parameters: progress.Scheduler.Parameters(),
		State: progress.State, Missed: states.Missed,
	}
	if known.Home, err = store.LastUIDs(ctx, htmlpage.MachinePrefix); err != nil {
		return nil, err
	}
	known.Plan, err = o.plan(ctx, store, cards)
	return known, err
}

// aSunday is 1970-01-04.
const aSunday memory.Day = 3

// plan returns today's part of the plan as far as it is about the cards, nil
// without a plan to follow.
func (o *htmlOptions) plan(ctx context.Context, store *history.Store, cards []*bank.Card) (*htmlpage.Plan, error) {
	p, ok, err := study.LoadPlan(ctx, store)
	if err != nil || !ok || p.Left(o.Today()) < 0 {
		return nil, err
	}
	joined, _, err := o.PlanCards(ctx, store, p)
	var none *app.NoPlanCardsError
	if errors.As(err, &none) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	line := o.IO.StartProgress(func(done int) string { return fmt.Sprintf("planning: %d%%", done) })
	defer line.End()
	search := joined.PriceSearch()
	if err := search.Observe(ctx, store); err != nil {
		return nil, err
	}
	solved := search.Solve(func(done float64) { line.Done.Store(int64(100 * done)) })
	solved.SaveUnlessLocked(ctx, store)
	queue := joined.NewQueue(cards, study.PlanQueueOptions{})
	queue.SetDay(solved.Queue())
	plan := &htmlpage.Plan{Date: p.Date, Model: solved.Problem.Model}
	chosen := make(map[string]bool, len(cards))
	for _, c := range cards {
		chosen[c.Name()] = true
	}
	for _, c := range joined.Cards {
		if chosen[c.Name()] {
			plan.Cards = append(plan.Cards, c)
		}
	}
	for i := range plan.Minutes {
		plan.Minutes[i] = p.MinutesOn(aSunday + memory.Day(i))
	}
	plan.Share, plan.Time = queue.Budget().Share(queue.Cards(nil))
	queue.Extend()
	plan.More = queue.Cards(plan.Share)[len(plan.Share):]
	return plan, nil
}
