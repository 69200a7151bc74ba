// Package plan chooses what to ask on each day so that expected readiness on
// the day of an interview is as high as the minutes until then allow, and knows
// an upper bound on what any choice could reach.
//
// Every second of each remaining day has a price. With prices given, each card
// can be planned alone, by dynamic programming backwards over days; the prices
// are those at which the days are used as much as there is time.
//
// In reading order:
//
//	problem.go   what there is to plan: cards, days, seconds
//	model.go     how a learner rates and how long that takes; fit.go learns it
//	             from reviews
//	order.go     today's order, and the greedy one that needs no prices
//	early.go     what readiness on the days before counts; owed.go which cards
//	             return whatever that gains
//	solution.go  prices and what they lead to
//	solve.go     the search for prices; descent.go takes its steps, from
//	             curvature.go's guess at how far prices have to move
//	prices.go    prices as they are kept
//	solver.go    what stays the same while prices change: calendar.go (days),
//	             gaps.go (days between reviews), grid.go (memory states)
//	values.go    the value of a memory state under given prices; exponential.go:
//	             a faster exponential for that
//	flow.go      how many cards are asked on each day under given prices
//	forecast.go  readiness on the day; run.go runs the order through the model,
//	             as often as estimate.go says, by the gains of gains.go
//	returns.go   whether a card is asked again
//
// It imports memory and bfgs. Packages of level 5 and up may import it.
package plan
