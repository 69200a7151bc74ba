package anki

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"time"

	"djq/internal/apkg"
	"djq/internal/event"
	"djq/internal/memory"
)

// created is from when the due days of exported cards count. Anki counts by
// calendar dates.
func created() time.Time { return time.Date(2020, 1, 1, 4, 0, 0, 0, time.UTC) }

// dueDay returns a study day as Anki counts it from created on.
func dueDay(day memory.Day) int {
	return int(day - memory.DayOf(created(), memory.DefaultDayStart))
}

// startingEase is the ease of Anki's cards, in permille. FSRS does not use it.
const startingEase = 2500

// schedule makes a card of a package known as well as a state says. A card that was
// never reviewed stays new.
func (p *Progress) schedule(c *apkg.Card, s event.CardState) {
	if s.Seen() {
		c.Kind, c.Queue = apkg.CardReview, apkg.QueueReview
		c.Due = dueDay(s.Due)
		c.Interval = int(max(1, s.Due-s.Last))
		c.Factor, c.Reps, c.Lapses = startingEase, s.Reps, s.Lapses
		data, err := json.Marshal(apkg.CardData{
			Stability: round(s.Stability, 4), Difficulty: round(s.Difficulty, 3), Retention: p.Scheduler.Retention(),
			Decay: round(p.Scheduler.Parameters()[20], 3), LastReview: s.LastAt.Unix(),
		})
		if err == nil { // all numbers are finite, see event.CardState.InRange
			c.Data = string(data)
		}
		c.Modified = s.LastAt
	}
	if s.Suspended {
		c.Queue = apkg.QueueSuspended
	}
}

func round(x float64, digits int) float64 {
	scale := math.Pow10(digits)
	return math.Round(x*scale) / scale
}

// Review is a review of a card, by the name that the card has today, or the moment
// when it was reset.
type Review struct {
	Card  string
	Event event.Event
}

// reviews returns the reviews of the cards of a package as Anki keeps them, sorted
// by their moments.
func (p *Progress) reviews(cards map[string]*apkg.Card) []apkg.Review {
	var list []apkg.Review
	taken := map[int64]bool{}
	states := map[string]memory.CardMemory{}
	for _, r := range p.Reviews {
		card, chosen := cards[r.Card]
		if !chosen {
			continue
		}
		one := apkg.Review{ID: free(taken, r.Event.At.UnixMilli()), Card: card, MS: r.Event.MS}
		before := states[r.Card]
		switch r.Event.Kind {
		case event.Reset:
			one.Kind = apkg.ReviewManual
			delete(states, r.Card)
		case event.Cram:
			one.Kind, one.Rating = apkg.ReviewFiltered, int(r.Event.Rating)
			one.Interval, one.LastInterval = interval(before), interval(before)
		default:
			after := p.Scheduler.Next(before, r.Event.Rating, r.Event.Day, r.Event.At)
			states[r.Card] = after
			one.Rating, one.Kind = int(r.Event.Rating), apkg.ReviewDue
			if !before.Seen() {
				one.Kind = apkg.ReviewLearning
			}
			one.Interval, one.LastInterval = interval(after), interval(before)
			// What Anki writes there with FSRS: the difficulty, from 100 to 1,100.
			one.Factor = 100 + int(math.Round((after.Difficulty-1)/9*1000))
		}
		list = append(list, one)
	}
	slices.SortFunc(list, func(a, b apkg.Review) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// interval returns the days from the last review to the next one, 0 without any.
func interval(m memory.CardMemory) int {
	if !m.Seen() {
		return 0
	}
	return int(max(1, m.Due-m.Last))
}
