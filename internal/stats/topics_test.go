package stats

import (
	"reflect"
	"testing"

	"djq/internal/bank"
	"djq/internal/memory"
)

func TestTopicsCountTheirCardsByDifficulty(t *testing.T) {
	card := func(topic string, d bank.Difficulty) *bank.Card { return &bank.Card{Topic: topic, Difficulty: d} }
	a, b, c, d := card("orm", bank.Hard), card("auth", bank.Easy), card("orm", bank.Easy), card("orm", bank.Hard)
	seen := func(cards []*bank.Card) memory.Standing { return memory.Standing{Cards: len(cards)} }
	want := []Topic{
		{Name: "auth", Cards: []*bank.Card{b}, Easy: 1, Standing: memory.Standing{Cards: 1}},
		{Name: "orm", Cards: []*bank.Card{a, c, d}, Easy: 1, Hard: 2, Standing: memory.Standing{Cards: 3}},
	}
	if got := Topics([]*bank.Card{a, b, c, d}, seen); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Topics(nil, seen); len(got) > 0 {
		t.Errorf("topics of no cards: %v", got)
	}
}
