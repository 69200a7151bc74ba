// Package plan has the commands of djq plan, which plans for the date of an
// interview.
//
// In reading order:
//
//	plan.go     djq plan and djq plan show
//	set.go      djq plan set: make and change the plan
//	date.go     the date of the interview, as it is written
//	minutes.go  the minutes a day, as they are written
//	clear.go    remove the plan
//	ask.go      the questions that djq plan asks on a terminal
//	json.go     the plan as JSON
//
// It is imported by internal/cli only.
package plan
