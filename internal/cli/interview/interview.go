package interview

import (
	"context"
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/deck"
	"djq/internal/interview"
	"djq/internal/screen"
)

// options are the dependencies and the flags of the command.
type options struct {
	io       *app.Streams
	config   *app.Config
	banks    *app.Banks
	history  *app.History
	shutdown *app.Shutdown
	// openTerminal puts the terminal into raw mode.
	openTerminal func() (terminal, error)
	randomSeed   func() uint64

	filter      deck.Filter
	count       int
	limit       time.Duration
	perQuestion time.Duration
	level       string
	feedback    string
	followUps   int
	seed        uint64
	write       bool
	resume      bool
	again       string
	saveTo      string
	pass        float64
	cram        bool
	save        bool
	noSave      bool

	passes bool // --pass was given
}

// terminal is a terminal in raw mode.
type terminal interface {
	screen.Terminal
	io.Closer
}

const (
	defaultTime        = 30 * time.Minute
	defaultPerQuestion = 3 * time.Minute
	anyLevel           = "any"
)

// New returns the command.
func New(a *app.App) *cobra.Command {
	o := &options{
		io: a.IO, config: a.Config, banks: a.Banks, history: a.History, shutdown: a.Shutdown,
		openTerminal: func() (terminal, error) { return a.IO.OpenTerminal() },
		randomSeed:   rand.Uint64,
	}
	c := &cobra.Command{
		Use:   "interview",
		Short: "Rehearse a whole interview, with a scorecard",
		Long: "Hold a mock interview: questions from all topics, as often as interviews ask them, an easy one first, each with a clock and with follow-ups. " +
			"Answer aloud, or in writing with --type, and tick the points you made: after each question, or at the end with --feedback end.\n\n" +
			"The scorecard says how many points you made by topic and by kind of question, how an interviewer would vote and by which rule, what you " +
			"missed, and a score: the share of the points that you would make over all of the cards, and how far off that may be. Questions are drawn " +
			"where the answer is least sure, so that a dozen tell much: of cards that you have never seen few are asked.\n\n" +
			"Every answer is saved as it is given. An interview that was cut off goes on with --resume. At the end each card gets the rating that " +
			"its points suggest, as in a drill; --cram leaves schedules alone. A hint takes half a point from its question.\n\n" +
			"In a pipe, and with --plain, every line of input is one key or, with --type, a line of the answer, which an empty line ends.",
		Example: "djq interview --level senior --time 30m\ndjq interview -n 6 --type --feedback end --topic orm,queries\ndjq interview --resume\n" +
			"djq interview --again last\ndjq interview -n 12 --save scorecard.md --pass 70",
		Args: app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := o.complete(c.Flags().Changed); err != nil {
				return err
			}
			return run(c.Context(), o)
		},
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	flags := c.Flags()
	flags.IntVarP(&o.count, "count", "n", 0, "ask `N` questions (default as many as there is time for)")
	flags.DurationVar(&o.limit, "time", defaultTime, "ask no more questions after this `TIME` (default 30m; none with --count)")
	flags.DurationVar(&o.perQuestion, "per-question", defaultPerQuestion, "the clock's `TIME` for a question; it shows when that is over, and cuts nothing off")
	app.ChoiceFlag(c, flags, &o.level, "level", "for whom the interview is: how difficult the questions are", append([]string{anyLevel}, interview.Levels()...)...)
	app.ChoiceFlag(c, flags, &o.feedback, "feedback", "when to tick points and to see answers", string(interview.Each), string(interview.AtEnd))
	flags.IntVar(&o.followUps, "follow-ups", 2, "ask at most `N` follow-ups to a question")
	flags.BoolVar(&o.write, "type", false, "write the answers; an empty line or Ctrl-D ends one")
	flags.Uint64Var(&o.seed, "seed", 0, "draw the same questions for the same `NUMBER`")
	flags.BoolVar(&o.resume, "resume", false, "go on with the interview that was cut off last")
	flags.StringVar(&o.again, "again", "", "repeat the missed questions of the interview `ID` in other words; last is the newest")
	_ = c.RegisterFlagCompletionFunc("again", completeAgain(a))
	flags.StringVar(&o.saveTo, "save", "", "write the scorecard with all answers to `FILE`, as Markdown (.md) or JSON (.json)")
	flags.Float64Var(&o.pass, "pass", 0, "exit with 1 if less than this `PERCENT` of the points are made")
	flags.BoolVar(&o.cram, "cram", false, "touch no schedule")
	flags.BoolVar(&o.save, "keep", false, "keep answers and ratings even if they come from a pipe")
	flags.BoolVar(&o.noSave, "no-save", false, "neither read nor write the history")
	return c
}

// complete sets what depends on which flags were given, and reports flags that
// make no sense together or alone.
func (o *options) complete(given func(flag string) bool) error {
	o.passes = given("pass")
	if !given("seed") {
		o.seed = o.randomSeed()
	}
	if o.level == anyLevel {
		o.level = string(interview.Anyone)
	}
	switch extension := strings.ToLower(filepath.Ext(o.saveTo)); {
	case given("count") && o.count < 1:
		return app.UsageError("", "--count is %d: expected a whole number, 1 or more", o.count)
	case given("time") && o.limit <= 0:
		return app.UsageError("", "--time is %s: expected a duration like 30m or 1h", o.limit)
	case o.perQuestion <= 0:
		return app.UsageError("", "--per-question is %s: expected a duration like 3m", o.perQuestion)
	case o.followUps < 0 || o.followUps > 2:
		return app.UsageError("", "--follow-ups is %d: expected 0, 1 or 2", o.followUps)
	case o.passes && !(o.pass >= 0 && o.pass <= 100):
		return app.UsageError("", "--pass is %v: expected a number from 0 to 100", o.pass)
	case o.saveTo != "" && extension != ".md" && extension != ".json":
		return app.UsageError("", "--save %s: expected a file name that ends in .md or .json", o.saveTo)
	case o.resume && o.again != "":
		return app.UsageError("", "--resume and --again cannot be used together")
	case o.save && o.noSave:
		return app.UsageError("", "--keep and --no-save cannot be used together")
	case o.noSave && (o.resume || o.again != ""):
		return app.UsageError("", "--no-save leaves out the history, which --resume and --again need")
	case o.noSave && len(o.filter.States) > 0:
		return app.UsageError("", "--state and --no-save cannot be used together: states are read from the history")
	}
	if o.resume || o.again != "" {
		for _, flag := range []string{"count", "level", "seed", "topic", "difficulty", "asked", "tag", "since", "django", "search", "state"} {
			if given(flag) {
				return app.UsageError("", "--%s has no place with --resume or --again: the questions are known", flag)
			}
		}
	}
	switch {
	case !given("count"):
		o.count = max(1, int(math.Round(float64(o.limit)/float64(o.perQuestion))))
	case !given("time"):
		o.limit = 0
	}
	return nil
}

// run holds an interview.
func run(ctx context.Context, o *options) error {
	if o.saveTo != "" {
		// Better now than after the interview.
		if info, err := os.Stat(filepath.Dir(o.saveTo)); err != nil || !info.IsDir() {
			return app.BrokenError("", "cannot write the scorecard %s: there is no such folder", o.saveTo)
		}
	}
	g, err := o.config.Grader()
	if err != nil {
		return err
	}
	r, s, err := start(ctx, o)
	if err != nil {
		return err
	}
	a := &asking{session: s, recording: r, printer: o.io.Printer(), now: o.config.Now}
	a.watch = newStopwatch(o.config.Now, s.Elapsed)
	if s.Written {
		a.grading = newGrading(ctx, g)
	}
	err = a.run(ctx, o)
	a.grading.end()
	if err == nil && s.Finished {
		err = o.finish(a)
	} else {
		if !isUnsaved(err) { // with the line that was being written
			err = errors.Join(err, a.save())
		}
		r.sayResumable(o, s)
	}
	return errors.Join(err, r.close())
}

// finish saves the scorecard to a file, and fails below the share to pass with.
func (o *options) finish(a *asking) error {
	card := a.session.Scorecard()
	if o.saveTo != "" {
		if err := saveScorecard(o, a.session, card, a.recording.before); err != nil {
			return err
		}
	}
	if o.passes && 100*card.All.Share() < o.pass {
		return app.ExitError(app.ExitFound)
	}
	return nil
}
