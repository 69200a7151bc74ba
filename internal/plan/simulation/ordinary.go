package simulation

import (
	"slices"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/memory"
	"djq/internal/study"
)

// withoutPlan does what djq drill --time does without a plan.
func withoutPlan(w *World) func(int) []int {
	cards := make([]*bank.Card, len(w.cards))
	place := map[*bank.Card]int{}
	for i := range w.cards {
		cards[i] = w.cards[i].bank
		place[cards[i]] = i
	}
	return func(day int) []int {
		p := study.NewProgress(w.belief.scheduler, firstDay+memory.Day(day))
		for i := range w.cards {
			if c := &w.cards[i]; c.Seen() {
				p.SetState(c.bank, event.CardState{CardMemory: c.CardMemory})
			}
		}
		queue := p.Queue(cards, study.QueueOptions{
			Order: p.DefaultOrder(false, false), Seed: w.chance.Uint64(), Count: len(cards), New: study.DefaultNewPerDay,
		})
		list := make([]int, len(queue))
		for i, c := range queue {
			list[i] = place[c]
		}
		return list
	}
}

// newPerDay is how many new cards others ask a day, by default.
const newPerDay = 20

// deckOrder is Anki's default: what is due in random order, and then new cards in
// the order of the deck.
func deckOrder(w *World) func(int) []int {
	return func(day int) []int {
		due := w.due(day)
		w.chance.Shuffle(len(due), func(i, j int) { due[i], due[j] = due[j], due[i] })
		unseen := w.which(func(c *card) bool { return !c.Seen() })
		return append(due, unseen[:min(newPerDay, len(unseen))]...)
	}
}

func (w *World) due(day int) []int {
	today := firstDay + memory.Day(day)
	return w.which(func(c *card) bool { return c.Seen() && c.Last < today && c.Due <= today })
}

// onceMore spreads the new cards evenly over the first seven tenths of the days
// and asks what is due, always those that count most first, and then the weakest.
// The last days go to one pass over all cards seen, those that count most and then
// the strongest first, and to new cards when time is left.
func onceMore(w *World) func(int) []int {
	const spreadOver = 0.7
	begun := -1
	return func(day int) []int {
		seen := w.which((*card).Seen)
		if begun < 0 && float64(w.Days-day)*w.Seconds > float64(len(seen))*1.2*w.belief.model().SeenSeconds {
			unseen := w.unseen()
			left := max(1, int(float64(w.Days)*spreadOver)-day)
			unseen = unseen[:min((len(unseen)+left-1)/left, len(unseen))]
			due := w.due(day)
			w.sort(due, func(c *card) float64 { return -c.weight })
			return slices.Concat(unseen, due, w.seen(day))
		}
		if begun < 0 {
			begun = day
		}
		pass := w.which(func(c *card) bool { return c.Seen() && c.Last < firstDay+memory.Day(begun) })
		w.sort(pass, func(c *card) float64 { return -w.believed(c, day) })
		w.sort(pass, func(c *card) float64 { return -c.weight })
		return append(pass, w.unseen()...)
	}
}

// capped asks what is due, the weakest first, and then new cards, those that count
// most first. No interval is longer than the days left, and the retention at which
// cards fall due rises over the last two weeks.
func capped(w *World) func(int) []int {
	const usual, highest, rising = memory.DefaultRetention, 0.95, 14
	retention := func(day int) float64 {
		late := min(max(0, float64(rising-(w.Days-day))/rising), 1)
		return usual + (highest-usual)*late
	}
	return func(day int) []int {
		due := w.which(func(c *card) bool {
			return c.Seen() && c.age(day) > 0 && (w.believed(c, day) <= retention(day-c.age(day)) || day == w.Days-1)
		})
		w.sort(due, func(c *card) float64 { return w.believed(c, day) })
		unseen := w.unseen()
		return append(due, unseen[:min(newPerDay, len(unseen))]...)
	}
}
