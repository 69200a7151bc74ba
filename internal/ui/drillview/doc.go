// Package drillview shows a session of package drill: its card as far as it is
// opened up, the keys that do something now, what became of a rating, and the
// score. Everything is lines made with the kit of package ui; what to print
// when, and what is redrawn in place, the command drill decides.
//
// Reading order: view.go (header, question, answer), live.go (the last lines of
// the screen), keys.go, prompt.go (line mode), write.go (an answer being
// written), memory.go (what a history adds), score.go.
package drillview
