// Package stats has the command djq stats, which shows progress in figures.
//
// In reading order:
//
//	stats.go  djq stats
//	json.go   the figures as JSON
//
// It is imported by internal/cli only.
package stats
