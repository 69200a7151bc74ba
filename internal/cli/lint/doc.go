// Package lint is the command group of djq lint, which checks question files.
//
// In reading order:
//
//	lint.go     djq lint: what to check, and what comes of it
//	context.go  the bank around single files
//	fix.go      --fix: repair files in place
//	rules.go    --rules: the rules themselves
//
// It is imported by internal/cli only.
package lint
