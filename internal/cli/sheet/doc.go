// Package sheet is the command djq sheet: what to read on the night before an
// interview. sheet.go has the command, json.go its output for other programs.
//
// It is imported by internal/cli only.
package sheet
