package deck

import (
	"fmt"
	"slices"
	"strings"

	"djq/internal/bank"
)

// UnknownError says that nothing has that name.
type UnknownError struct {
	Kind    string // "card", "topic", "difficulty", "tag", …
	Value   string
	Nearest []string // what was most likely meant, the most likely first; may be empty
	Known   []string
}

// Error names the value.
func (e *UnknownError) Error() string { return fmt.Sprintf("unknown %s %q", e.Kind, e.Value) }

// Hint says what could have been meant, or which values there are.
func (e *UnknownError) Hint() string {
	switch {
	case len(e.Nearest) == 1:
		return fmt.Sprintf("did you mean %q?", e.Nearest[0])
	case len(e.Nearest) > 1:
		return "did you mean one of these: " + strings.Join(e.Nearest, ", ") + "?"
	case len(e.Known) > 0:
		return "known: " + strings.Join(e.Known, ", ")
	}
	return ""
}

// AmbiguousError says that a part of a name fits several cards.
type AmbiguousError struct {
	Value      string
	Candidates []string // names of the cards
}

// Error counts the cards.
func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q matches %d cards", e.Value, len(e.Candidates))
}

// Hint names the first few of the cards.
func (e *AmbiguousError) Hint() string {
	const max = 5
	names := e.Candidates
	if len(names) > max {
		names = append(slices.Clone(names[:max]), "…")
	}
	return "choose one: " + strings.Join(names, ", ")
}

// Find returns the card of that name: its topic/id, an alias, its id, or a
// part of its name that fits exactly one card; the first of these that names
// a card decides. Its errors are UnknownError and AmbiguousError.
func (d *Deck) Find(name string) (*bank.Card, error) {
	want := strings.ToLower(strings.TrimSpace(name))
	for _, fits := range []func(*bank.Card) bool{
		func(c *bank.Card) bool { return c.Name() == want },
		func(c *bank.Card) bool { return slices.Contains(c.Aliases, want) },
		func(c *bank.Card) bool { return c.ID == want },
		func(c *bank.Card) bool { return want != "" && strings.Contains(c.Name(), want) },
	} {
		switch found := d.matching(fits); len(found) {
		case 0:
		case 1:
			return found[0], nil
		default:
			return nil, &AmbiguousError{Value: name, Candidates: names(found)}
		}
	}
	return nil, &UnknownError{Kind: "card", Value: name, Nearest: d.meant(want)}
}

func (d *Deck) matching(fits func(*bank.Card) bool) []*bank.Card {
	var found []*bank.Card
	for _, c := range d.cards {
		if fits(c) {
			found = append(found, c)
		}
	}
	return found
}

func names(cards []*bank.Card) []string {
	list := make([]string, len(cards))
	for i, c := range cards {
		list[i] = c.Name()
	}
	return list
}
