// Package study joins cards with what is known of them and with the plan: it
// puts cards in the order in which a session asks them, and records what
// happens to them. It is the only package that maps the card of an event to a
// card of today's banks.
//
// In reading order:
//
//	progress.go     cards and what the history holds of them
//	card_states.go  the states by which cards are chosen
//	readiness.go    readiness of cards, and which count
//	reviews.go      the reviews that count, and how the user rates
//	memory_fit.go   fitting FSRS to the reviews
//	order.go        the orders without a plan: due, weakest, random, bank
//	plan.go         the plan as the user sets it
//	minutes.go      its minutes, by weekday
//	joined_plan.go  the plan joined with its cards
//	day_queue.go    today's part of the plan: what is worth its time, what fits
//	solved_plan.go  the search for the plan's prices, and the plan with them
//	plan_queue.go   the cards of a session that follows the plan
//	share.go        which share of their points answers will make
//	interviews.go   mock interviews as they are kept
//	recorder.go     writing a session's events to the history
//
// Packages of level 7 and up may import it.
package study
