package study

import (
	"context"
	"maps"
	"strings"

	"djq/internal/bank"
	"djq/internal/history"
	"djq/internal/memory"
)

// Progress is cards joined with what is remembered of them on a study day.
type Progress struct {
	Scheduler *memory.Scheduler
	Today     memory.Day

	states   map[string]history.CardState
	newToday int
}

// NewProgress returns a progress without any history: every card is new.
func NewProgress(s *memory.Scheduler, today memory.Day) *Progress {
	return &Progress{Scheduler: s, Today: today}
}

// Load returns progress with what the history holds of cards.
func Load(ctx context.Context, store *history.Store, s *memory.Scheduler, cards []*bank.Card, today memory.Day) (*Progress, error) {
	d, err := LoadStates(ctx, store, s, today)
	if err != nil {
		return nil, err
	}
	return d, d.JoinAliases(ctx, store, cards)
}

// LoadStates returns progress with what the history holds, without regard to earlier
// names of cards.
func LoadStates(ctx context.Context, store *history.Store, s *memory.Scheduler, today memory.Day) (*Progress, error) {
	d := NewProgress(s, today)
	var err error
	if d.states, err = store.States(ctx); err != nil {
		return nil, err
	}
	d.newToday, err = store.NewOn(ctx, today)
	return d, err
}

// JoinAliases joins reviews under an earlier name of one of the cards to the card.
func (d *Progress) JoinAliases(ctx context.Context, store *history.Store, cards []*bank.Card) error {
	renamed, err := d.updateRenamed(ctx, store, cards)
	if err == nil && renamed {
		d.states, err = store.States(ctx)
	}
	return err
}

// updateRenamed brings the history's table of earlier names up to date with the
// aliases of the cards, and reports whether it had to change.
func (d *Progress) updateRenamed(ctx context.Context, store *history.Store, cards []*bank.Card) (bool, error) {
	kept, err := store.Renamed(ctx)
	if err != nil {
		return false, err
	}
	names := maps.Clone(kept)
	for _, c := range cards {
		if len(c.Aliases) == 0 && len(kept) == 0 {
			continue
		}
		name := c.Name()
		delete(names, name) // the card has its name back
		for _, alias := range c.Aliases {
			if _, seen := d.states[alias]; seen || kept[alias] != "" {
				names[alias] = name
			}
		}
	}
	// A name that was moved on has its earlier names moved on with it.
	for earlier, name := range names {
		for next := names[name]; next != "" && next != earlier; next = names[next] {
			names[earlier] = next
		}
	}
	if maps.Equal(kept, names) {
		return false, nil
	}
	return true, store.Rename(ctx, names)
}

// State returns what is remembered of a card.
func (d *Progress) State(c *bank.Card) history.CardState { return d.states[c.Name()] }

// Seen reports whether any card was ever reviewed: whether there is a history
// to go by.
func (d *Progress) Seen() bool {
	for _, s := range d.states {
		if s.Seen() {
			return true
		}
	}
	return false
}

// Reviews returns how many reviews the cards have behind them.
func (d *Progress) Reviews() int {
	n := 0
	for _, s := range d.states {
		n += s.Reps
	}
	return n
}

// SetState replaces what is remembered of a card, after an event.
func (d *Progress) SetState(c *bank.Card, s history.CardState) {
	if d.states == nil {
		d.states = map[string]history.CardState{}
	}
	d.states[c.Name()] = s
}

// Retrievability returns the predicted chance of recalling a card on a study
// day, 0 for a card never reviewed.
func (d *Progress) Retrievability(c *bank.Card, day memory.Day) float64 {
	return d.Scheduler.RetrievabilityOn(d.State(c).CardMemory, day)
}

// SetAside reports whether a card is not to be asked today: suspended, or
// buried until tomorrow.
func (d *Progress) SetAside(c *bank.Card) bool {
	s := d.State(c)
	return s.Suspended || s.Buried == d.Today && s.Buried != 0
}

// Readiness returns the readiness of cards on a study day. Suspended cards
// count: the interview does not know of them.
func (d *Progress) Readiness(cards []*bank.Card, day memory.Day) memory.Readiness {
	var all, seen, recalled float64
	for _, c := range cards {
		w := c.Asked.Weight()
		all += w
		if s := d.State(c); s.Seen() {
			seen += w
			recalled += w * d.Scheduler.RetrievabilityOn(s.CardMemory, day)
		}
	}
	var r memory.Readiness
	if seen > 0 {
		r = memory.Readiness{Coverage: seen / all, Recall: recalled / seen}
	}
	return r
}

// InterviewTopic is the topic of cards about how to answer, not what: it
// counts for readiness only where it is named.
const InterviewTopic = "interview"

// Counted returns the cards that readiness is about: all but those of the
// interview topic, unless there are no others.
func Counted(cards []*bank.Card) []*bank.Card {
	var kept []*bank.Card
	for _, c := range cards {
		if !strings.EqualFold(c.Topic, InterviewTopic) {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		return cards
	}
	return kept
}
