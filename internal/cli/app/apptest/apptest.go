package apptest

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/study"
)

// Bank is the question bank of a World unless its test writes another one.
const Bank = `
topic: orm
title: Models
summary: Managers and queries
cards:
  - id: first
    difficulty: easy
    asked: often
    tags: [concept]
    question: What is first?
    answer: The first.
    key_points: [Says one, Says two]
  - id: second
    difficulty: hard
    since: "6.0"
    question: What is second?
    answer: The second.
  - id: third
    topic: views
    difficulty: medium
    question: What is third?
    answer: The third.
`

// World is what the commands of a test find around them: a folder for djq's
// data, a question bank, a terminal or pipes. Each Run is a run of its own.
type World struct {
	Home    string            // DJQ_HOME
	Now     time.Time         // 2026-07-01 09:30 UTC unless changed
	Env     map[string]string // the environment besides: DJQ_BANK and NO_COLOR at first
	Stdin   string
	Columns int       // of a terminal at both ends; 0 for pipes
	Stdout  io.Writer // in place of the output that Run returns, unless nil

	t testing.TB
}

// New returns a world with an empty data folder and the question bank Bank, in
// pipes.
func New(t testing.TB) *World {
	t.Helper()
	w := &World{Home: t.TempDir(), Now: time.Date(2026, 7, 1, 9, 30, 0, 0, time.UTC), t: t}
	w.Env = map[string]string{"DJQ_BANK": w.File("bank.yaml", Bank), "NO_COLOR": "1"}
	return w
}

// File writes a file into a folder of its own and returns its path.
func (w *World) File(name, text string) string {
	w.t.Helper()
	path := filepath.Join(w.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
	return path
}

// App returns the App of a run, with what is written to standard output and
// standard error.
func (w *World) App() (a *app.App, out, errOut *strings.Builder) {
	w.t.Helper()
	out, errOut = &strings.Builder{}, &strings.Builder{}
	stdout := w.Stdout
	if stdout == nil {
		stdout = out
	}
	a, err := app.New(app.Env{
		Stdin: strings.NewReader(w.Stdin), Stdout: stdout, Stderr: errOut,
		Now: func() time.Time { return w.Now },
		Getenv: func(name string) string {
			if name == "DJQ_HOME" {
				return w.Home
			}
			return w.Env[name]
		},
		IsTerminal:   func(any) bool { return w.Columns > 0 },
		TerminalSize: func(any) (int, int, bool) { return w.Columns, 24, w.Columns > 0 },
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return a, out, errOut
}

// Result is the output and exit code of a run.
type Result struct {
	Code     int
	Out, Err string
}

// Run runs a command with arguments, as Main does, and returns what it left
// behind.
func (w *World) Run(command func(*app.App) *cobra.Command, args ...string) Result {
	w.t.Helper()
	a, out, errOut := w.App()
	c := command(a)
	c.SilenceErrors, c.SilenceUsage = true, true
	c.SetFlagErrorFunc(app.FlagError)
	c.SetIn(a.IO.In)
	c.SetOut(a.IO.Out)
	c.SetErr(a.IO.Err)
	c.SetArgs(append([]string{}, args...))
	err := errors.Join(c.ExecuteContext(w.t.Context()), a.IO.Out.Flush())
	code := app.Report(errOut, err)
	return Result{code, out.String(), errOut.String()}
}

// Review rates cards good on the day and at the time of the world.
func (w *World) Review(cards ...string) {
	w.t.Helper()
	for _, card := range cards {
		w.Append(event.Event{Kind: event.Review, Card: card, Rating: memory.Good, MS: 5000})
	}
}

// Plan sets the date of an interview, a number of days from today, with 20
// minutes a day.
func (w *World) Plan(days int) {
	w.t.Helper()
	w.store(func(a *app.App, store *history.Store) error {
		return study.SavePlan(w.t.Context(), store, study.Plan{Date: a.Today() + memory.Day(days), Minutes: 20, Since: a.Today()})
	})
}

// Append writes an event of the world's day and time to the history.
func (w *World) Append(e event.Event) {
	w.t.Helper()
	w.store(func(a *app.App, store *history.Store) error {
		e.At, e.Day = a.Now(), a.Today()
		_, _, err := store.Append(w.t.Context(), e)
		return err
	})
}

// store changes the history.
func (w *World) store(change func(*app.App, *history.Store) error) {
	w.t.Helper()
	a, _, _ := w.App()
	store, err := a.History.Open(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	if err := errors.Join(change(a, store), store.Close()); err != nil {
		w.t.Fatal(err)
	}
}
