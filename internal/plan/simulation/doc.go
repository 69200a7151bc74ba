// Package simulation lets simulated learners study by one policy or another,
// to measure what a plan reaches.
//
// In reading order: run.go (one simulation and its result), learner.go (who
// studies), world.go (what a policy sees, and what is true), policy.go (the
// policies compared), baseline.go (those that ordinary programs follow).
//
// Only tests may import it.
package simulation
