package app

import (
	"fmt"

	"github.com/spf13/cobra"

	"djq/internal/diag"
)

// NoArguments refuses arguments.
func NoArguments(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return UsageError(seeHelp(c), "%s takes no arguments, got %q", c.Name(), args[0])
}

// AtMostOne refuses more than one argument.
func AtMostOne(c *cobra.Command, args []string) error {
	if len(args) <= 1 {
		return nil
	}
	return UsageError(seeHelp(c), "%s takes at most one argument, got %d", c.Name(), len(args))
}

// ExactlyOne takes one argument, described as in "the name of one file".
func ExactlyOne(what, hint string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 1 {
			return nil
		}
		return UsageError(hint, "%s needs %s", c.Name(), what)
	}
}

// cardsHint says where the names of cards are.
const cardsHint = "djq list shows all cards"

// OneCard takes the name of one card.
func OneCard(c *cobra.Command, args []string) error {
	return ExactlyOne("the name of one card", cardsHint)(c, args)
}

// SomeCards takes the names of one or more cards.
func SomeCards(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return nil
	}
	return UsageError(cardsHint, "%s needs the name of a card", c.Name())
}

// UnknownCommand is the error for a word that is no command below c.
func UnknownCommand(c *cobra.Command, word string) error {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	hint := seeHelp(c)
	if near, ok := diag.Nearest(word, names); ok {
		hint = fmt.Sprintf("did you mean %s %s?", c.CommandPath(), near)
	}
	return UsageError(hint, "unknown command %q", word)
}

// AddGroup adds commands below c, under a title in its help.
func AddGroup(c *cobra.Command, id, title string, commands ...*cobra.Command) {
	c.AddGroup(&cobra.Group{ID: id, Title: title})
	for _, sub := range commands {
		sub.GroupID = id
	}
	c.AddCommand(commands...)
}

func seeHelp(c *cobra.Command) string { return fmt.Sprintf("see %s --help", c.CommandPath()) }
