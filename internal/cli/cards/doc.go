// Package cards has the commands that show cards: djq list, show, random,
// topics and proof.
//
// In reading order:
//
//	list.go    djq list
//	show.go    djq show: cards in full
//	random.go  djq random
//	topics.go  djq topics: topics, or one of them with its cards
//	proof.go   djq proof: the program that proves a card
//	table.go   cards as a table
//	json.go    cards as JSON
//
// It is imported by internal/cli only.
package cards
