package main

import (
	"regexp"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/markdown"
)

// TestPhrasesOfAnswersFindTheirCard takes phrases of five words from what
// answers show; a search for each finds the card.
func TestPhrasesOfAnswersFindTheirCard(t *testing.T) {
	space := regexp.MustCompile(`\s+`)
	for name, c := range cardsByName(t) {
		shown := space.Split(strings.TrimSpace(markdown.Text(markdown.Parse(c.Answer))), -1)
		for i := 0; i+5 <= len(shown); i += 5 {
			phrase := strings.Join(shown[i:i+5], " ")
			d, err := deck.New([]*bank.Card{c}).Filter(deck.Filter{Search: phrase})
			if err != nil || d.Len() != 1 {
				t.Errorf("%s is not found by %q: %v", name, phrase, err)
			}
		}
	}
}

// TestPlainQuestionsFindTheirCards searches for each of the fifty subjects as an
// interviewer asks for it in passing.
func TestPlainQuestionsFindTheirCards(t *testing.T) {
	cards := cardsByName(t)
	for _, row := range rows(t, "subjects.tsv", 3) {
		name, question := row[1], row[2]
		d, err := deck.New([]*bank.Card{cards[name]}).Filter(deck.Filter{Search: question})
		if err != nil || d.Len() != 1 {
			t.Errorf("%s is not found by %q: %v", name, question, err)
		}
	}
}
