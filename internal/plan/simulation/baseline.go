package simulation

import "slices"

func random(w *World) func(int) []int {
	return func(int) []int { return w.chance.Perm(len(w.cards)) }
}

// weakest asks seen cards by retrievability and then new ones.
func weakest(w *World) func(int) []int {
	return func(day int) []int { return append(w.seen(day), w.unseen()...) }
}

// anki asks what is due in random order, and then at most 20 new cards a day in
// the order of the deck.
func anki(w *World) func(int) []int {
	return func(day int) []int {
		due := w.dueOn(day)
		w.chance.Shuffle(len(due), func(i, j int) { due[i], due[j] = due[j], due[i] })
		fresh := w.which(func(c *card) bool { return !c.Seen() })
		return append(due, fresh[:min(20, len(fresh))]...)
	}
}

func (w *World) dueOn(day int) []int {
	return w.which(func(c *card) bool { return c.Seen() && c.last < day && c.due <= day })
}

// newFirst spreads the new cards evenly over the first four fifths of the days,
// then asks what is due, always those that count most first, and then the
// weakest.
func newFirst(w *World) func(int) []int { return w.spread(0.8) }

func (w *World) spread(share float64) func(int) []int {
	return func(day int) []int {
		fresh := w.unseen()
		left := max(1, int(float64(w.Days)*share)-day)
		fresh = fresh[:min((len(fresh)+left-1)/left, len(fresh))]
		due := w.dueOn(day)
		w.sort(due, func(c *card) float64 { return -c.Weight })
		return slices.Concat(fresh, due, w.seen(day))
	}
}

// lastPass does much as newFirst until the last days. Those go to one pass over
// all cards seen, those that count most and then the strongest first, and to
// new cards when time is left.
func lastPass(w *World) func(int) []int {
	spread := w.spread(0.7)
	begun := -1
	return func(day int) []int {
		seen := w.which((*card).seen)
		if begun < 0 && float64(w.Days-day)*w.Seconds > float64(len(seen))*1.2*w.model.SeenSeconds {
			return spread(day)
		}
		if begun < 0 {
			begun = day
		}
		pass := w.seen(begun)
		slices.Reverse(pass)
		w.sort(pass, func(c *card) float64 { return -c.Weight })
		return append(pass, w.unseen()...)
	}
}

func (c *card) seen() bool { return c.Seen() }
