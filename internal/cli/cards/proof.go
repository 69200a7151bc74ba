package cards

import (
	"strings"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/markdown"
	"djq/questions"
)

// proofOptions is a call of djq proof.
type proofOptions struct {
	*app.App
	name string // of a card
}

// NewProof returns djq proof.
func NewProof(a *app.App) *cobra.Command {
	o := proofOptions{App: a}
	return &cobra.Command{
		Use:   "proof CARD",
		Short: "Print the script that proves a card",
		Long: "Print a self-contained script that proves what a built-in card says. " +
			"uv run installs the packages that its header lists; any Python with Django can run it too. " +
			"It prints what it demonstrates, and fails if the card is wrong.",
		Example:           "djq proof orm/n-plus-one | uv run -\ndjq proof orm/n-plus-one | python -",
		ValidArgsFunction: completeProofs(a.Banks),
		Args:              app.OneCard,
		RunE: func(_ *cobra.Command, args []string) error {
			o.name = args[0]
			return o.run()
		},
	}
}

func (o proofOptions) run() error {
	cards, err := o.Banks.Cards([]string{o.name}, nil)
	if err != nil {
		return err
	}
	c := cards[0]
	proven, err := o.Banks.HasProof(c)
	if err != nil {
		return err
	}
	if !proven {
		return app.UsageError("djq show says whether a card has a proof", "%s has no proof", c.Name())
	}
	_, err = o.IO.Out.WriteString(questions.Proof(c.Name(), c.Since.String()))
	return err
}

// completeProofs completes the names of cards that have a proof.
func completeProofs(b *app.Banks) cobra.CompletionFunc {
	return func(_ *cobra.Command, named []string, typed string) ([]string, cobra.ShellCompDirective) {
		var completions []string
		for _, card := range b.All().Cards() {
			if len(named) > 0 || !strings.HasPrefix(card.Name(), typed) {
				continue
			}
			if proven, err := b.HasProof(card); err == nil && proven {
				completions = append(completions, cobra.CompletionWithDesc(card.Name(), markdown.Line(card.Question)))
			}
		}
		return completions, cobra.ShellCompDirectiveNoFileComp
	}
}
