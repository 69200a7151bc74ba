package drill

import (
	"testing"

	"djq/internal/term"
)

func TestScreenAsksFollowUps(t *testing.T) {
	const enter, escape = term.Enter, term.Escape
	checkKeys(t, []keysTest{
		{"follow-ups", []term.Key{' ', 'F'}, "Follow-up · 1 of 3\n Why first?\n"},
		{"follow-ups at a question", []term.Key{'F'}, "the answer is not shown yet: Space shows it"},
		{"no follow-ups", []term.Key{'s', ' ', 'F'}, "this card has no follow-ups"},
		{"the answer of a follow-up", []term.Key{' ', 'F', ' '}, "It comes before the others."},
		{"a follow-up that is a card", []term.Key{' ', 'F', ' ', ' '}, "Follow-up · 2 of 3 · orm/second\n What is second?"},
		{"the answer of that card", []term.Key{' ', 'F', ' ', ' ', enter}, "The second."},
		{"a follow-up without an answer", []term.Key{' ', 'F', ' ', ' ', ' ', ' ', ' '}, "The card gives none."},
		{"after the last follow-up", []term.Key{' ', 'a', 'F', ' ', ' ', ' ', ' ', ' ', ' '}, "said a · 1 of 3 → again"},
		{"leaving the follow-ups", []term.Key{' ', 'F', ' ', 'F'}, "What is first?"},
		{"leaving the follow-ups by escape", []term.Key{' ', 'F', escape}, "a–c said it"},
		{"a rating at a follow-up", []term.Key{' ', 'F', '3'}, "this is a follow-up: F returns to the card"},
		{"a tick at a follow-up", []term.Key{' ', 'F', 'a'}, "this is a follow-up: F returns to the card"},
		{"a skip at a follow-up", []term.Key{' ', 'F', 's'}, "this is a follow-up: F returns to the card"},
		{"redraw at a follow-up", []term.Key{' ', 'F', ' ', term.CtrlL}, "Why first?\n\n Answer\n   It comes before the others."},
		{"keys at a follow-up", []term.Key{' ', 'F', '?'}, "leave"},
		{"undo at a follow-up", []term.Key{' ', '3', ' ', 'u', 'F', 'u'}, "nothing to undo"},
		{"no proof", []term.Key{'P'}, "this card has no proof"},
	})
}
