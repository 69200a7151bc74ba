package cli

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/drill"
	"djq/internal/study"
	"djq/internal/ui"
)

type drillOptions struct {
	filter deck.Filter
	count  int
	limit  time.Duration
	order  string
	seed   uint64
	write  bool
	fresh  int  // new cards a study day
	more   bool // beyond today's share of the plan
	cram   bool
	save   bool
	noSave bool

	saves bool // whether ratings are saved

	counted, limited, seeded bool // whether the flags were given
}

func newDrillCommand(a *app.App) *cobra.Command {
	var o drillOptions
	c := &cobra.Command{
		Use:   "drill",
		Short: "Ask cards: recall, reveal, rate yourself",
		Long: "Ask cards one by one. Recall the answer, reveal it, tick the points you said and rate yourself. " +
			"A card rated again comes back after three others. ? shows the keys.\n\n" +
			"Each rating is saved at once, and decides when the card is due again.\n\n" +
			"In a pipe, and with --plain, every line of input is one key: an empty line reveals.",
		Example: "djq drill --topic orm\ndjq drill --asked often --time 20m\ndjq drill -n 5 --seed 7 --type",
		Args:    app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			given := c.Flags().Changed
			o.counted, o.limited, o.seeded = given("count"), given("time"), given("seed")
			if !given("order") {
				o.order = "" // whatever fits
			}
			if !given("new") {
				set, err := a.Config.Settings()
				if err != nil {
					return err
				}
				o.fresh = set.NewPerDay
			}
			return runDrill(c.Context(), a, o)
		},
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	flags := c.Flags()
	flags.IntVarP(&o.count, "count", "n", 20, "ask at most `N` cards; with --time alone as many as fit, with a plan alone today's share")
	flags.DurationVar(&o.limit, "time", 0, "ask no further card after this `TIME`, as 20m")
	app.ChoiceFlag(c, flags, &o.order, "order", "which cards first; plan once a date is set, due once there is a history", append(study.Orders(), planOrder)...)
	flags.Uint64Var(&o.seed, "seed", 0, "the same `NUMBER` asks the same cards in the same order")
	flags.BoolVar(&o.write, "type", false, "write the answer before it is shown")
	flags.BoolVar(&o.more, "more", false, "go on beyond today's share of the plan")
	flags.IntVar(&o.fresh, "new", study.DefaultNewPerDay, "ask at most `N` new cards a day, over all drills")
	flags.BoolVar(&o.cram, "cram", false, "practise without touching any schedule")
	flags.BoolVar(&o.save, "save", false, "save ratings that come from a pipe")
	flags.BoolVar(&o.noSave, "no-save", false, "neither read nor write the history")
	return c
}

func runDrill(ctx context.Context, a *app.App, o drillOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	if !o.noSave {
		a.History.Preload(ctx)
	}
	d, err := a.Banks.Deck(o.filter)
	if err != nil {
		return err
	}
	if o.limited && !o.counted {
		o.count = d.Len()
	}
	if !o.seeded {
		o.seed = rand.Uint64()
	}
	o.saves = !o.noSave && (o.save || a.IO.InTerminal())
	rec, err := openRecording(ctx, a, o, d.Cards())
	if err != nil {
		return err
	}
	if rec.notice != "" {
		fmt.Fprintln(a.IO.Err, rec.notice)
	}
	cards := rec.queue(d.Cards(), o)
	if len(cards) == 0 {
		return errors.Join(rec.nothingToAsk(a, o), rec.close())
	}
	return errors.Join(drillCards(ctx, a, o, rec, cards), rec.close())
}

// drillCards asks cards on the screen or by lines.
func drillCards(ctx context.Context, a *app.App, o drillOptions, rec *recording, cards []*bank.Card) error {
	s := drillRun{
		session:   drill.New(cards, o.limit),
		recording: rec,
		watch:     newStopwatch(a.Config.Now),
		printer:   a.IO.Printer(),
		write:     o.write,
	}
	if !a.IO.Interactive() {
		return runLines(a, s)
	}
	defer a.Shutdown.Graceful()()
	terminal, err := a.IO.OpenTerminal()
	if err != nil {
		return app.BrokenError("djq drill --plain reads whole lines", "%w", err)
	}
	defer terminal.Close()
	return runScreen(ctx, terminal, s)
}

// drillRun is what the screen and line mode share of a drill.
type drillRun struct {
	session   *drill.Session
	recording *recording
	watch     *stopwatch
	printer   ui.Printer
	write     bool // the answer is written before it is shown
}

// view returns what shows the session in a window of so many columns.
func (s *drillRun) view(columns int) ui.Drill {
	p := s.printer
	p.Width = columns
	return ui.NewDrill(p, s.session, s.write).WithMemory(s.recording.shown(s.session))
}

// Why an action is not possible.
var (
	errNoReferences = errors.New("this card has no references")
	errMoreLater    = errors.New("m works once all of these have been asked")
	errNoMore       = errors.New("there is nothing more to ask today")
	errNoPlanToFill = errors.New("m goes beyond today's share of a plan, and no plan is being followed")
)

// hasReferences says why there are no references to show.
func (s *drillRun) hasReferences() error {
	switch {
	case s.session.Phase() == drill.Done:
		return drill.ErrDone
	case len(s.session.Card().Refs) == 0:
		return errNoReferences
	}
	return nil
}

// tick ticks the key points of letters: all or, when one is not there, none.
func (s *drillRun) tick(letters []drill.Key) error {
	for _, k := range letters {
		if s.session.Phase() == drill.Answer && drill.PointOf(k) >= s.session.Points() {
			return fmt.Errorf("%w %s", drill.ErrNoPoint, k)
		}
	}
	for _, k := range letters {
		if err := s.session.Tick(drill.PointOf(k)); err != nil {
			return err
		}
	}
	return nil
}

// act does what changes the session beyond the present card, and saves it.
func (s *drillRun) act(action drill.KeyAction, key drill.Key) (e drill.Event, err error) {
	at := s.watch.elapsed()
	s.recording.reorder(s.session, at)
	switch action {
	case drill.ActRate:
		e, err = s.session.Rate(drill.RatingOf(key), at)
	case drill.ActSkip:
		e, err = s.session.Skip(at)
	case drill.ActBury:
		e, err = s.session.Bury(at)
	case drill.ActSuspend:
		e, err = s.session.Suspend(at)
	case drill.ActFlag:
		e, err = s.session.Flag()
	case drill.ActUndo:
		e, err = s.session.Undo(at)
	case drill.ActExtend:
		return e, s.extend(at)
	default:
		return e, fmt.Errorf("no action is bound to %s here", key)
	}
	if err == nil {
		err = s.recording.record(e)
	}
	return e, err
}

// extend goes beyond today's share of the plan.
func (s *drillRun) extend(at time.Duration) error {
	switch {
	case s.recording == nil || s.recording.plan == nil:
		return errNoPlanToFill
	case s.recording.goOn(s.session, at):
		return nil
	case s.session.Phase() != drill.Done:
		return errMoreLater
	}
	return errNoMore
}
