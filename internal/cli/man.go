package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
)

// manName is the command that prints what all others are.
const manName = "man"

func newManCommand(a *app.App) *cobra.Command {
	return &cobra.Command{
		Use:     manName,
		Short:   "Print the manual page",
		Long:    "Print djq's manual page, which covers all commands, in the format of man.",
		Example: "djq man | man -l -\ndjq man > ~/.local/share/man/man1/djq.1",
		Args:    app.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return writeManual(a.IO.Out, c.Root())
		},
	}
}

// writeManual writes the manual page of all commands in the macros of man(7).
// It is written by hand because cobra's generator, with the Markdown and YAML
// parsers it pulls in, costs half a millisecond at every start.
func writeManual(w io.Writer, root *cobra.Command) error {
	m := manual{w: w}
	m.print(".TH DJQ 1 \"\" \"djq %s\"\n", app.Version())
	m.print(".SH NAME\n%s \\- %s\n", root.Name(), roff(root.Short))
	m.print(".SH SYNOPSIS\n%s\n", roff(useLine(root)))
	m.print(".SH DESCRIPTION\n%s\n", roff(description(root)))
	m.print(".SH COMMANDS\n")
	for _, group := range root.Groups() {
		for _, c := range root.Commands() {
			if c.GroupID == group.ID && c.IsAvailableCommand() {
				m.command(c)
			}
		}
	}
	m.print(".SH OPTIONS\n")
	m.entries(flagEntries(root.LocalFlags()))
	m.print(".SH SETTINGS\n%s\n", roff("The settings file is config.yaml in the folder djq in ~/.config (macOS: ~/Library/Application Support, "+
		"Windows: %AppData%), or in DJQ_HOME. Its keys are:"))
	m.entries(settingEntries())
	m.print(".SH ENVIRONMENT\n")
	m.entries(environment())
	m.print(".SH EXIT STATUS\n")
	m.entries(exitCodes())
	return m.err
}

// manual writes roff and keeps the first error.
type manual struct {
	w   io.Writer
	err error
}

func (m *manual) print(format string, args ...any) {
	if m.err == nil {
		_, m.err = fmt.Fprintf(m.w, format, args...)
	}
}

func (m *manual) command(c *cobra.Command) {
	m.print(".SS %s\n%s\n", roff(strings.TrimSuffix(c.UseLine(), " [flags]")), roff(description(c)))
	m.entries(flagEntries(c.LocalNonPersistentFlags()))
	if c.HasExample() {
		m.print(".PP\nExamples:\n.PP\n.nf\n.RS\n%s\n.RE\n.fi\n", roff(c.Example))
	}
	for _, sub := range c.Commands() {
		m.command(sub)
	}
}

func (m *manual) entries(entries []entry) {
	for _, e := range entries {
		m.print(".TP\n.B %s\n%s\n", roff(strings.TrimSpace(e.name)), roff(e.meaning))
	}
}

// roff escapes text, of which no line may begin like a request.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
