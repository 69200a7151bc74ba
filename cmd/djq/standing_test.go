//go:build unix

package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"djq/internal/event"
	"djq/internal/golden"
	"djq/internal/memory"
)

// standing is a moment in the life of a plan.
type standing struct {
	name      string
	planned   int  // days from the plan's first day to the interview, 0 without a plan
	day       int  // days since the plan's first day
	studied   int  // days studied before the plan
	evenings  int  // days of the plan on which the day's minutes were used, from its first day on
	suspended int  // of each two cards: 0, 1 or 2
	bare      bool // no history
}

// TestWhereOneStandsIsTheSameEverywhere holds that djq, djq plan and djq stats show the
// same numbers in the same words at every moment of a plan, twice in a row, and that their
// pages fit a small window.
func TestWhereOneStandsIsTheSameEverywhere(t *testing.T) {
	bank := t.TempDir()
	var topics []topic
	for i := range 15 {
		topics = append(topics, topic{fmt.Sprint("topic-", i), 8, nil})
	}
	cards := writeTopics(t, bank, topics)
	first, err := memory.ParseDay("2026-06-01")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []standing{
		{name: "no-history", bare: true},
		{name: "no-plan", studied: 40},
		{name: "first-day", planned: 25},
		{name: "half-way", planned: 25, studied: 10, day: 12, evenings: 12},
		{name: "missed-days", planned: 25, studied: 10, day: 12, evenings: 3},
		{name: "share-done", planned: 25, studied: 10, day: 12, evenings: 13},
		{name: "all-suspended", planned: 25, studied: 40, suspended: 2},
		{name: "half-suspended", planned: 25, studied: 40, suspended: 1},
		{name: "interview-day", planned: 25, studied: 40, day: 25},
		{name: "day-after", planned: 25, studied: 40, day: 26},
	} {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			screen := func(day int, args ...string) string {
				t.Helper()
				return shown(t, home, bank, first+memory.Day(day), args...)
			}
			if !s.bare {
				mergeEvents(t, home, lived(t, cards, first, s))
			}
			if s.planned > 0 {
				date := (first + memory.Day(s.planned)).String()
				screen(0, "plan", "set", "--date", date, "--minutes", "20")
			}
			pages := map[string]string{}
			var b strings.Builder
			for _, args := range [][]string{nil, {"plan"}, {"stats"}} {
				if s.planned == 0 && args != nil && args[0] == "plan" {
					continue // it asks when the interview is
				}
				command := strings.Join(append([]string{"djq"}, args...), " ")
				page := screen(s.day, args...)
				if again := screen(s.day, args...); again != page {
					t.Errorf("%s says at first\n%s\nand then\n%s", command, page, again)
				}
				if rows := strings.Count(page, "\n"); rows > 23 {
					t.Errorf("%s takes %d rows", command, rows)
				}
				pages[command] = page
				fmt.Fprintf(&b, "$ %s\n%s", command, page)
			}
			// What is expected and the share are the same wherever they stand.
			for _, pattern := range []string{`([0-9.]+%) if you stop now`, `([0-9.]+%) expected`, `[Rr]eadiness today ([0-9.]+%)`} {
				if found := regexp.MustCompile(pattern).FindStringSubmatch(pages["djq"]); found != nil {
					if s.planned > 0 && s.day <= s.planned && !strings.Contains(pages["djq plan"], found[1]) || !strings.Contains(pages["djq stats"], found[1]) {
						t.Errorf("djq says %q, the others not:\n%s", found[0], b.String())
					}
				}
			}
			if found := regexp.MustCompile(`share: ([0-9]+ cards?), about`).FindStringSubmatch(pages["djq"]); found != nil {
				for _, command := range []string{"djq plan", "djq stats"} {
					if !strings.Contains(pages[command], found[1]) {
						t.Errorf("djq has a share of %s, %s another:\n%s", found[1], command, pages[command])
					}
				}
			}
			golden.Compare(t, filepath.Join("testdata/standing", s.name+".golden"), b.String())
		})
	}
}

// lived returns the events of a history up to a moment: study before the plan,
// its evenings, and what was suspended on the plan's first day.
func lived(t *testing.T, cards []string, first memory.Day, s standing) []event.Event {
	t.Helper()
	var events []event.Event
	if s.studied > 0 {
		events = learn(t, cards, s.studied, first-1)
	}
	add := func(e event.Event, day memory.Day, after time.Duration) {
		e.UID = fmt.Sprint("lived", len(events))
		e.At, e.Day = day.Time().Add(8*time.Hour+after), day
		events = append(events, e)
	}
	for evening := range s.evenings {
		for i := range 10 {
			card := cards[(evening*10+i)%len(cards)]
			add(event.Event{Kind: event.Review, Card: card, Rating: memory.Good, MS: 120000}, first+memory.Day(evening), time.Duration(i)*2*time.Minute)
		}
	}
	for i, card := range cards {
		if i%2 < s.suspended {
			add(event.Event{Kind: event.Suspend, Card: card}, first, time.Duration(i)*time.Second)
		}
	}
	if len(events) == 0 {
		add(event.Event{Kind: event.Flag, Card: cards[0]}, first-1, 0)
	}
	return events
}

// shown returns the screen of a small window after a run of djq on a day.
func shown(t *testing.T, home, bank string, day memory.Day, args ...string) string {
	t.Helper()
	command := exec.Command(filepath.Join(binary, "djq"), args...)
	command.Env = []string{
		"TERM=xterm-256color", "DJQ_HOME=" + home, "DJQ_BANK=" + bank, "GOCOVERDIR=" + coverage(), raceOptions,
		"DJQ_NOW=" + day.String() + "T21:30:00Z",
	}
	s, err := startOnTerminal(command, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.end)
	if err := s.follow("", 0); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, s.screen)
	}
	return s.screen.String()
}
