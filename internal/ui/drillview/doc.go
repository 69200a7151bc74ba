// Package drillview shows a session of package drill: its card as far as it has
// been shown, the keys that do something now, what a rating led to, and the
// score. Everything is lines made with the kit of package ui; the command drill
// decides what to print when, and what is redrawn in place.
//
// Reading order: view.go (header, question, answer), points.go, live.go (the last lines of
// the screen), key_labels.go, prompt.go (line mode), write.go (an answer being
// written), follow_up.go (what the interviewer asks next), proof.go, memory.go (what a history adds), score.go. Commands import it.
package drillview
