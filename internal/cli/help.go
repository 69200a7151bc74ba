package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"djq/internal/cli/app"
	"djq/internal/ui"
)

// groupMore is the group of commands that help belongs to.
const groupMore = "more"

// entry is a word and what it means.
type entry struct{ name, meaning string }

// environment is the variables that djq reads itself.
func environment() []entry {
	return []entry{
		{"DJQ_BANK", "question banks to use without --bank, separated as in PATH"},
		{"DJQ_HOME", "folder for everything djq stores: history.db, backups, config.yaml, and your own cards in the folder cards"},
		{"DJQ_NOW", "the time to use instead of the clock, like 2026-07-01T09:30:00+02:00; it stands still, or runs 60 times as fast with @60 after it"},
		{"NO_COLOR", "turns colour off, unless --color asks for it"},
		{"CLICOLOR_FORCE", "turns colour on in a pipe too"},
	}
}

// settingEntries is what the settings file may have.
func settingEntries() []entry {
	return []entry{
		{"day_starts", "when a new study day starts, so that a late session counts for the day before (04:00)"},
		{"retention", "how likely you should be to recall a card on the day it falls due, 0.70 to 0.99 (0.90)"},
		{"new_per_day", "how many new cards to ask per day (20)"},
		{"fit", "whether to fit the memory model to your own reviews, true or false (true)"},
		{"bank", "list of question banks to use without --bank and DJQ_BANK"},
		{"grader", "command that checks written answers in place of the built-in check; djq answer check --help says how"},
		{"grader_limit", "how long it may take (1m)"},
	}
}

// exitCodes says what the exit codes mean.
func exitCodes() []entry {
	return []entry{
		{fmt.Sprint(app.ExitDone), "done"},
		{fmt.Sprint(app.ExitFound), "lint found problems, sync a damaged file, interview fewer points than --pass, or you said no"},
		{fmt.Sprint(app.ExitUsage), "wrong usage, an unknown name, or no matching card"},
		{fmt.Sprint(app.ExitBroken), "a question bank, the settings or the history is missing, unreadable or broken"},
		{fmt.Sprintf("%d, %d, %d", app.ExitHangup, app.ExitInterrupt, app.ExitTerminated), "ended by a hang-up, Ctrl-C or SIGTERM"},
	}
}

// Help is easiest to read in lines of at most maxHelp columns, on a terminal
// however wide, and of pipeHelp in a pipe.
const (
	maxHelp  = 100
	pipeHelp = 80
)

// newHelpCommand returns the command that prints help for another one.
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND...]",
		Short: "Print help for a command",
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			named, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []string
			for _, sub := range named.Commands() {
				if sub.IsAvailableCommand() && strings.HasPrefix(sub.Name(), typed) {
					names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			named := c.Root()
			for _, name := range args {
				i := slices.IndexFunc(named.Commands(), func(sub *cobra.Command) bool { return sub.Name() == name })
				if i < 0 {
					return app.UnknownCommand(named, name)
				}
				named = named.Commands()[i]
			}
			return named.Help()
		},
	}
}

// printHelp prints help for a command.
func printHelp(a *app.App, c *cobra.Command) error {
	// cobra adds it only to the command that it runs, which may be help.
	c.InitDefaultHelpFlag()
	h := helpPage{printer: a.IO.Printer()}
	h.printer.Width = min(cmp.Or(h.printer.Width, pipeHelp), maxHelp)
	h.text("", description(c))
	h.section("Usage", useLine(c))
	if c.HasExample() {
		h.section("Examples", strings.Split(c.Example, "\n")...)
	}
	for _, group := range c.Groups() {
		h.entries(group.Title, commandsOf(c, group.ID))
	}
	h.entries("Flags", flagEntries(c.LocalFlags()))
	h.entries("Global flags", flagEntries(c.InheritedFlags()))
	if c == c.Root() {
		h.entries("Settings, in "+cmp.Or(a.Config.SettingsPath(), app.SettingsName), settingEntries())
		h.entries("Environment", environment())
		h.entries("Exit codes", exitCodes())
	}
	return a.IO.PrintLines(h.lines...)
}

// useLine returns how to call a command.
func useLine(c *cobra.Command) string {
	if c.HasSubCommands() {
		return c.CommandPath() + " [COMMAND] [flags]"
	}
	return c.UseLine()
}

// description returns the long description of a command, or the short one.
func description(c *cobra.Command) string {
	if c.Long != "" {
		return c.Long
	}
	return c.Short + "."
}

// commandsOf returns the commands of a group.
func commandsOf(c *cobra.Command, group string) []entry {
	var entries []entry
	for _, sub := range c.Commands() {
		if sub.GroupID == group && sub.IsAvailableCommand() {
			entries = append(entries, entry{sub.Name(), sub.Short})
		}
	}
	return entries
}

// flagEntries returns flags with their values, and what they do.
func flagEntries(flags *pflag.FlagSet) []entry {
	var entries []entry
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, meaning := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if value != "" {
			name += " " + value
		}
		// Only defaults that are words are worth showing, unless the usage
		// tells the default itself.
		if _, isChoice := f.Value.(app.Choice); isChoice && !strings.Contains(meaning, "(default ") {
			meaning += fmt.Sprintf(" (default %s)", f.DefValue)
		}
		entries = append(entries, entry{name, meaning})
	})
	return entries
}

// helpPage collects the lines of help.
type helpPage struct {
	printer ui.Printer
	lines   []string
}

// text adds wrapped paragraphs, each line after an indent.
func (h *helpPage) text(indent, text string) {
	for _, line := range ui.Wrap(text, h.printer.Width-len(indent)) {
		h.lines = append(h.lines, indent+line)
	}
}

func (h *helpPage) heading(title string) {
	h.lines = append(h.lines, "", h.printer.Style(ui.Heading, title))
}

// section adds lines that are to be typed, unwrapped.
func (h *helpPage) section(title string, lines ...string) {
	h.heading(title)
	for _, line := range lines {
		h.lines = append(h.lines, "  "+h.printer.Style(ui.Code, line))
	}
}

// entries adds names and what they mean in two columns, or one below the
// other where the window is too narrow for two.
func (h *helpPage) entries(title string, entries []entry) {
	if len(entries) == 0 {
		return
	}
	h.heading(title)
	widest := len(slices.MaxFunc(entries, func(a, b entry) int { return len(a.name) - len(b.name) }).name)
	const minColumn = 24
	for _, e := range entries {
		name := "  " + h.printer.Style(ui.Code, e.name)
		if h.printer.Width-widest-4 < minColumn {
			h.lines = append(h.lines, name)
			h.text("    ", e.meaning)
			continue
		}
		first := len(h.lines)
		h.text(strings.Repeat(" ", widest+4), e.meaning)
		h.lines[first] = name + strings.Repeat(" ", widest-len(e.name)+2) + strings.TrimLeft(h.lines[first], " ")
	}
}
