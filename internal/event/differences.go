package event

import (
	"fmt"
	"math"
	"slices"
)

// Differences names the cards, days and events in which two derivations differ.
func Differences(want, got Derived) []string {
	var list []string
	for card := range unionKeys(want.States, got.States) {
		if !want.States[card].Equal(got.States[card]) {
			list = append(list, "state of "+card)
		}
	}
	for day := range unionKeys(want.Days, got.Days) {
		if want.Days[day] != got.Days[day] {
			list = append(list, "sums of "+day.String())
		}
	}
	for key := range unionKeys(want.Ratings, got.Ratings) {
		w, g := want.Ratings[key], got.Ratings[key]
		drift := math.Abs(w.Predicted - g.Predicted)
		w.Predicted, g.Predicted = 0, 0
		if w != g || drift > 1e-6 {
			list = append(list, fmt.Sprintf("%v ratings of %s", key.Rating, key.Card))
		}
	}
	for uid := range unionKeys(want.Aside, got.Aside) {
		w, g := want.Aside[uid], got.Aside[uid]
		if w.Compare(g) != 0 {
			list = append(list, fmt.Sprintf("whether %q counts yet", uid))
		}
	}
	slices.Sort(list)
	return list
}

func unionKeys[K comparable, V any](a, b map[K]V) map[K]bool {
	keys := make(map[K]bool, len(a))
	for k := range a {
		keys[k] = true
	}
	for k := range b {
		keys[k] = true
	}
	return keys
}
