package deck

import "djq/internal/bank"

// The states by which cards are chosen. What they mean is study's to say.
const (
	StateNew       = "new"
	StateDue       = "due"
	StateLearning  = "learning"
	StateLeech     = "leech"
	StateFlagged   = "flagged"
	StateSuspended = "suspended"
	StateBuried    = "buried"
	StateNoted     = "noted"
	StateEdited    = "edited"
	StateMissed    = "missed"
)

// States returns the states by which cards are chosen.
func States() []string {
	return []string{StateNew, StateDue, StateLearning, StateLeech, StateFlagged, StateSuspended, StateBuried, StateNoted, StateEdited, StateMissed}
}

// InStates returns the cards that a filter's states fit, which Filter leaves
// aside; states tells those of a card. Its errors are UnknownError and, when no
// card fits, EmptyError.
func (d *Deck) InStates(f Filter, states func(*bank.Card) []string) (*Deck, error) {
	chosen, err := choice("state", f.States, States())
	if err != nil {
		return nil, err
	}
	found := d.matching(func(c *bank.Card) bool { return chosen.fits(states(c)...) })
	if len(found) == 0 {
		return nil, &EmptyError{f}
	}
	return &Deck{cards: found}, nil
}
