package fix

import (
	"slices"
	"strings"

	"djq/internal/bank"
)

// mendsValues reports whether two files differ in nothing but values that the
// reader refused in the first and takes in the second. No card may get a name
// that is taken, or that another card of the file has.
func mendsValues(before, after *bank.File, taken func(card string) bool) bool {
	if before.Topic != after.Topic && before.Topic != "" || before.Title != after.Title || before.Summary != after.Summary ||
		len(after.Findings) >= len(before.Findings) || !noNewErrors(before, after) ||
		!slices.EqualFunc(before.Cards, after.Cards, func(a, b bank.Card) bool { return mendsCard(&a, &b) }) {
		return false
	}
	names := named(before, after)
	if slices.ContainsFunc(names, taken) {
		return false
	}
	held := map[string]int{}
	for i := range after.Cards {
		c := &after.Cards[i]
		held[c.Name()]++
		for _, alias := range c.Aliases {
			held[alias]++
		}
	}
	return !slices.ContainsFunc(names, func(name string) bool { return held[name] > 1 })
}

// mendsCard reports whether two cards differ in nothing but refused values.
func mendsCard(before, after *bank.Card) bool {
	for _, f := range bank.CardFields() {
		var same bool
		switch a, b := before.Value(f), after.Value(f); f {
		case bank.FieldTopic, bank.FieldID, bank.FieldDifficulty:
			same = a == b || a == "" && b != ""
		case bank.FieldAsked:
			same = a == b || a == bank.Sometimes.String()
		case bank.FieldTags, bank.FieldRefs:
			same = isPart(a.([]string), b.([]string))
		case bank.FieldAliases:
			same = isPart(ids(a.([]string)), ids(b.([]string)))
		case bank.FieldFollowUps:
			same = isPart(a.([]bank.FollowUp), b.([]bank.FollowUp))
		case bank.FieldSince:
			same = a == b
		default:
			same = equalTexts(a, b)
		}
		if !same {
			return false
		}
	}
	return before.GeneratedID == after.GeneratedID
}

func equalTexts(a, b any) bool {
	if list, ok := a.([]string); ok {
		return slices.Equal(list, b.([]string))
	}
	return a == b
}

// ids returns aliases without their topics, which may be those of the file.
func ids(aliases []string) []string {
	list := make([]string, len(aliases))
	for i, alias := range aliases {
		_, list[i], _ = strings.Cut(alias, "/")
	}
	return list
}

// isPart reports whether the second list has the items of the first one, in their
// order, and maybe more.
func isPart[T comparable](part, whole []T) bool {
	for _, item := range whole {
		if len(part) > 0 && part[0] == item {
			part = part[1:]
		}
	}
	return len(part) == 0
}

// named returns the names of the cards of a file that had none before.
func named(before, after *bank.File) []string {
	var names []string
	for i := range after.Cards {
		if a, b := &before.Cards[i], &after.Cards[i]; a.Name() != b.Name() && b.Topic != "" && b.ID != "" {
			names = append(names, b.Name())
		}
	}
	return names
}
