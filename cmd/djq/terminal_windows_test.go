package main

import "github.com/rogpeppe/go-internal/testscript"

// runOnTerminal is for systems with pseudo terminals of the Unix kind.
func runOnTerminal(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Fatalf("no pseudo terminal here: begin the script with [!unix] skip")
}
