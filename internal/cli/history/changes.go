package history

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
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
			name:  "reset",
			short: "Make cards new again",
			long:  "Make cards new again: their reviews so far no longer count. The events stay in the history and in its exports.",
			kind:  event.Reset,
			outcome: func(s event.CardState) string {
				if !s.Seen() {
					return ""
				}
				return "reset, ignoring " + humanize.Count(s.Reps, "review")
			},
			already: "already new",
		},
		{
			name:  "suspend",
			short: "Stop asking cards",
			long:  "Stop asking cards until you run djq history unsuspend. During a drill, press S.",
			kind:  event.Suspend,
			outcome: func(s event.CardState) string {
				if s.Suspended {
					return ""
				}
				return "suspended"
			},
			already: "already suspended",
		},
		{
			name:  "unsuspend",
			short: "Ask suspended cards again",
			long:  "Ask suspended cards again.",
			kind:  event.Unsuspend,
			outcome: func(s event.CardState) string {
				if !s.Suspended {
					return ""
				}
				return "no longer suspended"
			},
			already: "not suspended",
		},
		{
			name:  "unflag",
			short: "Take the flag off cards",
			long:  "Take the flag off cards that you flagged for a later edit. During the drill in which you flagged a card, press ! again.",
			kind:  event.Unflag,
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
	names []string // of cards
}

func newChange(a *app.App, change change) *cobra.Command {
	o := changeOptions{App: a, change: change}
	return &cobra.Command{
		Use:               change.name + " CARD...",
		Short:             change.short,
		Long:              change.long,
		Example:           "djq history " + change.name + " n-plus-one",
		ValidArgsFunction: app.CompleteCards(a.Banks),
		Args:              app.SomeCards,
		RunE: func(c *cobra.Command, args []string) error {
			o.names = args
			return o.run(c.Context())
		},
	}
}

func (o changeOptions) run(ctx context.Context) error {
	cards, err := o.Banks.Cards(o.names, nil)
	if err != nil {
		return err
	}
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
