package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"djq/internal/diag"
)

// choice is the value of a flag that takes one of a few words.
type choice struct {
	value   *string
	allowed []string
}

func (c choice) String() string { return *c.value }
func (c choice) Type() string   { return strings.Join(c.allowed, "|") }

func (c choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return errors.New("not one of them")
	}
	*c.value = s
	return nil
}

// choiceFlag adds a flag that takes one of the allowed words, of which the
// first is the default, and completes them.
func choiceFlag(c *cobra.Command, flags *pflag.FlagSet, p *string, name, usage string, allowed ...string) {
	*p = allowed[0]
	flags.Var(choice{p, allowed}, name, usage)
	_ = c.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp))
}

// flagError rewrites what the flag parser says into one of our errors.
func flagError(c *cobra.Command, err error) error {
	if c.HasSubCommands() && c.Flags().NArg() > 0 {
		return unknownCommand(c, c.Flags().Arg(0))
	}
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	help := fmt.Sprintf("see %s --help", c.CommandPath())
	switch {
	case errors.As(err, &unknown):
		if shorthands := unknown.GetSpecifiedShortnames(); shorthands != "" {
			return usageError(help, "unknown flag -%s", unknown.GetSpecifiedName())
		}
		if near, ok := diag.Nearest(unknown.GetSpecifiedName(), flagNames(c)); ok {
			help = fmt.Sprintf("did you mean --%s?", near)
		}
		return usageError(help, "unknown flag --%s", unknown.GetSpecifiedName())
	case errors.As(err, &missing):
		return valueError(help, missing.GetFlag(), "needs a value")
	case errors.As(err, &invalid):
		return valueError(help, invalid.GetFlag(), fmt.Sprintf("is %q", invalid.GetValue()))
	}
	return usageError(help, "%w", err)
}

// flagNames returns the names of all flags that a command takes.
func flagNames(c *cobra.Command) []string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// valueError says what is wrong with a flag's value, and what was expected.
func valueError(help string, f *pflag.Flag, wrong string) error {
	if e := expected(f); e != "" {
		return usageError(help, "--%s %s: expected %s", f.Name, wrong, e)
	}
	_, usage := pflag.UnquoteUsage(f)
	return usageError(fmt.Sprintf("--%s: %s", f.Name, usage), "--%s %s", f.Name, wrong)
}

// expected says what values a flag takes, "" when that takes more words.
func expected(f *pflag.Flag) string {
	if c, ok := f.Value.(choice); ok {
		return or(c.allowed)
	}
	switch f.Value.Type() {
	case "int", "int64":
		return "a whole number"
	case "uint", "uint64":
		return "a whole number from 0"
	case "duration":
		return "a duration like 20m or 1h30m"
	case "bool":
		return "true or false"
	}
	return ""
}

// unknownCommand is the error for a word that is no command.
func unknownCommand(c *cobra.Command, word string) error {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	hint := fmt.Sprintf("see %s --help", c.CommandPath())
	if near, ok := diag.Nearest(word, names); ok {
		hint = fmt.Sprintf("did you mean %s %s?", c.CommandPath(), near)
	}
	return usageError(hint, "unknown command %q", word)
}

// noArguments refuses arguments.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError(fmt.Sprintf("see %s --help", c.CommandPath()), "%s takes no argument, got %q", c.Name(), args[0])
}
