package study

import (
	"context"
	"maps"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
)

// Progress is cards joined with what the history says of them on a study day.
type Progress struct {
	Scheduler *memory.Scheduler
	Today     memory.Day

	states   map[string]event.CardState
	names    map[string]string // of cards that got another one since they were loaded
	reviewed bool              // any card, of whatever bank
	newToday int
}

// NewProgress returns the progress of someone without a history: every card is new.
func NewProgress(s *memory.Scheduler, today memory.Day) *Progress {
	return &Progress{Scheduler: s, Today: today}
}

// Load returns what the history holds of cards. Reviews under an earlier name
// of one of them count as its own.
func Load(ctx context.Context, store *history.Store, cards []*bank.Card, today memory.Day) (*Progress, error) {
	p := NewProgress(store.Scheduler(), today)
	var err error
	names := allNames(cards)
	if p.states, err = store.States(ctx, names...); err != nil {
		return nil, err
	}
	if p.reviewed, err = store.HasReviews(ctx); err != nil {
		return nil, err
	}
	if p.newToday, err = store.NewOn(ctx, today); err != nil {
		return nil, err
	}
	renamed, err := p.updateRenamed(ctx, store, cards)
	if err == nil && renamed {
		p.states, err = store.States(ctx, names...)
	}
	return p, err
}

// allNames returns the names of cards and their earlier ones.
func allNames(cards []*bank.Card) []string {
	names := make([]string, 0, len(cards))
	for _, c := range cards {
		names = append(append(names, c.Name()), c.Aliases...)
	}
	return names
}

// updateRenamed brings the history's table of earlier names up to date with the
// aliases of the cards, and reports whether it had to change.
func (p *Progress) updateRenamed(ctx context.Context, store *history.Store, cards []*bank.Card) (bool, error) {
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
			if _, seen := p.states[alias]; seen || kept[alias] != "" {
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

// State returns the state of a card.
func (p *Progress) State(c *bank.Card) event.CardState { return p.states[p.nameOf(c)] }

// nameOf returns what a card is called now.
func (p *Progress) nameOf(c *bank.Card) string {
	if name, ok := p.names[c.Name()]; ok {
		return name
	}
	return c.Name()
}

// rename has a card that got another name, and has the one before as an alias, keep its
// state. Those who know it by its earlier name find it too.
func (p *Progress) rename(ctx context.Context, store *history.Store, before, now *bank.Card) error {
	if p.names == nil {
		p.names = map[string]string{}
	}
	for earlier, name := range p.names {
		if name == before.Name() {
			p.names[earlier] = now.Name()
		}
	}
	p.names[before.Name()] = now.Name()
	delete(p.names, now.Name())
	if _, err := p.updateRenamed(ctx, store, []*bank.Card{now}); err != nil {
		return err
	}
	states, err := store.States(ctx, now.Name())
	if s, ok := states[now.Name()]; ok {
		p.SetState(now, s)
	}
	return err
}

// Seen reports whether any card was ever reviewed: whether there is a history
// to go by.
func (p *Progress) Seen() bool {
	if p.reviewed {
		return true
	}
	for _, s := range p.states {
		if s.Seen() {
			return true
		}
	}
	return false
}

// NewToday returns how many cards, of whatever bank, were first reviewed today.
func (p *Progress) NewToday() int { return p.newToday }

// SetState replaces the state of a card, after an event.
func (p *Progress) SetState(c *bank.Card, s event.CardState) {
	if p.states == nil {
		p.states = map[string]event.CardState{}
	}
	p.states[p.nameOf(c)] = s
}

// Retrievability returns the predicted chance of recalling a card on a study
// day, 0 for a card never reviewed.
func (p *Progress) Retrievability(c *bank.Card, day memory.Day) float64 {
	return p.Scheduler.RetrievabilityOn(p.State(c).CardMemory, day)
}

// SetAside reports whether a card is not to be asked today: suspended, or
// buried until tomorrow.
func (p *Progress) SetAside(c *bank.Card) bool {
	s := p.State(c)
	return s.Suspended || s.Buried == p.Today && s.Buried != 0
}
