//go:build unix

package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"djq/internal/event"
)

// kills returns how often TestKilledDrillLosesNothing kills a drill: DJQ_KILLS,
// or 21 times.
func kills(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(cmp.Or(os.Getenv("DJQ_KILLS"), "21"))
	if err != nil || n < len(moments) {
		t.Fatalf("DJQ_KILLS: expected a whole number from %d, got %q", len(moments), os.Getenv("DJQ_KILLS"))
	}
	return n
}

// moments are when a drill is killed. What the history may hold afterwards is
// known for each, however long anything takes.
var moments = []struct {
	name string
	kill func(k *killer, t *testing.T, s *terminalRun, last int)
	// saved reports whether so many ratings may be in the history after a drill
	// that was killed around its last rating.
	saved func(ratings, last int, drewNext bool) bool
}{
	{
		// The rating may be in the history though its next card was not drawn.
		"some time after the key", (*killer).afterKey,
		func(ratings, last int, drewNext bool) bool { return ratings == last || !drewNext && ratings == last-1 },
	},
	{
		"as soon as the next card is drawn", (*killer).afterRedraw,
		func(ratings, last int, drewNext bool) bool { return ratings == last && drewNext },
	},
	{
		// Nothing can be saved, and so nothing may be drawn.
		"while the history cannot be written", (*killer).whileLocked,
		func(ratings, last int, drewNext bool) bool { return ratings == last-1 && !drewNext },
	},
}

// TestKilledDrillLosesNothing kills drills with SIGKILL around a rating, at
// each of the moments in turn. Every rating whose next card was drawn is in the
// history, which opens clean.
func TestKilledDrillLosesNothing(t *testing.T) {
	const seed = 20260701
	k := &killer{home: t.TempDir(), random: rand.New(rand.NewPCG(seed, seed))}
	bank := smallBank(t, 40)
	known := map[string]event.Event{}
	unsaved, undrawn := 0, 0
	for round := range kills(t) {
		moment := moments[round%len(moments)]
		s := drillFrom(t, k.home, bank)
		last := 1 + k.random.IntN(4)
		k.rate(t, s, last-1)
		question(t, s, last-1)
		moment.kill(k, t, s, last)
		drewNext := strings.Contains(ansi.Strip(s.written.String()), header(last))

		now := wholeReviews(t, k.home)
		var saved []string
		for uid, e := range now {
			if _, old := known[uid]; !old {
				saved = append(saved, e.Card)
			}
		}
		known = now
		if !moment.saved(len(saved), last, drewNext) {
			t.Errorf("round %d, killed %s: next card drawn: %t; of %d ratings %d are saved", round, moment.name, drewNext, last, len(saved))
		}
		for i := range saved {
			if card := fmt.Sprint("t/card-", i); !slices.Contains(saved, card) {
				t.Errorf("round %d, killed %s: the rating of %s is not saved", round, moment.name, card)
			}
		}
		if len(saved) < last {
			unsaved++
		}
		if !drewNext {
			undrawn++
		}
	}
	t.Logf("a rating is drawn after %v; of %d kills %d came before the next card was drawn, %d before the rating was saved",
		k.typical(), kills(t), undrawn, unsaved)
}

// killer kills drills.
type killer struct {
	home   string
	random *rand.Rand
	times  []time.Duration // from the key of a rating to the next card
}

// typical returns the median of the last few times from a rating's key to the
// next card: other programs may slow the machine down.
func (k *killer) typical() time.Duration {
	const few = 9
	if len(k.times) == 0 {
		return 0
	}
	return median(slices.Clone(k.times[max(0, len(k.times)-few):]))
}

// rate rates the first cards of a drill.
func (k *killer) rate(t *testing.T, s *terminalRun, cards int) {
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

// afterKey rates a card and kills the drill up to twice the typical time later.
func (k *killer) afterKey(t *testing.T, s *terminalRun, _ int) {
	t.Helper()
	delay := time.Duration(k.random.Float64() * 2 * float64(k.typical()))
	press(t, s, "3")
	time.Sleep(delay) // waits for nothing: any moment will do
	kill(t, s)
}

// afterRedraw rates a card and kills the drill once the next one is drawn.
func (k *killer) afterRedraw(t *testing.T, s *terminalRun, last int) {
	t.Helper()
	press(t, s, "3")
	await(t, s, header(last))
	kill(t, s)
}

// whileLocked does what afterKey does while another program writes the history.
func (k *killer) whileLocked(t *testing.T, s *terminalRun, last int) {
	t.Helper()
	unlock := lock(t, filepath.Join(k.home, "history.db"))
	defer unlock()
	k.afterKey(t, s, last)
}

// kill kills a drill and waits until all that it wrote is read.
func kill(t *testing.T, s *terminalRun) {
	t.Helper()
	if err := s.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.wait(); err == nil {
		t.Fatal("the drill ended before it was killed")
	}
}

// drillFrom begins a drill of the bank's first cards. It ends with the test.
func drillFrom(t *testing.T, home, bank string) *terminalRun {
	t.Helper()
	s := drillOnTerminal(t, drill(home, bank, "-n", "40"))
	t.Cleanup(s.end)
	return s
}

func drillOnTerminal(tb testing.TB, drill *exec.Cmd) *terminalRun {
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
func question(t *testing.T, s *terminalRun, card int) {
	t.Helper()
	if card == 0 {
		await(t, s, header(card))
	}
	await(t, s, "Space")
	press(t, s, " ")
	await(t, s, "4 easy")
}

func press(tb testing.TB, s *terminalRun, key string) {
	tb.Helper()
	if _, err := s.master.WriteString(key); err != nil {
		tb.Fatal(err)
	}
}

func await(tb testing.TB, s *terminalRun, text string) {
	tb.Helper()
	if err := s.waitFor(text); err != nil {
		tb.Fatalf("%v\n%s", err, s.screen)
	}
}
