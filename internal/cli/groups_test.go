package cli

import (
	"testing"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/cli/app/apptest"
)

func TestCommandsBuiltAloneAreThoseOfTheWholeTree(t *testing.T) {
	w := apptest.New(t)
	for _, g := range groups() {
		for _, c := range g.commands {
			args := []string{c.name, "--help"}
			whole := w.Run(newRootCommand, args...)
			alone := w.Run(func(a *app.App) *cobra.Command { return newRoot(a, needed(args)) }, args...)
			if whole.Code != app.ExitDone || whole != alone {
				t.Errorf("djq %s --help is\n%s\nwith all commands, and alone\n%s", c.name, whole.Out, alone.Out)
			}
		}
	}
}

func TestRunsNeedTheirOwnCommandAlone(t *testing.T) {
	for _, c := range []struct {
		args       []string
		drill, man bool // which a run with these arguments needs
	}{
		{nil, false, false},
		{[]string{"--version"}, false, false},
		{[]string{"drill", "--topic", "orm"}, true, false},
		{[]string{"random"}, false, false},
		{[]string{"man"}, true, true},
		{[]string{"help", "random"}, true, true},
		{[]string{"--help"}, true, true},
		{[]string{"--plain", "drill"}, true, true},
		{[]string{"__complete", ""}, true, true},
		{[]string{"dril"}, true, true},
	} {
		if needs := needed(c.args); needs("drill") != c.drill || needs("man") != c.man {
			t.Errorf("djq %v needs drill: %v and man: %v", c.args, needs("drill"), needs("man"))
		}
	}
}
