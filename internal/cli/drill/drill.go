package drill

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"time"

	"github.com/spf13/cobra"

	"djq/internal/answer"
	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/cli/app/editing"
	"djq/internal/deck"
	"djq/internal/drill"
	"djq/internal/history"
	"djq/internal/screen"
	"djq/internal/study"
)

// options are the dependencies and the flags of the command.
type options struct {
	io       *app.Streams
	config   *app.Config
	banks    *app.Banks
	history  *app.History
	shutdown *app.Shutdown
	// joinPlan joins a plan with its cards.
	joinPlan func(context.Context, *history.Store, study.Plan) (*study.JoinedPlan, *study.Progress, error)
	// openTerminal puts the terminal into raw mode.
	openTerminal func() (terminal, error)
	randomSeed   func() uint64
	// edit and note have a card, or the note on it, written in the user's editor, and
	// return the card as it is then: nil when nothing was kept.
	edit, note func(ctx context.Context, name string) (*bank.Card, error)

	filter    deck.Filter
	count     int
	limit     time.Duration
	order     string // empty for the one that fits
	seed      uint64
	write     bool
	newPerDay int
	more      bool // beyond today's share of the plan
	cram      bool
	save      bool
	noSave    bool

	counted, limited, seeded bool // whether the flags were given
}

// terminal is a terminal in raw mode.
type terminal interface {
	screen.Terminal
	io.Closer
}

// New returns the command.
func New(a *app.App) *cobra.Command { return newCommand(newOptions(a)) }

func newOptions(a *app.App) *options {
	return &options{
		io: a.IO, config: a.Config, banks: a.Banks, history: a.History, shutdown: a.Shutdown,
		joinPlan:     a.PlanCards,
		openTerminal: func() (terminal, error) { return a.IO.OpenTerminal() },
		randomSeed:   rand.Uint64,
		edit:         inEditor(a, (*editing.Editing).Card),
		note:         inEditor(a, (*editing.Editing).Note),
	}
}

// inEditor returns what has a card written with one of the methods of Editing.
func inEditor(a *app.App, write func(*editing.Editing, context.Context, string) (*bank.Card, error)) func(context.Context, string) (*bank.Card, error) {
	return func(ctx context.Context, name string) (*bank.Card, error) {
		e, err := editing.New(a)
		if err != nil {
			return nil, err
		}
		return write(e, ctx, name)
	}
}

func newCommand(o *options) *cobra.Command {
	c := &cobra.Command{
		Use:   "drill",
		Short: "Ask cards: recall, reveal, rate yourself",
		Long: "Ask cards one by one. Recall the answer, reveal it, tick the points you made and rate yourself. " +
			"A card that you rate \"again\" comes back after three others.\n\n" +
			"Each rating is saved at once and decides when the card is due again.\n\n" +
			"With a plan, cards come up until the minutes of the day are used; a card counts up to 5 minutes after each key. " +
			"The ratings then say whether the plan asks the card again: today, on a later day, or not before the interview (done).\n\n" +
			keysHelp() + "\n\n" +
			"An answer that you write is edited as in a shell: arrows, Home and End, Alt-B and Alt-F move; " +
			"^W, ^U and ^K erase a word or to either end of the line, ^Y brings that back, ^_ takes back a change. " +
			"It is kept with the rating and shown when the card comes again.\n\n" +
			"In a pipe, and with --plain, every line of input is one key: an empty line is Enter.",
		Example: "djq drill --topic orm\ndjq drill --asked often --time 20m\ndjq drill --state missed,leech\ndjq drill -n 5 --seed 7 --type",
		Args:    app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := o.complete(c.Flags().Changed); err != nil {
				return err
			}
			return run(c.Context(), o)
		},
	}
	app.FilterFlags(o.banks, c, &o.filter)
	flags := c.Flags()
	flags.IntVarP(&o.count, "count", "n", 20, "ask at most `N` cards (default 20; with --time as many as fit, with a plan for the minutes of the day)")
	flags.DurationVar(&o.limit, "time", 0, "ask no more cards after this `TIME`, like 20m")
	app.ChoiceFlag(c, flags, &o.order, "order", "which cards come first (default due; plan once a date is set, random without a history)", append(study.Orders(), planOrder)...)
	flags.Uint64Var(&o.seed, "seed", 0, "ask in random order, the same for the same `NUMBER`")
	flags.BoolVar(&o.write, "type", false, "write the answer before it is shown")
	flags.BoolVar(&o.more, "more", false, "continue past today's share of the plan")
	flags.IntVar(&o.newPerDay, "new", study.DefaultNewPerDay, "ask at most `N` new cards a day, over all drills")
	flags.BoolVar(&o.cram, "cram", false, "practise without touching any schedule")
	flags.BoolVar(&o.save, "save", false, "save ratings even if they come from a pipe")
	flags.BoolVar(&o.noSave, "no-save", false, "neither read nor write the history")
	return c
}

// complete sets what depends on which flags were given, and reports flags that
// make no sense together or alone.
func (o *options) complete(given func(flag string) bool) error {
	o.counted, o.limited, o.seeded = given("count"), given("time"), given("seed")
	if !given("order") {
		o.order = ""
	}
	if !o.seeded {
		o.seed = o.randomSeed()
	}
	if !given("new") {
		set, err := o.config.Settings()
		if err != nil {
			return err
		}
		o.newPerDay = set.NewPerDay
	}
	switch {
	case o.count < 1:
		return app.UsageError("", "--count is %d: expected a whole number, 1 or more", o.count)
	case o.limited && o.limit <= 0:
		return app.UsageError("", "--time is %s: expected a duration like 20m or 1h30m", o.limit)
	case o.newPerDay < 0:
		return app.UsageError("", "--new is %d: expected a whole number, 0 or more", o.newPerDay)
	case o.save && o.noSave:
		return app.UsageError("", "--save and --no-save cannot be used together")
	case o.noSave && len(o.filter.States) > 0:
		return app.UsageError("", "--state and --no-save cannot be used together: states are read from the history")
	}
	return nil
}

func run(ctx context.Context, o *options) error {
	d, err := o.history.Choose(ctx, o.banks, o.filter)
	if err != nil {
		return err
	}
	if o.limited && !o.counted {
		o.count = d.Len()
	}
	rec, err := openRecording(ctx, o, d.Cards())
	if err != nil {
		return err
	}
	if rec.notice != "" {
		fmt.Fprintln(o.io.Err, rec.notice)
	}
	session := rec.newSession(d.Cards(), o)
	if session.Phase() == drill.Done {
		return errors.Join(o.io.PrintLines(rec.nothingToAsk(o)...), rec.close())
	}
	return errors.Join(ask(ctx, o, rec, session), rec.close())
}

// ask runs a session on the screen or by lines.
func ask(ctx context.Context, o *options, rec *recording, session *drill.Session) error {
	g, err := o.config.Grader()
	if err != nil {
		return err
	}
	s := asking{
		checking: checking{
			grader: g, results: map[*bank.Card][]answer.Result{},
			finish: func(work func(context.Context) error) error {
				return o.shutdown.Finish(ctx, func() error { return work(ctx) })
			},
		},
		session:   session,
		recording: rec,
		watch:     newStopwatch(o.config.Now),
		printer:   o.io.Printer(),
		write:     o.write,
		findCard: func(name string) (*bank.Card, error) {
			found, err := o.banks.Cards([]string{name}, nil)
			if err != nil {
				return nil, err
			}
			return found[0], nil
		},
		hasProof: o.banks.HasProof,
		rewrite: func(action drill.KeyAction, name string) (*bank.Card, error) {
			write := o.edit
			if action == drill.ActNote {
				write = o.note
			}
			now, err := write(ctx, name)
			return now, errors.Join(err, o.io.Out.Flush())
		},
	}
	if !o.io.Interactive() {
		return askByLines(o.io, s)
	}
	defer o.shutdown.Graceful()()
	t, err := o.openTerminal()
	if err != nil {
		return app.BrokenError("djq drill --plain reads whole lines", "%w", err)
	}
	defer t.Close()
	return askOnScreen(ctx, t, s)
}
