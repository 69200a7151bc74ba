package deck

import (
	"cmp"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
)

const (
	maxMeant     = 3 // cards that a hint names
	minMeantPart = 4 // bytes of a part of a name
)

// meant returns the names of the cards that a name without a card was most
// likely meant for, the most likely first. Hyphens do not count; where that is
// not enough, "1" is also "one", and a part of a name will do.
func (d *Deck) meant(want string) []string {
	_, id, whole := strings.Cut(want, "/")
	if !whole {
		id = want
	}
	for _, plain := range []func(string) string{unhyphenated, spelled} {
		if whole {
			if found := d.nearest(plain(want), plain); len(found) > 0 {
				return found
			}
		}
		if found := d.nearest(plain(id), func(name string) string { return plain(idOf(name)) }); len(found) > 0 {
			return found
		}
	}
	if len(unhyphenated(want)) < minMeantPart {
		return nil
	}
	part := spelled(want)
	holding := names(d.matching(func(c *bank.Card) bool { return strings.Contains(spelled(c.Name()), part) }))
	// The less there is around the part, the more likely it was meant.
	slices.SortStableFunc(holding, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	return holding[:min(maxMeant, len(holding))]
}

// nearest returns the cards whose name or alias, as form writes it, is nearest to a
// word: several where they are written alike.
func (d *Deck) nearest(word string, form func(name string) string) []string {
	var forms, of []string
	for _, c := range d.cards {
		for _, name := range append([]string{c.Name()}, c.Aliases...) {
			forms, of = append(forms, form(name)), append(of, c.Name())
		}
	}
	near, ok := diag.Nearest(word, forms)
	if !ok {
		return nil
	}
	var found []string
	for i, name := range of {
		if forms[i] == near && !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	return found[:min(maxMeant, len(found))]
}

// idOf returns the id of a card's name.
func idOf(name string) string {
	_, id, _ := strings.Cut(name, "/")
	return id
}

// unhyphenated returns a name without what joins its words.
func unhyphenated(name string) string { return joints.Replace(name) }

// spelled is unhyphenated with digits as words.
func spelled(name string) string { return digits.Replace(unhyphenated(name)) }

var (
	joints = strings.NewReplacer("-", "", "_", "", " ", "")
	digits = strings.NewReplacer("0", "zero", "1", "one", "2", "two", "3", "three", "4", "four",
		"5", "five", "6", "six", "7", "seven", "8", "eight", "9", "nine")
)
