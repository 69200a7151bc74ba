package history

import (
	"context"
	"fmt"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/history"
	"djq/internal/humanize"
	"djq/internal/study"
	"djq/internal/ui"
)

// change is something that a command does to cards: an event of a kind, for
// cards that it changes.
type change struct {
	kind history.Kind
	// done says what became of a card in a state, "" when nothing is to be done.
	done func(history.CardState) string
	// already says why nothing is to be done.
	already string
}

func newReset(a *app.App) *cobra.Command {
	return newCards(a, &cobra.Command{
		Use:     "reset CARD...",
		Short:   "Forget what was reviewed of cards",
		Long:    "Make cards new again: their reviews so far no longer count. The events stay in the history, and in its exports.",
		Example: "djq history reset n-plus-one",
	}, change{
		kind: history.Reset,
		done: func(s history.CardState) string {
			if !s.Seen() {
				return ""
			}
			return "reset, " + humanize.Count(s.Reps, "review") + " no longer counted"
		},
		already: "new already",
	})
}

func newSuspend(a *app.App) *cobra.Command {
	return newCards(a, &cobra.Command{
		Use:     "suspend CARD...",
		Short:   "Ask cards no longer",
		Long:    "Ask cards no longer, until djq history unsuspend. In a drill the key S does it.",
		Example: "djq history suspend n-plus-one",
	}, change{
		kind: history.Suspend,
		done: func(s history.CardState) string {
			if s.Suspended {
				return ""
			}
			return "suspended"
		},
		already: "suspended already",
	})
}

func newUnsuspend(a *app.App) *cobra.Command {
	return newCards(a, &cobra.Command{
		Use:     "unsuspend CARD...",
		Short:   "Ask suspended cards again",
		Long:    "Ask suspended cards again.",
		Example: "djq history unsuspend n-plus-one",
	}, change{
		kind: history.Unsuspend,
		done: func(s history.CardState) string {
			if !s.Suspended {
				return ""
			}
			return "no longer suspended"
		},
		already: "not suspended",
	})
}

// newCards makes a command that changes the cards that it is given.
func newCards(a *app.App, c *cobra.Command, change change) *cobra.Command {
	c.ValidArgsFunction = app.CompleteCards(a.Banks)
	c.Args = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return app.UsageError("djq list shows all cards", "%s needs the name of a card", c.Name())
		}
		return nil
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		cards, err := a.Banks.Cards(args, nil)
		if err != nil {
			return err
		}
		return a.History.With(c.Context(), a.History.OpenForChanges, func(store *history.Store) error {
			return changeCards(c.Context(), a, store, cards, change)
		})
	}
	return c
}

func changeCards(ctx context.Context, a *app.App, store *history.Store, cards []*bank.Card, change change) error {
	scheduler, err := a.Config.Scheduler()
	if err != nil {
		return err
	}
	progress, err := study.Load(ctx, store, scheduler, cards, a.Today())
	if err != nil {
		return err
	}
	p := a.IO.Printer()
	for _, c := range cards {
		outcome := change.done(progress.State(c))
		if outcome != "" {
			_, after, err := store.Append(ctx, history.Event{Kind: change.kind, Card: c.Name(), At: a.Now(), Day: a.Today()})
			if err != nil {
				return err
			}
			progress.SetState(c, after)
		}
		if outcome == "" {
			outcome = change.already
		}
		if _, err := fmt.Fprintf(a.IO.Out, "%s: %s\n", p.Style(ui.Code, c.Name()), outcome); err != nil {
			return err
		}
	}
	return nil
}
