package app

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/markdown"
)

// FilterFlags adds the flags that choose cards, the same wherever cards are
// chosen, and completes their values.
func FilterFlags(b *Banks, c *cobra.Command, f *deck.Filter) {
	flags := c.Flags()
	flags.StringArrayVarP(&f.Topics, "topic", "t", nil, "only these `TOPICS`, like orm,queries; !orm excludes one")
	flags.StringArrayVarP(&f.Difficulties, "difficulty", "d", nil, "only these `DIFFICULTIES`: easy, medium, hard")
	flags.StringArrayVar(&f.Asked, "asked", nil, "only cards asked with this `FREQUENCY`: often, sometimes, rarely")
	flags.StringArrayVar(&f.Tags, "tag", nil, "only cards with one of these `TAGS`")
	flags.StringArrayVar(&f.Since, "since", nil, "only cards about features new in Django `VERSION`, like 6.0; 6.0+ includes later versions")
	flags.StringVar(&f.Django, "django", "", "exclude cards about features newer than Django `VERSION`")
	flags.StringVar(&f.Search, "search", "", "only cards with this `TEXT` in question, answer or key points")

	complete := func(name string, values func() []string) {
		_ = c.RegisterFlagCompletionFunc(name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
			return CompleteList(typed, values()), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
		})
	}
	complete("topic", func() []string { return b.All().Topics() })
	complete("difficulty", bank.Difficulties)
	complete("asked", bank.Frequencies)
	complete("tag", func() []string { return b.All().Tags() })
	complete("since", func() []string { return nil })
	complete("django", func() []string { return nil })
	complete("search", func() []string { return nil })
}

// All returns all cards that can be read, for completion, which has no
// way to say that a bank is broken.
func (b *Banks) All() *deck.Deck {
	sources, err := b.Sources()
	if err != nil {
		return deck.New(nil)
	}
	return deck.New(b.Read(sources, bank.Options{}).Cards())
}

// CompleteList completes the last of the values that a list holds so far, and
// keeps a leading "!".
func CompleteList(typed string, values []string) []string {
	done := typed[:strings.LastIndexAny(typed, ",!")+1]
	var completions []string
	for _, v := range values {
		if strings.HasPrefix(done+v, typed) {
			completions = append(completions, done+v)
		}
	}
	return completions
}

// CompleteCards completes the names of cards that are not yet named.
func CompleteCards(b *Banks) cobra.CompletionFunc {
	return func(_ *cobra.Command, named []string, typed string) ([]string, cobra.ShellCompDirective) {
		var completions []string
		for _, card := range b.All().Cards() {
			name := card.Name()
			if strings.HasPrefix(name, typed) && !slices.Contains(named, name) {
				completions = append(completions, cobra.CompletionWithDesc(name, markdown.Line(card.Question)))
			}
		}
		return completions, cobra.ShellCompDirectiveNoFileComp
	}
}
