// Package interview is a mock interview as a pure state machine: which question
// comes next, what was said, which follow-up it leads to, and the scorecard. It
// reads no clock, no terminal and no history: moments and predictions are
// arguments.
//
// In reading order:
//
//	level.go      how difficult the questions of a level are
//	draw.go       the questions of an interview, drawn from cards
//	interview.go  what is kept of an interview, also while it is cut off
//	session.go    its steps, and which comes next
//	answering.go  answers and hints
//	ticking.go    ticks, ends, undo
//	follow_up.go  which follow-up a question leads to
//	band.go       the bands of hiring rubrics, and the rule that leads there
//	scorecard.go  what an interview came to
//
// It imports cards, ratings and package sampling. Packages of level 6 and up may
// import it.
package interview
