// Package labelled reads written answers of which people said, point by point,
// whether they make it, and measures how well a check agrees with them. djq has
// 120 such answers of its own, written for 40 cards by others than those who
// labelled them, twice and independently.
//
// Files, in reading order: labelled.go, own.go, agreement.go.
//
// It imports nothing of djq. Commands and tests may import it.
package labelled
