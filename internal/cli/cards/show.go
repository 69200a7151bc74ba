package cards

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/stats"
	"djq/internal/ui/page"
	"djq/internal/yaml"
	"djq/questions"
)

type showOptions struct {
	names []string
	raw   bool
	json  bool
}

func NewShow(a *app.App) *cobra.Command {
	var o showOptions
	c := &cobra.Command{
		Use:               "show CARD...",
		Short:             "Show whole cards",
		Long:              "Show whole cards. A card is named by topic/id, by id, or by a part that fits exactly one.",
		Example:           "djq show orm/n-plus-one\ndjq show n-plus --raw",
		ValidArgsFunction: app.CompleteCards(a.Banks),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return app.UsageError("djq list shows all cards", "show needs the name of a card")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.names = args
			return runShow(c.Context(), a, o)
		},
	}
	c.Flags().BoolVar(&o.raw, "raw", false, "print the YAML as it stands in the file")
	app.JSONFlag(c, &o.json)
	return c
}

func runShow(ctx context.Context, a *app.App, o showOptions) error {
	if o.raw && o.json {
		return app.UsageError("", "--raw and --json exclude each other")
	}
	if o.raw {
		return showRaw(a, o.names)
	}
	cards, err := a.Banks.Cards(o.names, nil)
	if err != nil {
		return err
	}
	if o.json {
		return printCards(ctx, a, cards)
	}
	// A card can be read whatever is wrong with the history.
	known, broken := cardsKnown(ctx, a, cards)
	p := a.IO.Printer()
	for i, c := range cards {
		if i > 0 {
			fmt.Fprintln(a.IO.Out)
		}
		lines := page.Card(p, c, known[c])
		if proven, err := hasProof(a, c); err != nil {
			return err
		} else if proven {
			lines = append(append(lines, ""), page.Proof(p, c, questions.Proven(c.Name()))...)
		}
		if err := a.IO.PrintLines(lines...); err != nil {
			return err
		}
	}
	return broken
}

// cardsKnown returns what is remembered of cards that were seen.
func cardsKnown(ctx context.Context, a *app.App, cards []*bank.Card) (known map[*bank.Card]*page.CardStatus, err error) {
	progress, store, err := a.History.Load(ctx, cards)
	if err != nil || store == nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	known = map[*bank.Card]*page.CardStatus{}
	for _, c := range cards {
		s := progress.State(c)
		if !s.Seen() {
			continue
		}
		ratings, err := store.RatingsOf(ctx, c.Name())
		if err != nil {
			return nil, err
		}
		known[c] = &page.CardStatus{
			Today: progress.Today, State: s, Recall: stats.RecalledOf(ratings), Retrievability: progress.Retrievability(c, progress.Today),
		}
	}
	return known, nil
}

// showRaw prints cards as their authors wrote them.
func showRaw(a *app.App, names []string) error {
	var mu sync.Mutex
	sources := map[*bank.File][]byte{}
	cards, err := a.Banks.Cards(names, func(f *bank.File) {
		mu.Lock()
		defer mu.Unlock()
		sources[f] = f.Source
	})
	if err != nil {
		return err
	}
	for _, c := range cards {
		if _, err := a.IO.Out.WriteString(yaml.Excerpt(sources[c.File], c.Pos)); err != nil {
			return err
		}
	}
	return nil
}
