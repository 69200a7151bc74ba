package cards

import (
	"slices"
	"strings"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/markdown"
	"djq/questions"
)

func NewProof(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:   "proof CARD",
		Short: "Print a program that proves a card",
		Long: "Print the program that proves what a built-in card says, as one script that needs nothing beside it. " +
			"uv run reads from its header what to install; any Python with Django runs it too. " +
			"It prints what it shows, and fails when the card is wrong.",
		Example:           "djq proof orm/n-plus-one | uv run -\ndjq proof orm/n-plus-one | python -",
		ValidArgsFunction: completeProofs(a),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				return nil
			}
			return app.UsageError("djq list shows all cards", "proof needs the name of one card")
		},
		RunE: func(_ *cobra.Command, args []string) error {
			cards, err := a.Banks.Cards(args, nil)
			if err != nil {
				return err
			}
			return printProof(a, cards[0])
		},
	}
}

func printProof(a *app.App, c *bank.Card) error {
	proven, err := hasProof(a, c)
	if err != nil {
		return err
	}
	if !proven {
		return app.UsageError("djq show says of a card whether it has one", "%s has no proof", c.Name())
	}
	_, err = a.IO.Out.WriteString(questions.Proof(c.Name(), c.Since.String()))
	return err
}

// hasProof reports whether a card is a built-in one with a proof, or the
// user's own copy of it. Where the built-in bank is not in use, a card of the
// same name is another card.
func hasProof(a *app.App, c *bank.Card) (bool, error) {
	sources, err := a.Banks.Sources()
	if err != nil {
		return false, err
	}
	inUse := slices.ContainsFunc(sources, func(s bank.Source) bool { return s.Builtin })
	return inUse && questions.HasProof(c.Name()), nil
}

// completeProofs completes the names of cards that have a proof.
func completeProofs(a *app.App) cobra.CompletionFunc {
	return func(_ *cobra.Command, named []string, typed string) ([]string, cobra.ShellCompDirective) {
		var completions []string
		for _, card := range a.Banks.All().Cards() {
			if len(named) > 0 || !strings.HasPrefix(card.Name(), typed) {
				continue
			}
			if proven, err := hasProof(a, card); err == nil && proven {
				completions = append(completions, cobra.CompletionWithDesc(card.Name(), markdown.Line(card.Question)))
			}
		}
		return completions, cobra.ShellCompDirectiveNoFileComp
	}
}
