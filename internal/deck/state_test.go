package deck

import (
	"errors"
	"strings"
	"testing"

	"djq/internal/bank"
)

func TestStatesChooseCards(t *testing.T) {
	d := testDeck(t)
	states := func(c *bank.Card) []string {
		return map[string][]string{
			"n-plus-one": {StateDue, StateLeech}, "managers": {StateNew}, "formsets": {StateDue, StateSuspended},
		}[c.ID]
	}
	for _, tt := range []struct {
		values []string
		want   string
	}{
		{nil, "orm/n-plus-one orm/managers forms/formsets async/tasks async/managers-too"},
		{[]string{"due"}, "orm/n-plus-one forms/formsets"},
		{[]string{"due,!suspended"}, "orm/n-plus-one"},
		{[]string{"New", "leech"}, "orm/n-plus-one orm/managers"},
		{[]string{"!new", "!due"}, "async/tasks async/managers-too"},
		{[]string{"buried"}, ""},
	} {
		got, err := d.InStates(Filter{States: tt.values}, states)
		var empty *EmptyError
		switch {
		case tt.want == "" && !errors.As(err, &empty):
			t.Errorf("%v: error %v, want an EmptyError", tt.values, err)
		case tt.want != "" && (err != nil || strings.Join(names(got.Cards()), " ") != tt.want):
			t.Errorf("%v: %v, %v, want %s", tt.values, got, err, tt.want)
		}
	}
	f := Filter{States: []string{"deu"}}
	if _, err := d.Filter(f); err == nil || err.Error() != `unknown state "deu"` {
		t.Errorf("an unknown state: %v", err)
	}
	if got := (Filter{Tags: []string{"code"}, States: []string{"!new"}}).String(); got != "--tag code --state !new" {
		t.Errorf("as flags: %s", got)
	}
}
