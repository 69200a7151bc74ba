// Package interviewview shows a mock interview: its questions and follow-ups, the
// points to tick, the keys, and the scorecard.
//
// In reading order:
//
//	view.go       what stays on the screen
//	points.go     the points to tick, page by page
//	keys.go       what can be done now
//	scorecard.go  the scorecard on a terminal or in a pipe
//	markdown.go   the scorecard with all answers, as a file
//
// It prints nothing. Commands may import it.
package interviewview
