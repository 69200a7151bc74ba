package cards

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/deck"
	"djq/internal/study"
	"djq/internal/ui/page"
)

// randomOptions is a call of djq random.
type randomOptions struct {
	*app.App
	filter       deck.Filter
	questionOnly bool
	seed         uint64
	seeded       bool
	json         bool
}

// NewRandom returns djq random.
func NewRandom(a *app.App) *cobra.Command {
	o := randomOptions{App: a}
	c := &cobra.Command{
		Use:     "random",
		Short:   "Show one random card",
		Long:    "Show one random card. On a terminal, press Enter to see the answer; in a pipe, both are printed.",
		Example: "djq random --topic orm\ndjq random --question-only",
		Args:    app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			o.seeded = c.Flags().Changed("seed")
			return o.run(c.Context())
		},
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	c.Flags().BoolVar(&o.questionOnly, "question-only", false, "do not show the answer")
	c.Flags().Uint64Var(&o.seed, "seed", 0, "pick the same card for the same `NUMBER`")
	app.JSONFlag(c, &o.json)
	return c
}

func (o randomOptions) run(ctx context.Context) error {
	if o.json && o.questionOnly {
		return app.UsageError("", "--json and --question-only cannot be used together")
	}
	if !o.seeded {
		o.seed = rand.Uint64()
	}
	card, err := o.draw(ctx)
	if err != nil {
		return err
	}
	if o.json {
		progress, err := o.History.Progress(ctx, []*bank.Card{card})
		if err != nil {
			return err
		}
		return o.IO.PrintJSON(toJSON(card, progress))
	}
	p := o.IO.Printer()
	if err := o.IO.PrintLines(page.CardQuestion(p, card)...); err != nil || o.questionOnly {
		return err
	}
	if o.IO.InTerminal() && o.IO.OutTerminal() {
		if goOn, err := o.awaitEnter(); err != nil || !goOn {
			return err
		}
	}
	return o.IO.PrintLines(append([]string{""}, page.CardAnswer(p, card)...)...)
}

// draw returns a card that the filter lets through, the same for the same seed.
func (o randomOptions) draw(ctx context.Context) (*bank.Card, error) {
	if o.filter.String() == "" {
		return o.Banks.Pick(func(names []string) int { return study.First(names, o.seed) })
	}
	d, err := o.History.Choose(ctx, o.Banks, o.filter)
	if err != nil {
		return nil, err
	}
	return study.Queue(d.Cards(), study.Random, o.seed, 1)[0], nil
}

// awaitEnter waits for a line of input. It returns false at its end.
func (o randomOptions) awaitEnter() (goOn bool, err error) {
	fmt.Fprint(o.IO.Out, "\n [Enter: answer] ")
	if err := o.IO.Out.Flush(); err != nil {
		return false, err
	}
	switch _, err := bufio.NewReader(o.IO.In).ReadString('\n'); {
	case errors.Is(err, io.EOF):
		return false, o.IO.PrintLines("")
	case err != nil:
		return false, app.BrokenError("", "cannot read from the terminal: %w", err)
	}
	return true, nil
}
