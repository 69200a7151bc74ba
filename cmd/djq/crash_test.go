//go:build unix

package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"djq/internal/history"
)

// kills returns how often TestKill kills a drill: DJQ_KILLS, or 20 times.
func kills(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(cmp.Or(os.Getenv("DJQ_KILLS"), "20"))
	if err != nil || n < 1 {
		t.Fatalf("DJQ_KILLS: expected a whole number from 1, got %q", os.Getenv("DJQ_KILLS"))
	}
	return n
}

// TestKill kills drills with SIGKILL at random moments around a rating. Every
// rating whose next card was drawn is in the history, which opens clean.
func TestKill(t *testing.T) {
	home, bank := t.TempDir(), smallBank(t, 40)
	const seed = 20260701
	k := killer{random: rand.New(rand.NewPCG(seed, seed))}
	k.rate(t, drillFrom(t, home, bank), 20)

	known := wholeReviews(t, home)
	between, rounds := 0, kills(t)
	for round := range rounds {
		drawn, drewNext := k.kill(t, drillFrom(t, home, bank))
		if !drewNext {
			between++
		}
		now := wholeReviews(t, home)
		var saved []history.Event
		for uid, e := range now {
			if _, old := known[uid]; !old {
				saved = append(saved, e)
			}
		}
		// The last rating may be there though its next card was not drawn.
		if len(saved) != drawn && (drewNext || len(saved) != drawn+1) {
			t.Errorf("round %d: the next card was drawn after %d ratings, %d are saved", round, drawn, len(saved))
		}
		for i := range saved {
			card := fmt.Sprint("t/card-", i)
			if !slices.ContainsFunc(saved, func(e history.Event) bool { return e.Card == card }) {
				t.Errorf("round %d: the rating of %s is not saved", round, card)
			}
		}
		known = now
	}
	t.Logf("a rating is drawn after %v; of %d kills %d fell between key and redraw", k.typical(), rounds, between)
	if 3*between < rounds {
		t.Errorf("of %d kills only %d fell between key and redraw: that proves too little", rounds, between)
	}
}

// killer kills drills, and keeps in mind how long the last ratings took and how
// late it was: other programs may slow the machine down from one moment to the
// next.
type killer struct {
	random *rand.Rand
	times  []time.Duration // from the key of a rating to the next card
	late   []time.Duration // by how much waiting took longer
}

// typical returns the median time from a rating's key to the next card.
func (k *killer) typical() time.Duration { return lately(k.times) }

// lately returns the median of the last few times.
func lately(times []time.Duration) time.Duration {
	const few = 9
	if len(times) == 0 {
		return 0
	}
	return median(slices.Clone(times[max(0, len(times)-few):]))
}

// wait presses a key and returns so long after it, as near as it can.
func (k *killer) wait(delay time.Duration, press func()) {
	pause := max(0, delay-lately(k.late))
	start := time.Now()
	press()
	time.Sleep(pause)
	k.late = append(k.late, time.Since(start)-pause)
}

// rate rates the first cards of a drill.
func (k *killer) rate(t *testing.T, s *sitting, cards int) {
	t.Helper()
	for i := range cards {
		question(t, s, i)
		start := time.Now()
		press(t, s, "3")
		await(t, s, header(i+1))
		if i > 0 { // the first may have waited for the history
			k.times = append(k.times, time.Since(start))
		}
	}
}

// kill rates up to three cards, presses the rating of one more, and kills the
// drill between 0 and 1.5 times the typical time after that key. It returns
// after how many ratings the next card was drawn, and whether the last one is
// one of them.
func (k *killer) kill(t *testing.T, s *sitting) (drawn int, drewNext bool) {
	t.Helper()
	before := k.random.IntN(4)
	k.rate(t, s, before)
	question(t, s, before)
	delay := time.Duration(k.random.Float64() * 1.5 * float64(k.typical()))
	k.wait(delay, func() { press(t, s, "3") })
	if err := s.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.wait(); err == nil {
		t.Fatal("the drill ended before it was killed")
	}
	drewNext = strings.Contains(ansi.Strip(s.written.String()), header(before+1))
	if drewNext {
		before++
	}
	return before, drewNext
}

// drillFrom begins a drill of the bank's first cards. It ends with the test.
func drillFrom(t *testing.T, home, bank string) *sitting {
	t.Helper()
	s := drillOnTerminal(t, drill(home, bank, "-n", "40"))
	t.Cleanup(s.end)
	return s
}

func drillOnTerminal(tb testing.TB, drill *exec.Cmd) *sitting {
	tb.Helper()
	s, err := startOnTerminal(drill, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// header is what the header of a card says, counted from 0.
func header(card int) string { return fmt.Sprintf("%d of 40", card+1) }

// question waits for a card and shows its answer.
func question(t *testing.T, s *sitting, card int) {
	t.Helper()
	if card == 0 {
		await(t, s, header(card))
	}
	await(t, s, "Space")
	press(t, s, " ")
	await(t, s, "4 easy")
}

func press(tb testing.TB, s *sitting, key string) {
	tb.Helper()
	if _, err := s.master.WriteString(key); err != nil {
		tb.Fatal(err)
	}
}

func await(tb testing.TB, s *sitting, text string) {
	tb.Helper()
	if err := s.waitFor(text); err != nil {
		tb.Fatalf("%v\n%s", err, s.screen)
	}
}
