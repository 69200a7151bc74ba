// Package bfgs learns how a function curves from the steps that a search for its
// least value takes (Nocedal and Wright, Numerical Optimization, chapter 6). The
// searches for a plan's prices and for the parameters of a memory step by it,
// each with a line search of its own.
//
// It imports nothing of djq, and any package may import it.
package bfgs
