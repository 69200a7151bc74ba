package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/study"
	"djq/internal/term"
)

type randomOptions struct {
	filter       deck.Filter
	questionOnly bool
	seed         uint64
	seeded       bool
	json         bool
}

func newRandomCommand(a *app) *cobra.Command {
	var o randomOptions
	c := &cobra.Command{
		Use:     "random",
		Short:   "Show one random card",
		Long:    "Show one random card. On a terminal Enter reveals the answer; in a pipe both are printed.",
		Example: "djq random --topic orm\ndjq random --question-only",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			o.seeded = c.Flags().Changed("seed")
			return runRandom(c.Context(), a, o)
		},
	}
	filterFlags(a, c, &o.filter)
	c.Flags().BoolVar(&o.questionOnly, "question-only", false, "do not show the answer")
	c.Flags().Uint64Var(&o.seed, "seed", 0, "the same `NUMBER` picks the same card")
	jsonFlag(c.Flags(), &o.json)
	return c
}

func runRandom(ctx context.Context, a *app, o randomOptions) error {
	if o.json && o.questionOnly {
		return usageError("", "--json and --question-only exclude each other")
	}
	d, err := a.deck(o.filter)
	if err != nil {
		return err
	}
	if !o.seeded {
		o.seed = rand.Uint64()
	}
	card := study.Queue(d.Cards(), study.Random, o.seed, 1)[0]
	if o.json {
		desk, err := a.remembered(ctx, []*bank.Card{card})
		if err != nil {
			return err
		}
		return a.printJSON(toJSON(card, desk))
	}
	p := a.printer()
	if err := a.printLines(p.CardQuestion(card)); err != nil || o.questionOnly {
		return err
	}
	if term.IsTerminal(a.in) && term.IsTerminal(a.stdout) {
		fmt.Fprint(a.out, "\n [Enter: answer] ")
		if err := a.out.Flush(); err != nil {
			return err
		}
		if _, err := bufio.NewReader(a.in).ReadString('\n'); errors.Is(err, io.EOF) {
			fmt.Fprintln(a.out)
			return nil
		} else if err != nil {
			return brokenError("", "read the terminal: %w", err)
		}
	}
	fmt.Fprintln(a.out)
	return a.printLines(p.CardAnswer(card))
}
