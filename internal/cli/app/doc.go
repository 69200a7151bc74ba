// Package app is what djq's commands share: the streams they read and write,
// the settings, the question banks, the history, the flags that choose cards,
// and the errors and exit codes that a run ends with.
//
// A command's constructor takes an *App and puts what the command needs of it
// into the command's options, so that a test can run the command with streams
// and an environment of its own (see package apptest). Nothing here is kept at
// package level, and nothing but Main in package cli prints an error.
//
// In reading order:
//
//	app.go        Env, what a run takes from outside; App, made of it
//	streams.go    Streams: standard input and output, colour, width, lines
//	json.go       JSON output; fit_json.go: how memory is predicted, in JSON
//	confirm.go    a question that is answered with yes or no
//	progress.go   ProgressLine: how far long work has come
//	lint_settings.go  reading the settings of lint
//	stdin.go      standard input as a question file
//	config.go     Config: environment, clock, study day, scheduler
//	clock.go      the clock that DJQ_NOW asks for
//	settings.go   Settings: the settings file
//	folders.go    where data and settings lie on each platform
//	banks.go      Banks: which banks are used, reading them
//	left_out.go   naming the personal files that are left out
//	personal.go   the folder of what the user writes, and notes
//	proof.go      whether a card has a proof
//	pick.go       one card of all, without decoding the others
//	history.go    History: opening it, and what it knows of cards
//	plan.go       the interview plan joined with its cards, and solved
//	flag.go       flags, and what is said of wrong ones
//	filter.go     the flags that choose cards, and their completion
//	choose.go     the cards that a filter chooses
//	arguments.go  how many arguments a command takes, groups of commands
//	error.go      errors with exit codes, and the one place that prints them
//	exit.go       the exit codes
//	signal.go     ending by a signal
//	version.go    djq's version
//
// It is imported by the command groups below internal/cli and by internal/cli.
package app
