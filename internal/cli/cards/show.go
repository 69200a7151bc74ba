package cards

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/stats"
	"djq/internal/ui/page"
	"djq/questions"
)

// showOptions is a call of djq show.
type showOptions struct {
	*app.App
	names []string
	raw   bool
	json  bool
}

// NewShow returns djq show.
func NewShow(a *app.App) *cobra.Command {
	o := showOptions{App: a}
	c := &cobra.Command{
		Use:               "show CARD...",
		Short:             "Show cards in full",
		Long:              "Show cards in full. A card is named by topic/id, by id, or by a part of its name that matches no other card.",
		Example:           "djq show orm/n-plus-one\ndjq show n-plus --raw > my-card.yaml",
		ValidArgsFunction: app.CompleteCards(a.Banks),
		Args:              app.SomeCards,
		RunE: func(c *cobra.Command, args []string) error {
			o.names = args
			return o.run(c.Context())
		},
	}
	c.Flags().BoolVar(&o.raw, "raw", false, "print the YAML source, as a question file with these cards")
	app.JSONFlag(c, &o.json)
	return c
}

func (o showOptions) run(ctx context.Context) error {
	if o.raw && o.json {
		return app.UsageError("", "--raw and --json cannot be used together")
	}
	if o.raw {
		return o.printSource()
	}
	cards, err := o.Banks.Cards(o.names, nil)
	if err != nil {
		return err
	}
	if o.json {
		return printCards(ctx, o.App, cards)
	}
	// A card can be read whatever is wrong with the history.
	known, broken := o.known(ctx, cards)
	p := o.IO.Printer()
	for i, c := range cards {
		if i > 0 {
			fmt.Fprintln(o.IO.Out)
		}
		lines := page.Card(p, c, known[c])
		if proven, err := o.Banks.HasProof(c); err != nil {
			return err
		} else if proven {
			lines = append(append(lines, ""), page.Proof(p, c, questions.Proven(c.Name()))...)
		}
		if err := o.IO.PrintLines(lines...); err != nil {
			return err
		}
	}
	return broken
}

// known returns what the history knows of cards that were seen.
func (o showOptions) known(ctx context.Context, cards []*bank.Card) (known map[*bank.Card]*page.CardStatus, err error) {
	progress, store, err := o.History.Load(ctx, cards)
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

// printSource prints cards as their authors wrote them, as one bank file.
func (o showOptions) printSource() error {
	var mu sync.Mutex
	sources := map[*bank.File][]byte{}
	cards, err := o.Banks.Cards(o.names, func(f *bank.File) {
		mu.Lock()
		defer mu.Unlock()
		sources[f] = f.Source
	})
	if err != nil {
		return err
	}
	for _, c := range cards {
		if _, err := o.IO.Out.WriteString(c.Excerpt(sources[c.File])); err != nil {
			return err
		}
	}
	return nil
}
