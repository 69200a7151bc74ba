package cards

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/study"
	"djq/internal/ui/page"
)

type randomOptions struct {
	filter       deck.Filter
	questionOnly bool
	seed         uint64
	seeded       bool
	json         bool
}

func NewRandom(a *app.App) *cobra.Command {
	var o randomOptions
	c := &cobra.Command{
		Use:     "random",
		Short:   "Show one random card",
		Long:    "Show one random card. On a terminal Enter reveals the answer; in a pipe both are printed.",
		Example: "djq random --topic orm\ndjq random --question-only",
		Args:    app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			o.seeded = c.Flags().Changed("seed")
			return runRandom(c.Context(), a, o)
		},
	}
	app.FilterFlags(a.Banks, c, &o.filter)
	c.Flags().BoolVar(&o.questionOnly, "question-only", false, "do not show the answer")
	c.Flags().Uint64Var(&o.seed, "seed", 0, "the same `NUMBER` picks the same card")
	app.JSONFlag(c, &o.json)
	return c
}

func runRandom(ctx context.Context, a *app.App, o randomOptions) error {
	if o.json && o.questionOnly {
		return app.UsageError("", "--json and --question-only exclude each other")
	}
	d, err := a.Banks.Deck(o.filter)
	if err != nil {
		return err
	}
	if !o.seeded {
		o.seed = rand.Uint64()
	}
	card := study.Queue(d.Cards(), study.Random, o.seed, 1)[0]
	if o.json {
		progress, err := a.History.Progress(ctx, []*bank.Card{card})
		if err != nil {
			return err
		}
		return a.IO.PrintJSON(toJSON(card, progress))
	}
	p := a.IO.Printer()
	if err := a.IO.PrintLines(page.CardQuestion(p, card)...); err != nil || o.questionOnly {
		return err
	}
	if a.IO.InTerminal() && a.IO.OutTerminal() {
		fmt.Fprint(a.IO.Out, "\n [Enter: answer] ")
		if err := a.IO.Out.Flush(); err != nil {
			return err
		}
		if _, err := bufio.NewReader(a.IO.In).ReadString('\n'); errors.Is(err, io.EOF) {
			fmt.Fprintln(a.IO.Out)
			return nil
		} else if err != nil {
			return app.BrokenError("", "read the terminal: %w", err)
		}
	}
	fmt.Fprintln(a.IO.Out)
	return a.IO.PrintLines(page.CardAnswer(p, card)...)
}
