// Package cli is djq's command line: it builds the tree of commands, runs one
// of them and turns its error into an exit code. It computes nothing itself.
//
// In reading order:
//
//	main.go        Main: one run of djq, signals and all
//	root.go        the tree of commands and the flags of all of them
//	groups.go      the commands, and which of them a run needs
//	status.go      djq without a command: progress, and what to do next
//	help.go        the help page of a command
//	man.go         the manual page
//	completion.go  completion scripts; completion.bash is for a bare bash
//
// It is imported by cmd/djq only.
package cli
