// Package stats computes figures from the states of cards and their
// reviews. It reads nothing itself.
//
// In reading order: stats.go (all figures), group.go (those of one topic or
// difficulty), streak.go (study days in a row).
//
// Packages of level 6 and up may import it.
package stats
