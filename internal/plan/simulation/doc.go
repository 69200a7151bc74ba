// Package simulation lets simulated learners study by one policy or another,
// to measure what a plan reaches.
//
// In reading order: run.go (one simulation), result.go (what it comes to),
// learner.go (who studies, and real.go as real people do), world.go (what a
// policy sees, and what is true), belief.go (what djq makes of the reviews),
// policy.go (the policies compared), ordinary.go (those without a plan).
//
// Only tests may import it.
package simulation
