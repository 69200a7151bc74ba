// Package lint has the command djq lint, which checks question files.
//
// In reading order:
//
//	lint.go     djq lint: flags, checks and exit code
//	sources.go  which files are checked
//	context.go  the bank that the files are a part of
//	copies.go   whether built-in cards have changed since the user copied them
//	fix.go      --fix: repair files in place
//	links_*.go  whether a file has several names
//	rules.go    --rules: the rules themselves
//	explain.go  --explain: one of them
//
// It is imported by internal/cli only.
package lint
