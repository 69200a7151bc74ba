// Package drill is the command djq drill: it asks cards, takes ratings and
// saves each at once.
//
// In reading order:
//
//	drill.go       flags, what is asked, on the screen or by lines
//	keys_help.go   the keys as help lists them
//	asking.go      what both do with the session: rating, skipping, undoing
//	screen.go      on the screen: single keys, pages, what is redrawn
//	references.go  on the screen: references, and how to run the proof
//	paging.go      on the screen: turning pages, and the points that are shown
//	follow_ups.go  on the screen: what the interviewer asks next
//	rewriting.go   editing the card at hand, or the note on it
//	writing.go     on the screen with --type: writing the answer first
//	checking.go    with --type: which points the written answer makes
//	lines.go       line mode: one prompt, one line
//	recording.go   what was known of the cards before, and where ratings go
//	plan_queue.go  following the plan, and the search for its prices
//	stopwatch.go   how long the session has taken
//
// The keys are those of the table in internal/drill. It is imported by
// internal/cli only.
package drill
