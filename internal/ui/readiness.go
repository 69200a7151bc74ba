package ui

import (
	"fmt"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/humanize"
	"djq/internal/memory"
)

// Readiness names readiness with its two parts, on the day of an interview
// when it is not 0, else today.
func Readiness(r memory.Readiness, day memory.Day) string {
	name := "Readiness"
	if day != 0 {
		name += " for " + humanize.Date(day)
	}
	if r.Coverage == 0 {
		return name + " 0%: nothing seen yet"
	}
	return fmt.Sprintf("%s %s: %s seen, %s of that recalled", name, humanize.Percent(r.Value()), humanize.Percent(r.Coverage), humanize.Percent(r.Recall))
}

// Difficulties says how many cards of each difficulty a deck has.
func Difficulties(d *deck.Deck) string {
	return fmt.Sprintf("%s easy, %s medium, %s hard",
		humanize.Number(d.Count(bank.Easy)), humanize.Number(d.Count(bank.Medium)), humanize.Number(d.Count(bank.Hard)))
}
