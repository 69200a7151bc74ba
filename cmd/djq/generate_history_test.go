//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
)

// learner is somebody who drills an evening a day, and whose memory is the
// one that FSRS describes.
type learner struct {
	random    *rand.Rand
	scheduler *memory.Scheduler
	states    map[string]memory.CardMemory
	events    []event.Event
}

// learn returns what a learner leaves behind who has met four fifths of the
// cards, in that order, on so many days up to one. The same arguments give the
// same events.
func learn(tb testing.TB, cards []string, days int, last memory.Day) []event.Event {
	tb.Helper()
	scheduler, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		tb.Fatal(err)
	}
	l := &learner{
		random:    rand.New(rand.NewPCG(uint64(days), uint64(len(cards)))),
		scheduler: scheduler,
		states:    map[string]memory.CardMemory{},
	}
	unseen := cards
	for day := last - memory.Day(days) + 1; day <= last; day++ {
		// Sundays are mostly free, and now and then life comes between.
		weekday := day.Time().Weekday()
		if day != last && (weekday == time.Sunday && l.random.IntN(3) > 0 || l.random.IntN(14) == 0) {
			continue
		}
		at := day.Time().Add(18*time.Hour + time.Duration(l.random.IntN(7200))*time.Second)
		met := len(cards) * 4 / 5 * int(day-last+memory.Day(days)) / days
		fresh := met - (len(cards) - len(unseen))
		for _, card := range cards[:len(cards)-len(unseen)] {
			if s := l.states[card]; s.Due <= day && l.random.IntN(8) > 0 {
				at = l.ask(card, day, at)
			}
		}
		for _, card := range unseen[:fresh] {
			at = l.ask(card, day, at)
		}
		unseen = unseen[fresh:]
	}
	return l.events
}

// ask asks a card until it is known, and returns when that was.
func (l *learner) ask(card string, day memory.Day, at time.Time) time.Time {
	known := 0.6
	if s := l.states[card]; s.Seen() {
		known = l.scheduler.RetrievabilityOn(s, day)
		if strings.Contains(card, "/card-") {
			known += 0.02
		} else {
			known -= 0.3
		}
	}
	for {
		rating := memory.Again
		if l.random.Float64() < known {
			rating = []memory.Rating{memory.Hard, memory.Good, memory.Good, memory.Good, memory.Easy}[l.random.IntN(5)]
		}
		ms := 15_000 + l.random.IntN(60_000)
		at = at.Add(time.Duration(ms) * time.Millisecond)
		l.events = append(l.events, event.Event{
			UID: fmt.Sprintf("%016x", len(l.events)), Kind: event.Review, Card: card, Rating: rating,
			At: at, Day: day, MS: ms, Session: day.String(), Machine: "test",
		})
		l.states[card] = l.scheduler.Next(l.states[card], rating, day, at)
		if rating.Passed() {
			return at
		}
		known = 0.85
	}
}

// repeat returns so many reviews of cards in turn, 200 a day up to 1 July 2026.
func repeat(tb testing.TB, cards []string, reviews int) []event.Event {
	tb.Helper()
	last, err := memory.ParseDay("2026-07-01")
	if err != nil {
		tb.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	events := make([]event.Event, reviews)
	for i := range events {
		day := last - memory.Day((reviews-1-i)/200)
		events[i] = event.Event{
			UID: fmt.Sprintf("%016x", i), Kind: event.Review, Card: cards[i%len(cards)],
			Rating: memory.Rating(1 + random.IntN(4)), At: day.Time().Add(8*time.Hour + time.Duration(i%200)*time.Minute),
			Day: day, MS: 30_000, Session: day.String(), Machine: "test",
		}
	}
	return events
}

// mergeEvents writes events into the history of a folder that djq keeps.
func mergeEvents(tb testing.TB, home string, events []event.Event) {
	tb.Helper()
	scheduler, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		tb.Fatal(err)
	}
	ctx := context.Background()
	store, err := history.Open(ctx, filepath.Join(home, "history.db"), scheduler, events[len(events)-1].Moment())
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := store.Merge(ctx, events); err != nil {
		tb.Fatal(err)
	}
	if err := store.Close(); err != nil {
		tb.Fatal(err)
	}
}

// topic is a topic of a bank made for tests: so many cards, of which the first
// ones, named here, are harder than they seem.
type topic struct {
	name  string
	cards int
	hard  []string
}

// writeTopics writes a bank and returns the names of its cards in the order in
// which a learner meets them: by topic, more or less.
func writeTopics(tb testing.TB, folder string, topics []topic) []string {
	tb.Helper()
	var names []string
	for _, t := range topics {
		var b bytes.Buffer
		fmt.Fprintf(&b, "topic: %s\ncards:\n", t.name)
		for i := range t.cards {
			id, difficulty := fmt.Sprint("card-", i), [...]string{"easy", "medium", "medium", "hard", "easy"}[i%5]
			if i < len(t.hard) {
				id, difficulty = t.hard[i], "hard"
			}
			fmt.Fprintf(&b, "  - {id: %s, difficulty: %s, question: \"What is %d?\", answer: It depends.}\n", id, difficulty, i)
			names = append(names, t.name+"/"+id)
		}
		writeBank(tb, folder, t.name, b.Bytes())
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range names {
		j := min(len(names)-1, i+random.IntN(len(names)/3))
		names[i], names[j] = names[j], names[i]
	}
	return names
}
