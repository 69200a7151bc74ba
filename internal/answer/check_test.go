package answer

import (
	"slices"
	"testing"
)

func TestCheckFindsThePointsMade(t *testing.T) {
	points := []string{"Counts one query for the list and one for each row", "`select_related()` follows a foreign key by a join"}
	got := Check("What is the N+1 query problem?", points, "You get one query for the list, then another for each row.")
	if got[0].Said != Said || !slices.Contains(got[0].Words, "list") {
		t.Errorf("%+v, want the first point to be said by its words", got[0])
	}
	if got[1].Said != NotSaid {
		t.Errorf("%+v, want the second point not to be said", got[1])
	}
}

func TestCheckOfNothing(t *testing.T) {
	for _, r := range Check("", []string{"", "A point"}, "") {
		if r.Said != NotSaid || r.Score != 0 || r.Words != nil {
			t.Errorf("%+v, want nothing said", r)
		}
	}
	if got := Check("What?", nil, "text"); len(got) != 0 {
		t.Errorf("%+v, want no results", got)
	}
}
