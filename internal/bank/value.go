package bank

import (
	"iter"
	"slices"
)

// Value returns what the card says in a field, as JSON has it: a string, or a
// list of strings or of FollowUp, which is not nil. The caller must not change
// it. For a field that cards do not have, Value returns nil.
func (c *Card) Value(f Field) any {
	if fields[f].value == nil {
		return nil
	}
	switch v := fields[f].value(c).(type) {
	case *string:
		return *v
	case *[]string:
		return notNil(*v)
	case *[]FollowUp:
		return notNil(*v)
	case *Difficulty:
		return v.String()
	case *Asked:
		return v.String()
	case *Version:
		return v.String()
	}
	panic("a field of an unknown type")
}

func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// Text is one of the Markdown texts of a card.
type Text struct {
	Field Field
	Index int // of the item it belongs to, -1 for the value of the field
	Text  string
}

// Texts yields the Markdown texts of the card that are not empty, in the order
// of the fields.
func (c *Card) Texts() iter.Seq[Text] {
	return func(yield func(Text) bool) {
		for _, f := range cardFields {
			if fields[f].shown && !c.textsOf(f, yield) {
				return
			}
		}
	}
}

// textsOf yields the texts of one field, and returns false when yield did.
func (c *Card) textsOf(f Field, yield func(Text) bool) bool {
	visit := func(i int, s string) bool { return s == "" || yield(Text{f, i, s}) }
	switch v := fields[f].value(c).(type) {
	case *string:
		return visit(-1, *v)
	case *[]string:
		for i, s := range *v {
			if !visit(i, s) {
				return false
			}
		}
	case *[]FollowUp:
		for i, u := range *v {
			if !visit(i, u.Question) || !visit(i, u.Answer) {
				return false
			}
		}
	}
	return true
}

// Equal reports whether two cards say the same in every field. Texts are
// compared by sameText, which decides what white space says.
func (c *Card) Equal(d *Card, sameText func(a, b string) bool) bool {
	return !slices.ContainsFunc(cardFields, func(f Field) bool { return !equalIn(f, c, d, sameText) })
}

func equalIn(f Field, c, d *Card, sameText func(a, b string) bool) bool {
	other := fields[f].value(d)
	switch v := fields[f].value(c).(type) {
	case *string:
		return sameText(*v, *other.(*string))
	case *[]string:
		return slices.EqualFunc(*v, *other.(*[]string), sameText)
	case *[]FollowUp:
		return slices.EqualFunc(*v, *other.(*[]FollowUp), func(a, b FollowUp) bool {
			return a.Card == b.Card && sameText(a.Question, b.Question) && sameText(a.Answer, b.Answer)
		})
	case *Difficulty:
		return *v == *other.(*Difficulty)
	case *Asked:
		return *v == *other.(*Asked)
	case *Version:
		return *v == *other.(*Version)
	}
	panic("a field of an unknown type")
}
