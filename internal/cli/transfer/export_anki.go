package transfer

import (
	"bytes"
	"context"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"djq/internal/anki"
	"djq/internal/apkg"
	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/deck"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/study"
)

// exportAnkiOptions is a call of djq export anki.
type exportAnkiOptions struct {
	*app.App
	filter   deck.Filter
	target   target
	progress bool
}

func newExportAnki(a *app.App) *cobra.Command {
	o := exportAnkiOptions{App: a, target: target{isOurs: apkg.IsWritten}}
	c := &cobra.Command{
		Use:   "anki FILE.apkg",
		Short: "Export cards for Anki and AnkiDroid",
		Long: "Write cards to FILE for Anki or AnkiDroid, each as a note in the deck djq::TOPIC, with tags for topic, difficulty, asked, since and tags. " +
			"Import the file there as often as you like: notes that are there already are found again, and only those change whose card has changed since.\n\n" +
			"What you edit in Anki comes home with djq import anki. Do that before you export again: of a card that was edited on both sides, Anki keeps the newer text.\n\n" +
			"If you add fields to the note type djq in Anki, choose there to merge note types when you import.\n\n" +
			"--with-progress writes schedule and reviews too. Anki takes those of notes that are new to it.",
		Example: "djq export anki djq.apkg\ndjq export anki orm.apkg --topic orm --with-progress",
		Args:    app.ExactlyOne("the name of a file", "use - for standard output"),
		RunE: func(c *cobra.Command, args []string) error {
			o.target.path = args[0]
			return a.Shutdown.Finish(c.Context(), func() error { return o.run(c.Context()) })
		},
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	c.Flags().BoolVar(&o.target.force, "force", false, "replace a file that is not such an export")
	c.Flags().BoolVar(&o.progress, "with-progress", false, "write schedule and reviews")
	return c
}

func (o exportAnkiOptions) run(ctx context.Context) error {
	if o.target.isOutput() && o.IO.OutTerminal() {
		return app.UsageError("name a file, like djq.apkg", "a package cannot be shown on a terminal")
	}
	chosen, err := o.History.Choose(ctx, o.Banks, o.filter)
	if err != nil {
		return err
	}
	return o.History.With(ctx, o.History.Open, func(store *history.Store) error {
		return o.export(ctx, store, chosen.Cards())
	})
}

// export writes the file, and then what there is to record of it: of a file that
// was not written nothing is recorded, and of one that was nothing is lost without.
func (o exportAnkiOptions) export(ctx context.Context, store *history.Store, cards []*bank.Card) error {
	e, err := o.prepare(ctx, store, cards)
	if err != nil {
		return err
	}
	p, changed := e.Package()
	var content bytes.Buffer
	if err := apkg.Write(ctx, &content, p); err != nil {
		return err
	}
	if o.target.isOutput() {
		if _, err := o.IO.Out.Write(content.Bytes()); err != nil {
			return err
		}
	} else {
		err := o.target.write(func(w io.Writer) error {
			_, err := w.Write(content.Bytes())
			return err
		})
		if err != nil {
			return err
		}
	}
	if err := saveRecords(ctx, store, e.Records, changed); err != nil || o.target.isOutput() {
		return err
	}
	what := humanize.Count(len(p.Notes), "card")
	if o.progress {
		what += " and " + humanize.Count(len(p.Reviews), "review")
	}
	return o.IO.Printf("%s written to %s", what, o.target.path)
}

func (o exportAnkiOptions) prepare(ctx context.Context, store *history.Store, cards []*bank.Card) (e anki.Export, err error) {
	all, err := o.Banks.Load(bank.Options{})
	if err != nil {
		return e, err
	}
	byName := map[string]*bank.Card{}
	for _, c := range all.Cards() {
		byName[c.Name()] = c
	}
	e = anki.Export{
		Cards: cards, Now: o.Now(), Changed: writtenAt,
		Find: func(name string) *bank.Card { return byName[name] },
	}
	if e.Records, err = loadRecords(ctx, store); err != nil {
		return e, err
	}
	if o.progress {
		e.Progress, err = o.knownOf(ctx, store, cards)
	}
	return e, err
}

// writtenAt returns when the file of a card was last written, the zero time for a
// built-in card.
func writtenAt(c *bank.Card) time.Time {
	if c.File.From.FS != nil {
		return time.Time{}
	}
	info, err := os.Stat(c.File.Name)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// knownOf returns what a history knows of cards.
func (o exportAnkiOptions) knownOf(ctx context.Context, store *history.Store, cards []*bank.Card) (*anki.Progress, error) {
	progress, err := study.Load(ctx, store, cards, o.Today())
	if err != nil {
		return nil, err
	}
	known := &anki.Progress{Scheduler: progress.Scheduler, State: progress.State}
	known.Reviews, err = reviewsOf(ctx, store)
	return known, err
}

// reviewsOf returns all reviews of a history, by the names that cards have today.
func reviewsOf(ctx context.Context, store *history.Store) ([]anki.Review, error) {
	renamed, err := store.Renamed(ctx)
	if err != nil {
		return nil, err
	}
	var reviews []anki.Review
	err = store.Reviews(ctx, func(e event.Event) error {
		name := e.Card
		if current, ok := renamed[name]; ok {
			name = current
		}
		reviews = append(reviews, anki.Review{Card: name, Event: e})
		return nil
	})
	return reviews, err
}

// recordsKey is where the history keeps what was exported to Anki.
const recordsKey = "anki"

func loadRecords(ctx context.Context, store *history.Store) (anki.Records, error) {
	text, err := store.Value(ctx, recordsKey)
	if err != nil {
		return nil, err
	}
	return anki.ParseRecords(text)
}

// saveRecords adds changed records to those that are kept.
func saveRecords(ctx context.Context, store *history.Store, records, changed anki.Records) error {
	if len(changed) == 0 {
		return nil
	}
	for name, record := range changed {
		records[name] = record
	}
	text, err := records.Text()
	if err != nil {
		return err
	}
	return store.SetValues(ctx, map[string]string{recordsKey: text})
}
