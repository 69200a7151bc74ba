// Package interview is the command djq interview: a mock interview, whose answers
// are saved as they are given and rated at the end.
//
// In reading order:
//
//	interview.go  flags, and the run of the command
//	start.go      a new interview, one that was cut off, or what was missed in one
//	recording.go  where answers and ratings go
//	asking.go     what both do with the session
//	grading.go    the user's grader, which reads what was written
//	stopwatch.go  how long it has taken
//	screen.go     on the screen: pages, the clock
//	screen_keys.go  what its keys do
//	writing.go    on the screen with --type: writing the answer
//	lines.go      line mode: one prompt, one line
//	save.go       the scorecard as a file
//	completing.go completing the ids of interviews
//
// It is imported by internal/cli only.
package interview
