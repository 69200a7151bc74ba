package history

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/deck"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/study"
	"djq/internal/ui"
)

// change is a command that changes the cards it is given: by an event of its
// kind for each card that it applies to.
type change struct {
	name, short, long string
	example           string // of filters
	kind              event.Kind
	// outcome says what becomes of a card in a state, "" when the change does
	// not apply.
	outcome func(event.CardState) string
	// already says why the change does not apply.
	already string
}

// changes are the commands that change cards.
func changes() []change {
	return []change{
		{
			name:    "reset",
			short:   "Make cards new again",
			long:    "Make cards new again: their reviews so far no longer count. The events stay in the history and in its exports.",
			example: "--state leech",
			kind:    event.Reset,
			outcome: func(s event.CardState) string {
				if !s.Seen() {
					return ""
				}
				return "reset, ignoring " + humanize.Count(s.Reps, "review")
			},
			already: "already new",
		},
		{
			name:    "suspend",
			short:   "Stop asking cards",
			long:    "Stop asking cards until you run djq history unsuspend. During a drill, press S.",
			example: "--topic drf --difficulty hard",
			kind:    event.Suspend,
			outcome: func(s event.CardState) string {
				if s.Suspended {
					return ""
				}
				return "suspended"
			},
			already: "already suspended",
		},
		{
			name:    "unsuspend",
			short:   "Ask suspended cards again",
			long:    "Ask suspended cards again.",
			example: "--state suspended",
			kind:    event.Unsuspend,
			outcome: func(s event.CardState) string {
				if !s.Suspended {
					return ""
				}
				return "no longer suspended"
			},
			already: "not suspended",
		},
		{
			name:    "unflag",
			short:   "Take the flag off cards",
			long:    "Take the flag off cards that you flagged for a later edit. During the drill in which you flagged a card, press ! again.",
			example: "--state flagged",
			kind:    event.Unflag,
			outcome: func(s event.CardState) string {
				if !s.Flagged {
					return ""
				}
				return "no longer flagged"
			},
			already: "not flagged",
		},
	}
}

// changeOptions is a call of one of these commands.
type changeOptions struct {
	*app.App
	change
	names  []string // of cards, or none where the filter chooses
	filter deck.Filter
	yes    bool // without asking
}

func newChange(a *app.App, change change) *cobra.Command {
	o := changeOptions{App: a, change: change}
	c := &cobra.Command{
		Use:   change.name + " [CARD...]",
		Short: change.short,
		Long: change.long + " Name the cards, or choose them by filters: then djq says how many they are and asks first; " +
			"--yes answers for you.",
		Example:           "djq history " + change.name + " n-plus-one\ndjq history " + change.name + " " + change.example,
		ValidArgsFunction: app.CompleteCards(a.Banks),
		RunE: func(c *cobra.Command, args []string) error {
			o.names = args
			return o.run(c.Context())
		},
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	c.Flags().BoolVar(&o.yes, "yes", false, "change the cards that the filters choose without asking")
	return c
}

func (o changeOptions) run(ctx context.Context) error {
	filtered := o.filter.String() != ""
	switch {
	case filtered && len(o.names) > 0:
		return app.UsageError("", "%s takes the names of cards or filters, not both", o.name)
	case filtered:
		return o.runFiltered(ctx)
	case len(o.names) == 0:
		return app.UsageError("djq list shows all cards, djq history "+o.name+" --help the filters", "%s needs the name of a card, or a filter", o.name)
	}
	cards, err := o.Banks.Cards(o.names, nil)
	if err != nil {
		return err
	}
	return o.changeCards(ctx, cards)
}

// runFiltered changes the cards that the filters choose, after a question.
func (o changeOptions) runFiltered(ctx context.Context) error {
	d, err := o.History.Choose(ctx, o.Banks, o.filter)
	if err != nil {
		return err
	}
	progress, err := o.History.Progress(ctx, d.Cards())
	if err != nil {
		return err
	}
	var cards []*bank.Card
	for _, c := range d.Cards() {
		if o.outcome(progress.State(c)) != "" {
			cards = append(cards, c)
		}
	}
	if len(cards) == 0 {
		return o.IO.Printf("nothing to %s: %s chosen, %s", o.name, humanize.Count(d.Len(), "card"), o.already)
	}
	if !o.yes {
		question := fmt.Sprintf("%s %s?", strings.ToUpper(o.name[:1])+o.name[1:], humanize.Count(len(cards), "card"))
		if rest := d.Len() - len(cards); rest > 0 {
			question += fmt.Sprintf(" (%d more: %s.)", rest, o.already)
		}
		if err := o.Confirm(ctx, question, "--yes changes them without asking", "nothing was changed"); err != nil {
			return err
		}
	}
	return o.changeCards(ctx, cards)
}

// changeCards changes cards, all that it applies to.
func (o changeOptions) changeCards(ctx context.Context, cards []*bank.Card) error {
	return o.History.With(ctx, o.History.OpenForChanges, func(store *history.Store) error {
		return o.apply(ctx, store, cards)
	})
}

// apply changes cards and prints what became of each.
func (o changeOptions) apply(ctx context.Context, store *history.Store, cards []*bank.Card) error {
	progress, err := study.Load(ctx, store, cards, o.Today())
	if err != nil {
		return err
	}
	p := o.IO.Printer()
	for _, c := range cards {
		outcome := o.outcome(progress.State(c))
		if outcome == "" {
			outcome = o.already
		} else {
			_, after, err := store.Append(ctx, event.Event{Kind: o.kind, Card: c.Name(), At: o.Now(), Day: o.Today()})
			if err != nil {
				return err
			}
			progress.SetState(c, after)
		}
		if _, err := fmt.Fprintf(o.IO.Out, "%s: %s\n", p.Style(ui.Code, c.Name()), outcome); err != nil {
			return err
		}
	}
	return nil
}
