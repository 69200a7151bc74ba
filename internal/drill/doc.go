// Package drill is a session of questions as a pure state machine: which card
// is asked, what of it has been shown, what was said, how it was rated, and
// the score. It reads no clock and no terminal: moments are arguments, and what
// happened is returned as events.
//
// In reading order:
//
//	session.go  the session and its phases: reveal, hint, tick
//	rate.go     what Undo can take back: rate, skip, bury, suspend; and flags
//	follow_up.go what the interviewer asks next
//	suggest.go  the rating that fits the points said
//	counted.go  how long a card counts as being studied
//	budget.go   the time of a day, and which cards there is time for
//	requeue.go  other cards for the rest of the session
//	edit.go     a card that is written anew while it is asked
//	event.go    what happened to a card
//	refusal.go  why an action is refused
//	score.go    what a session has come to
//	keys.go     the one table of keys and what they do
//
// It imports cards and ratings, and nothing that shows or saves them.
package drill
