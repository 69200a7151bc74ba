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
	typical := median(ratingTimes(t, home, bank, 25))

	const seed = 20260701
	random := rand.New(rand.NewPCG(seed, seed))
	known := wholeReviews(t, home)
	between, rounds := 0, kills(t)
	for round := range rounds {
		delay := time.Duration(random.Float64() * 1.5 * float64(typical))
		drawn, drewNext := killedDrill(t, home, bank, random.IntN(3), delay)
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
			t.Errorf("round %d, killed %v after the key: the next card was drawn after %d ratings, %d are saved", round, delay, drawn, len(saved))
		}
		for i := range saved {
			card := fmt.Sprint("t/card-", i)
			if !slices.ContainsFunc(saved, func(e history.Event) bool { return e.Card == card }) {
				t.Errorf("round %d: the rating of %s is not saved", round, card)
			}
		}
		known = now
	}
	t.Logf("a rating is drawn after %v; of %d kills %d fell between key and redraw", typical, rounds, between)
	if 3*between < rounds {
		t.Errorf("of %d kills only %d fell between key and redraw: that proves too little", rounds, between)
	}
}

// ratingTimes rates so many cards and returns how long it took each time from
// the key to the next card.
func ratingTimes(t *testing.T, home, bank string, n int) []time.Duration {
	t.Helper()
	s := drillOnTerminal(t, drill(home, bank, "-n", "40"))
	defer s.end()
	var times []time.Duration
	for i := range n {
		question(t, s, i)
		start := time.Now()
		press(t, s, "3")
		await(t, s, header(i+1))
		times = append(times, time.Since(start))
	}
	return times[1:] // the first may have waited for the history
}

// killedDrill rates so many cards, presses the rating of one more, and kills
// the drill after a delay. It returns after how many ratings the next card was
// drawn, and whether the last rating is one of them.
func killedDrill(t *testing.T, home, bank string, before int, delay time.Duration) (drawn int, drewNext bool) {
	t.Helper()
	s := drillOnTerminal(t, drill(home, bank, "-n", "40"))
	defer s.end()
	for i := range before {
		question(t, s, i)
		press(t, s, "3")
		await(t, s, header(i+1))
	}
	question(t, s, before)
	press(t, s, "3")
	time.Sleep(delay)
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
