package drill

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/memory"
)

// keysOf lists what keys do in a mode.
func keysOf(bindings []Binding) string {
	var parts []string
	for _, b := range bindings {
		parts = append(parts, b.Name("-")+" "+b.Label)
	}
	return strings.Join(parts, ", ")
}

func TestBindingsAreWhatCanBeDoneNow(t *testing.T) {
	const rest = "s skip, o references, P proof, E edit, N note, B bury, S suspend, ! flag"
	hinted := card("orm", "a", bank.Easy, 3)
	hinted.Hint = "A hint."
	question, answer, ticked, done := New([]*bank.Card{hinted}, 0), New(cards(1), 0), New(cards(1), 0), New(nil, 0)
	bare := New([]*bank.Card{card("orm", "a", bank.Easy, 0)}, 0)
	for _, s := range []*Session{answer, ticked, bare} {
		mustDo(t, s.Reveal())
	}
	mustDo(t, ticked.Tick(0))
	tests := []struct {
		name     string
		s        *Session
		m        Mode
		bindings string
		footer   string
	}{
		{
			"at a question", question, Mode{Screen: true},
			"Space answer, h hint, " + rest + ", u undo, ^L redraw, ? keys, q end",
			"Space answer, h hint, s skip, ? keys",
		},
		{
			"at a question of many pages", question, Mode{Screen: true, Pages: true, Writes: true},
			"Space more, h hint, Esc write, " + rest + ", u undo, ^L redraw, ? keys, q end",
			"Space more, h hint, Esc write, s skip, ? keys",
		},
		{
			"at a question by lines", question, Mode{Writes: true},
			"Enter answer, h hint, " + rest + ", u undo, ? keys, q end",
			"Enter answer, h hint, s skip, ? keys",
		},
		{"while writing", question, Mode{Screen: true, Writes: true, Writing: true}, "empty line answer, Esc keys", "empty line answer, Esc keys"},
		{
			"at an answer", answer, Mode{Screen: true, Pages: true},
			"Space more, a-c said it, 1-4 rate, " + rest + ", u undo, ^L redraw, ? keys, q end",
			"Space more, a-c said it, 1-4 rate, ? keys",
		},
		{
			"at a later page of an answer", answer, Mode{Screen: true, Earlier: true},
			"Bksp back, a-c said it, 1-4 rate, " + rest + ", u undo, ^L redraw, ? keys, q end",
			"a-c said it, 1-4 rate, ? keys",
		},
		{
			"at a ticked answer", ticked, Mode{},
			"Enter accept, a-c said it, 1-4 rate, " + rest + ", u undo, ? keys, q end",
			"a-c said it, 1-4 rate, ? keys",
		},
		{
			"at an answer without points", bare, Mode{},
			"1-4 rate, " + rest + ", u undo, ? keys, q end",
			"1-4 rate, ? keys",
		},
		{"at the end", done, Mode{Screen: true}, "Enter score, u undo, ^L redraw, ? keys, q end", "Enter score, u undo"},
		{"at the end of a plan's share", done, Mode{Extends: true}, "Enter score, m more, u undo, ? keys, q end", "Enter score, m more, u undo"},
	}
	for _, test := range tests {
		if got := keysOf(test.s.Bindings(test.m)); got != test.bindings {
			t.Errorf("%s: keys\n%s, want\n%s", test.name, got, test.bindings)
		}
		if got := keysOf(test.s.Footer(test.m)); got != test.footer {
			t.Errorf("%s: footer\n%s, want\n%s", test.name, got, test.footer)
		}
	}
	mustDo(t, question.Hint())
	if got := keysOf(question.Bindings(Mode{})); strings.Contains(got, "hint") {
		t.Errorf("a hint that is shown is offered: %s", got)
	}
}

func TestActionOfPrefersWhatIsOffered(t *testing.T) {
	question, answer, ticked, done := New(cards(1), 0), New(cards(1), 0), New(cards(1), 0), New(nil, 0)
	mustDo(t, answer.Reveal())
	mustDo(t, ticked.Reveal())
	mustDo(t, ticked.Tick(0))
	screen, lines := Mode{Screen: true}, Mode{}
	tests := []struct {
		s    *Session
		key  Key
		m    Mode
		here bool
		want KeyAction
	}{
		{question, KeySpace, screen, false, ActReveal},
		{question, KeySpace, Mode{Screen: true, Pages: true}, false, ActTurn},
		{question, KeyEnter, lines, false, ActReveal},
		{question, KeySpace, lines, false, 0},
		{question, KeyEscape, lines, false, 0},
		{question, '3', screen, false, ActRate}, // refused by the session
		{question, '3', lines, true, 0},         // part of a written answer
		{question, 'h', screen, false, ActHint},
		{answer, 'h', screen, false, ActTick},
		{answer, KeyEnter, screen, false, ActAccept},
		{answer, KeyEnter, Mode{Screen: true, Pages: true}, false, ActTurn},
		{ticked, KeyEnter, Mode{Screen: true, Pages: true}, false, ActAccept},
		{ticked, KeySpace, Mode{Screen: true, Pages: true}, false, ActTurn},
		{answer, KeyBackspace, Mode{Screen: true, Earlier: true}, false, ActBack},
		{answer, KeyBackspace, screen, false, ActBack}, // there is none: said so
		{answer, KeyBackspace, lines, false, 0},
		{done, KeyEnter, lines, false, ActEnd},
		{done, 'm', screen, false, ActExtend},
		{question, KeyCtrlD, screen, false, ActEnd},
		{question, 'x', screen, false, 0},
		{question, 0, screen, false, 0},
	}
	for _, test := range tests {
		got, ok := test.s.ActionOf(test.key, test.m, test.here)
		if got != test.want || ok != (test.want != 0) {
			t.Errorf("%v at phase %d, %+v: action %d, want %d", test.key, test.s.Phase(), test.m, got, test.want)
		}
	}
}

// TestKeyTableBindsEachKeyOnce holds that no two bindings of a key meet at one
// place, unless one of them is not offered when the other is.
func TestKeyTableBindsEachKeyOnce(t *testing.T) {
	bound := map[string]Binding{}
	for _, b := range KeyTable() {
		if b.Label == "" || len(b.Keys) == 0 || b.At == 0 || b.Footer&^b.At != 0 {
			t.Errorf("binding of action %d lacks something: %+v", b.Action, b)
		}
		for _, k := range b.Keys {
			for place := AtQuestion; place <= AtFollowUp; place <<= 1 {
				if b.At&place == 0 {
					continue
				}
				at := fmt.Sprint(k, " at ", place)
				if first, twice := bound[at]; twice && first.offered == nil {
					t.Errorf("%s is bound to %s and to %s", at, first.Label, b.Label)
				}
				bound[at] = b
			}
		}
	}
}

func TestKeyTableHasEveryAction(t *testing.T) {
	for a := ActTurn; a <= ActEnd; a++ {
		if !slices.ContainsFunc(KeyTable(), func(b Binding) bool { return b.Action == a }) {
			t.Errorf("no key is bound to action %d", a)
		}
	}
}

func TestKeysOfRatingsAndPoints(t *testing.T) {
	for _, r := range memory.Ratings() {
		if k := RatingKey(r); RatingOf(k) != r || k.String() != fmt.Sprint(int(r)) {
			t.Errorf("%v has key %v", r, k)
		}
	}
	if p := PointOf('c'); p != 2 {
		t.Errorf("c is point %d", p)
	}
}
