// Package plan is the command group of djq plan, which plans for the day of an interview.
//
// In reading order:
//
//	plan.go  djq plan: show and clear the plan
//	set.go   djq plan set: make and change it
//	ask.go   the questions that djq plan asks on a terminal
//	json.go  the plan as JSON
//
// It is imported by internal/cli only.
package plan
