package app

import (
	"djq/internal/bank"
	"djq/internal/deck"
	"djq/questions"
)

// Pick returns one of all cards in use: choose takes their names and returns
// which. Where no bank is in use but the built-in one, no other card is decoded.
func (b *Banks) Pick(choose func(names []string) int) (*bank.Card, error) {
	sources, err := b.Sources()
	if err != nil {
		return nil, err
	}
	if len(sources) == 1 && sources[0].Builtin {
		card, err := pickBuiltin(choose)
		if err == nil {
			b.addNotes([]*bank.Card{card})
		}
		return card, err
	}
	d, err := b.Deck(deck.Filter{})
	if err != nil {
		return nil, err
	}
	names := make([]string, d.Len())
	for i, c := range d.Cards() {
		names[i] = c.Name()
	}
	return d.Cards()[choose(names)], nil
}

func pickBuiltin(choose func(names []string) int) (*bank.Card, error) {
	names := questions.Names()
	name, text, err := questions.Alone(names[choose(names)])
	if err != nil {
		return nil, err
	}
	file := bank.Parse(Builtin+"/"+name, text)
	read := bank.Bank{Files: []*bank.File{file}, Findings: file.Findings}
	if err := read.Err(); err != nil {
		return nil, err
	}
	return read.Cards()[0], nil
}
