// Package grader has a command of the user's choice say which points a written
// answer makes, in place of the check of package answer: a language model, or a
// script. What the command prints is foreign text, which is cleaned here.
//
// Files, in reading order: grader.go, reply.go, process_unix.go,
// process_windows.go.
//
// Commands may import it.
package grader
