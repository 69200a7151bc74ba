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
	CardFilterFlags(b, c, f)
	ListFlag(c.Flags(), &f.States, "state", "", "only cards in one of these `STATES`: "+strings.Join(deck.States(), ", ")+"; !suspended excludes one")
	completeFilter(c, "state", deck.States)
}

// CardFilterFlags adds those of the flags that choose cards by what their authors
// wrote, for choices that last while the states of cards change.
func CardFilterFlags(b *Banks, c *cobra.Command, f *deck.Filter) {
	flags := c.Flags()
	ListFlag(flags, &f.Topics, "topic", "t", "only these `TOPICS`, like orm,queries; !orm excludes one")
	ListFlag(flags, &f.Difficulties, "difficulty", "d", "only these `DIFFICULTIES`: easy, medium, hard")
	ListFlag(flags, &f.Asked, "asked", "", "only cards asked with this `FREQUENCY`: often, sometimes, rarely")
	ListFlag(flags, &f.Tags, "tag", "", "only cards with one of these `TAGS`")
	ListFlag(flags, &f.Since, "since", "", "only cards about features new in Django `VERSION`, like 6.0; 6.0+ includes later versions")
	flags.StringVar(&f.Django, "django", "", "exclude cards about features newer than Django `VERSION`")
	flags.StringVar(&f.Search, "search", "", "only cards with all words of `TEXT` in question, variants, answer, points or your note")

	complete := func(name string, values func() []string) { completeFilter(c, name, values) }
	complete("topic", func() []string { return b.All().Topics() })
	complete("difficulty", bank.Difficulties)
	complete("asked", bank.Frequencies)
	complete("tag", func() []string { return b.All().Tags() })
	complete("since", func() []string {
		var values []string
		for _, version := range b.versions() {
			values = append(values, version, version+"+")
		}
		return values
	})
	complete("django", b.versions)
	complete("search", func() []string { return nil })
}

// completeFilter completes the values of a flag that takes a list of them.
func completeFilter(c *cobra.Command, name string, values func() []string) {
	_ = c.RegisterFlagCompletionFunc(name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return CompleteList(typed, values()), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	})
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

// versions returns the Django versions that cards name, oldest first.
func (b *Banks) versions() []string {
	var versions []bank.Version
	for _, c := range b.All().Cards() {
		if !c.Since.IsZero() {
			versions = append(versions, c.Since)
		}
	}
	slices.SortFunc(versions, bank.Version.Compare)
	var names []string
	for _, v := range slices.Compact(versions) {
		names = append(names, v.String())
	}
	return names
}

// CompleteList completes the last of the values that a list holds so far, and
// keeps a leading "!". Values that the list holds already are not offered.
func CompleteList(typed string, values []string) []string {
	done := typed[:strings.LastIndexAny(typed, ",!")+1]
	var held []string
	for value := range strings.SplitSeq(typed[:strings.LastIndex(typed, ",")+1], ",") {
		held = append(held, strings.TrimPrefix(value, "!"))
	}
	var completions []string
	for _, v := range values {
		if strings.HasPrefix(done+v, typed) && !slices.Contains(held, v) {
			completions = append(completions, done+v)
		}
	}
	return completions
}

// CompleteCards completes the names of cards that are not yet named: topic/id,
// also from the id alone, and where no name begins like that, those that have it
// within.
func CompleteCards(b *Banks) cobra.CompletionFunc {
	return func(_ *cobra.Command, named []string, typed string) ([]string, cobra.ShellCompDirective) {
		var begin, within []string
		cards := b.All().Cards()
		ids := map[string]int{}
		for _, card := range cards {
			ids[card.ID]++
		}
		for _, card := range cards {
			name := card.Name()
			if slices.Contains(named, name) || slices.Contains(named, card.ID) {
				continue
			}
			question := markdown.Line(card.Question)
			switch {
			case strings.HasPrefix(name, typed):
				begin = append(begin, cobra.CompletionWithDesc(name, question))
			case strings.HasPrefix(card.ID, typed) && ids[card.ID] == 1:
				// Shells drop what does not begin as it was typed.
				begin = append(begin, cobra.CompletionWithDesc(card.ID, question))
			case strings.Contains(name, typed):
				within = append(within, cobra.CompletionWithDesc(name, question))
			}
		}
		if len(begin) == 0 {
			begin = within
		}
		return begin, cobra.ShellCompDirectiveNoFileComp
	}
}
