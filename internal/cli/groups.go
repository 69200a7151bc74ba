package cli

import (
	"github.com/spf13/cobra"

	"djq/internal/cli/answer"
	"djq/internal/cli/app"
	"djq/internal/cli/cards"
	"djq/internal/cli/drill"
	"djq/internal/cli/history"
	"djq/internal/cli/interview"
	"djq/internal/cli/lint"
	"djq/internal/cli/own"
	"djq/internal/cli/plan"
	"djq/internal/cli/sheet"
	"djq/internal/cli/stats"
	"djq/internal/cli/transfer"
)

// group is commands that stand under one title in the help.
type group struct {
	id, title string
	commands  []command
}

// command is a command by its name, and what builds it with its flags.
type command struct {
	name  string
	build func(*app.App) *cobra.Command
}

// groups returns all commands in the order of the help.
func groups() []group {
	return []group{
		{"practise", "Practise", []command{
			{"drill", drill.New},
			{"interview", interview.New},
			{"random", cards.NewRandom},
		}},
		{"cards", "Look up", []command{
			{"list", cards.NewList},
			{"show", cards.NewShow},
			{"topics", cards.NewTopics},
			{"sheet", sheet.New},
			{"proof", cards.NewProof},
		}},
		{"own", "Your own cards", []command{
			{"new", own.NewNew},
			{"edit", own.NewEdit},
			{"note", own.NewNote},
		}},
		{"progress", "Your progress", []command{
			{"stats", stats.New},
			{"plan", plan.New},
			{"sync", history.NewSync},
			{"history", history.New},
		}},
		{"files", "Question files", []command{
			{"lint", lint.New},
			{"export", transfer.NewExport},
			{"import", transfer.NewImport},
		}},
		{groupMore, "More", []command{
			{"answer", answer.New},
			{"completion", newCompletionCommand},
			{manName, newManCommand},
		}},
	}
}

// needed returns which commands have to be built for a run with these
// arguments. Building all of them takes longer than djq random needs to find and
// decode a card. Whatever may name, list or suggest other commands gets them all.
func needed(args []string) func(name string) bool {
	switch {
	case len(args) == 0, len(args) == 1 && args[0] == "--version":
		return func(string) bool { return false }
	case args[0] != manName && isCommand(args[0]):
		return func(name string) bool { return name == args[0] }
	}
	return func(string) bool { return true }
}

func isCommand(name string) bool {
	for _, g := range groups() {
		for _, c := range g.commands {
			if c.name == name {
				return true
			}
		}
	}
	return false
}
