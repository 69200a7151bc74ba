package stats

import (
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/memory"
)

// Topic is what is known of the cards of a topic.
type Topic struct {
	Name               string
	Cards              []*bank.Card
	Easy, Medium, Hard int // how many of the cards are so difficult
	Standing           memory.Standing
}

// Topics returns the topics of cards, by name, with what a function says
// of how ready the learner is for each.
func Topics(cards []*bank.Card, standing func([]*bank.Card) memory.Standing) []Topic {
	byName := map[string]*Topic{}
	for _, c := range cards {
		t := byName[c.Topic]
		if t == nil {
			t = &Topic{Name: c.Topic}
			byName[c.Topic] = t
		}
		t.Cards = append(t.Cards, c)
		switch c.Difficulty {
		case bank.Easy:
			t.Easy++
		case bank.Medium:
			t.Medium++
		case bank.Hard:
			t.Hard++
		}
	}
	var topics []Topic
	for _, t := range byName {
		t.Standing = standing(t.Cards)
		topics = append(topics, *t)
	}
	slices.SortFunc(topics, func(a, b Topic) int { return strings.Compare(a.Name, b.Name) })
	return topics
}
