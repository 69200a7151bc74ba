package sheet

import (
	"cmp"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/memory"
)

// Input is what a sheet is made of.
type Input struct {
	Cards     []*bank.Card // to choose from, in the order of their banks
	Today     memory.Day
	Interview memory.Day // 0 where no date is set
	// Points is at most how many key points are shown, on two pages at most. 0 means
	// as many as fit on one.
	Points int

	Reviews func(*bank.Card) []event.Event // in order; nil without a history
	Recall  func(*bank.Card) float64       // chance of recalling a card today, 0 for a new one
}

// Sheet is what to read.
type Sheet struct {
	Today, Interview memory.Day
	Missed           []MissedCard // the worst first
	Often            []*bank.Card // asked often, the least known first
	Notes            []Note
	MoreNotes        int          // that there is no room for
	New              []*bank.Card // about what the newest Django brought
	NewIn            []bank.Version
}

// MissedCard is a card with key points that were missed.
type MissedCard struct {
	Card   *bank.Card
	Points []MissedPoint // the worst first
}

// MissedPoint is a key point that was missed.
type MissedPoint struct {
	Text  string // Markdown
	Times int
	Last  memory.Day // on which it was missed last
	score float64
}

// Note is a note on a card.
type Note struct {
	Card *bank.Card
	Text string // Markdown
	Cut  bool   // only its beginning, and an ellipsis
}

// Empty reports whether there is nothing to read.
func (s Sheet) Empty() bool {
	return len(s.Missed)+len(s.Often)+len(s.Notes)+len(s.New) == 0
}

// New returns the sheet of an input, the same for the same.
func New(in Input) Sheet {
	s := Sheet{Today: in.Today, Interview: in.Interview}
	f := filler{in: in, sheet: &s, shown: map[*bank.Card]bool{}, points: in.Points}
	f.rows = pageRows
	if f.points > 0 {
		f.rows = 2 * pageRows
	} else {
		f.points = f.rows // one takes a row at least
	}
	newest := newest(in)
	missed := missedPoints(in)
	forNew := min(f.rows/6, 1+rowsOfNew(newest))

	f.notes(f.rows / 5)
	f.missed(missed, (f.points+1)/2, (f.rows-f.used-forNew)/2)
	f.often(f.rows - f.used - forNew)
	f.missed(missed, f.points, f.rows-f.used-forNew)
	f.new(newest)
	return s
}

// asLeastKnown returns cards, the least known first. Of those known equally well
// each topic has one before any has a second.
func asLeastKnown(in Input, cards []*bank.Card) []*bank.Card {
	type ranked struct {
		card   *bank.Card
		recall float64
		turn   int
	}
	turns := map[string]int{}
	list := make([]ranked, len(cards))
	for i, c := range cards {
		recall := 0.0
		if in.Recall != nil {
			recall = in.Recall(c)
		}
		list[i] = ranked{c, recall, turns[c.Topic]}
		if recall == 0 {
			turns[c.Topic]++
		}
	}
	slices.SortStableFunc(list, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.recall, b.recall), cmp.Compare(a.turn, b.turn))
	})
	sorted := make([]*bank.Card, len(cards))
	for i, r := range list {
		sorted[i] = r.card
	}
	return sorted
}

// newest returns the cards about what the newest major version of Django brought, the
// most asked first.
func newest(in Input) []*bank.Card {
	var major uint16
	for _, c := range in.Cards {
		major = max(major, c.Since.Major)
	}
	var cards []*bank.Card
	for _, c := range in.Cards {
		if major > 0 && c.Since.Major == major {
			cards = append(cards, c)
		}
	}
	slices.SortStableFunc(cards, func(a, b *bank.Card) int { return cmp.Compare(b.Asked.Weight(), a.Asked.Weight()) })
	return cards
}

// Versions writes the versions of New: "6.0", "6.0 and 6.1".
func (s Sheet) Versions() string {
	names := make([]string, len(s.NewIn))
	for i, v := range s.NewIn {
		names[i] = v.String()
	}
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return strings.Join(names, "")
}
