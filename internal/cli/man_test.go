package cli

import (
	"strings"
	"testing"

	"djq/internal/cli/app"
	"djq/internal/cli/app/apptest"
)

func TestManualHasEveryCommand(t *testing.T) {
	w := apptest.New(t)
	a, _, _ := w.App()
	manual := w.Run(newRootCommand, "man").Out
	for _, c := range newRootCommand(a).Commands() {
		if c.IsAvailableCommand() && !strings.Contains(manual, "\n.SS "+roff(c.CommandPath())) {
			t.Errorf("the manual lacks %s", c.CommandPath())
		}
	}
	for _, section := range []string{"NAME", "SYNOPSIS", "OPTIONS", "SETTINGS", "ENVIRONMENT", "EXIT STATUS"} {
		if !strings.Contains(manual, "\n.SH "+section+"\n") {
			t.Errorf("the manual lacks %s", section)
		}
	}
}

func TestCompletionKnowsFourShells(t *testing.T) {
	w := apptest.New(t)
	for _, shell := range shells() {
		if got := w.Run(newRootCommand, "completion", shell); got.Code != app.ExitDone || !strings.Contains(got.Out, "djq") {
			t.Errorf("%s: %+v", shell, got)
		}
	}
	for want, args := range map[string][]string{
		"unknown shell \"tcsh\"\nhint: expected bash, zsh, fish or powershell": {"completion", "tcsh"},
		"completion needs the name of one shell":                               {"completion"},
	} {
		if got := w.Run(newRootCommand, args...); got.Code != app.ExitUsage || !strings.Contains(got.Err, want) {
			t.Errorf("%v: %+v, want %q", args, got, want)
		}
	}
}

func TestHelpCompletesCommands(t *testing.T) {
	w := apptest.New(t)
	for want, args := range map[string][]string{"plan\t": {"help", "pl"}, "set\t": {"help", "plan", "s"}} {
		if got := w.Run(newRootCommand, append([]string{"__complete"}, args...)...); !strings.HasPrefix(got.Out, want) {
			t.Errorf("%v: completed %q, want %q", args, got.Out, want)
		}
	}
}
