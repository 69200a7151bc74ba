package app

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"djq/internal/diag"
)

// Choice is the value of a flag that takes one of a few words.
type Choice struct {
	value   *string
	allowed []string
}

// String returns the word chosen.
func (c Choice) String() string { return *c.value }

// Type names the words, for help.
func (c Choice) Type() string { return strings.Join(c.allowed, "|") }

// Set chooses a word, and fails when it is not one of them.
func (c Choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return errors.New("not one of them")
	}
	*c.value = s
	return nil
}

// ChoiceFlag adds a flag that takes one of the allowed words, of which the
// first is the default, and completes them.
func ChoiceFlag(c *cobra.Command, flags *pflag.FlagSet, p *string, name, usage string, allowed ...string) {
	*p = allowed[0]
	flags.Var(Choice{p, allowed}, name, usage)
	_ = c.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp))
}

// list is the value of a flag that can be given repeatedly. Those of pflag write
// their empty value as CSV, which takes a twentieth of the time that a command
// needs to start.
type list struct{ values *[]string }

// String returns the values in one line.
func (l list) String() string { return strings.Join(*l.values, " ") }

// Type names a value, for help.
func (l list) Type() string { return "text" }

// Set adds a value.
func (l list) Set(s string) error {
	*l.values = append(*l.values, s)
	return nil
}

// ListFlag adds a flag that can be given repeatedly. The shorthand may be empty.
func ListFlag(flags *pflag.FlagSet, p *[]string, name, shorthand, usage string) {
	flags.VarP(list{p}, name, shorthand, usage)
}

// FlagError rewrites what the flag parser says into a usage error.
func FlagError(c *cobra.Command, err error) error {
	if c.HasSubCommands() && c.Flags().NArg() > 0 {
		return UnknownCommand(c, c.Flags().Arg(0))
	}
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	help := seeHelp(c)
	switch {
	case errors.As(err, &unknown):
		if shorthands := unknown.GetSpecifiedShortnames(); shorthands != "" {
			return UsageError(help, "unknown flag -%s", unknown.GetSpecifiedName())
		}
		if near, ok := diag.Nearest(unknown.GetSpecifiedName(), flagNames(c)); ok {
			help = fmt.Sprintf("did you mean --%s?", near)
		}
		return UsageError(help, "unknown flag --%s", unknown.GetSpecifiedName())
	case errors.As(err, &missing):
		return valueError(help, missing.GetFlag(), "needs a value")
	case errors.As(err, &invalid):
		return valueError(help, invalid.GetFlag(), fmt.Sprintf("is %q", invalid.GetValue()))
	}
	return UsageError(help, "%w", err)
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
		return UsageError(help, "--%s %s: expected %s", f.Name, wrong, e)
	}
	_, usage := pflag.UnquoteUsage(f)
	return UsageError(fmt.Sprintf("--%s: %s", f.Name, usage), "--%s %s", f.Name, wrong)
}

// expected says what values a flag takes, "" when that takes more words.
func expected(f *pflag.Flag) string {
	if c, ok := f.Value.(Choice); ok {
		return Or(c.allowed)
	}
	switch f.Value.Type() {
	case "int", "int64":
		return "a whole number"
	case "uint", "uint64":
		return "a whole number, 0 or more"
	case "duration":
		return "a duration like 20m or 1h30m"
	case "bool":
		return "true or false"
	}
	return ""
}

// Or joins words to "a, b or c".
func Or(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// JSONFlag adds --json.
func JSONFlag(c *cobra.Command, p *bool) { c.Flags().BoolVar(p, "json", false, "print JSON") }
