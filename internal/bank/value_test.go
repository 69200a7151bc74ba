package bank

import (
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func sameString(a, b string) bool { return a == b }

// TestTableKnowsEveryFieldOfACard changes the fields of the struct one by one:
// a field that the table forgets would be dropped by --fix, by JSON and by all
// else that goes by it.
func TestTableKnowsEveryFieldOfACard(t *testing.T) {
	notAuthored := []string{"GeneratedID", "Pos", "File", "Replaces", "Note", "places", "takesDifficulty"}
	plain := &Card{}
	for i := range reflect.TypeFor[Card]().NumField() {
		name := reflect.TypeFor[Card]().Field(i).Name
		if slices.Contains(notAuthored, name) {
			continue
		}
		changed := &Card{}
		switch v := reflect.ValueOf(changed).Elem().Field(i); v.Interface().(type) {
		case string:
			v.SetString("x")
		case []string:
			v.Set(reflect.ValueOf([]string{"x"}))
		case []FollowUp:
			v.Set(reflect.ValueOf([]FollowUp{{Card: "x"}}))
		case Difficulty:
			v.Set(reflect.ValueOf(Hard))
		case Asked:
			v.Set(reflect.ValueOf(Rarely))
		case Version:
			v.Set(reflect.ValueOf(Version{6, 0}))
		default:
			t.Fatalf("%s is of a type that the table does not know", name)
		}
		if plain.Equal(changed, sameString) || changed.Equal(plain, sameString) {
			t.Errorf("cards that differ in %s are equal", name)
		}
		if !changed.Equal(changed, sameString) {
			t.Errorf("a card with %s does not equal itself", name)
		}
		var values []Field
		for _, f := range CardFields() {
			if !reflect.DeepEqual(plain.Value(f), changed.Value(f)) {
				values = append(values, f)
			}
		}
		if len(values) != 1 {
			t.Errorf("%s changes the values of %v, want one field", name, values)
		}
	}
}

func TestEqualComparesPartsOfFollowUps(t *testing.T) {
	a := &Card{FollowUps: []FollowUp{{Question: "Why?", Answer: "So."}}}
	for _, b := range []FollowUp{{Question: "Why?"}, {Answer: "So."}, {Card: "a/b", Question: "Why?", Answer: "So."}} {
		if a.Equal(&Card{FollowUps: []FollowUp{b}}, sameString) {
			t.Errorf("%+v equals %+v", a.FollowUps, b)
		}
	}
	if !a.Equal(&Card{FollowUps: []FollowUp{{Question: "?", Answer: "."}}}, func(a, b string) bool { return a == "" == (b == "") }) {
		t.Error("the texts of follow-ups are not compared by sameText")
	}
}

func TestTextsAreThoseThatPeopleRead(t *testing.T) {
	c := &Card{
		Topic: "no", ID: "no", Tags: []string{"no"}, Question: "q", Variants: []string{"v", "w"}, Hint: "h", Answer: "a",
		KeyPoints: []string{"k"}, BonusPoints: []string{"b"}, Refs: []string{"no"}, Aliases: []string{"no"},
		FollowUps: []FollowUp{{Card: "no"}, {Question: "fq", Answer: "fa"}},
	}
	want := []Text{
		{FieldQuestion, -1, "q"}, {FieldVariants, 0, "v"}, {FieldVariants, 1, "w"}, {FieldHint, -1, "h"}, {FieldAnswer, -1, "a"},
		{FieldKeyPoints, 0, "k"}, {FieldBonusPoints, 0, "b"}, {FieldFollowUps, 1, "fq"}, {FieldFollowUps, 1, "fa"},
	}
	if diff := cmp.Diff(want, slices.Collect(c.Texts())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for range c.Texts() {
		break // must not go on after the first
	}
}

func TestValuesOfAnEmptyCardAreEmptyLists(t *testing.T) {
	for f, want := range map[Field]any{
		FieldTags: []string{}, FieldFollowUps: []FollowUp{}, FieldAsked: "sometimes", FieldSince: "", FieldTitle: nil,
	} {
		if diff := cmp.Diff(want, (&Card{}).Value(f)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f, diff)
		}
	}
}
