// Package fit finds the parameters of FSRS-6 that a learner's own reviews make
// most likely, together with what is known of other learners: the maximum of
// the posterior density (MAP).
//
// In reading order:
//
//	prior.go       what is known of the parameters before any review, and
//	               published.go what published fits say of it
//	step.go        FSRS's formulas for one review
//	gradient.go    their derivatives
//	loss.go        log loss over the reviews of cards
//	minimize.go    search for the least loss, by BFGS
//	fit.go         the fit, and the check that it is no worse than the defaults
//	forgetting.go  how much a learner forgets in a month
//
// It imports memory and bfgs, and packages above them may import it.
package fit
