//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"djq/internal/memory"
)

// damagedHistories is how many histories make up all of them.
const damagedHistories = 2000

// wholeHistory is a history of some hundreds of events and what commands say
// of it.
type wholeHistory struct {
	bytes  []byte
	events map[string]string   // lines by uid
	said   map[string][]string // by the command of lookCommands: with prices that are kept, and without
}

// lookCommands only read a history.
var lookCommands = map[string][]string{
	"stats": {"stats", "--json", "--bank", "bank"},
	"list":  {"list", "--json", "--bank", "bank"},
	"plan":  {"plan", "--json", "--bank", "bank"},
}

// TestDamagedHistoryLosesNothingUnsaid damages histories, by flipped bits and by
// pages in the wrong place, and runs every command on them. Each works, refuses
// the history, or salvages what is left and says how much that is.
func TestDamagedHistoryLosesNothingUnsaid(t *testing.T) {
	without := 30
	if raceEnabled {
		without = 5 // each command takes a second there, and does no more at once
	}
	share := faultsToTry(t, without)
	histories := share.n
	if share.all {
		histories = damagedHistories
	}
	bank := t.TempDir()
	cards := writeTopics(t, bank, []topic{{"t", 90, []string{"hard-0", "hard-1"}}, {"u", 40, nil}})
	var wholes []wholeHistory
	for _, days := range []int{20, 35, 50} {
		wholes = append(wholes, newWholeHistory(t, bank, cards, days))
	}
	tally := &flipTally{verdicts: map[string]map[string]int{}}
	work := make(chan flipTrial)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for trial := range work {
				trial.run(t, bank, tally)
			}
		})
	}
	for i := range histories {
		whole := &wholes[i%len(wholes)]
		damaged, how := damageFile(whole.bytes, share.random)
		work <- flipTrial{whole, damaged, fmt.Sprintf("history %d, %s", i, how)}
	}
	close(work)
	workers.Wait()
	t.Log(tally)
}

// newWholeHistory makes the history of a learner, with a plan.
func newWholeHistory(t *testing.T, bank string, cards []string, days int) wholeHistory {
	t.Helper()
	last, err := memory.ParseDay("2026-06-30")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	home := filepath.Join(folder, "home")
	mergeEvents(t, home, learn(t, cards, days, last))
	if code, out := runInFolder(folder, "home", "", "plan", "set", "--date", dateBefore, "--bank", bank); code != 0 {
		t.Fatal(out)
	}
	w := wholeHistory{said: map[string][]string{}}
	if w.bytes, err = os.ReadFile(filepath.Join(home, "history.db")); err != nil {
		t.Fatal(err)
	}
	if w.events, err = wholeEvents(folder, "home"); err != nil {
		t.Fatal(err)
	}
	// What a plan computed is kept, and where it is damaged found again: that changes a
	// last digit.
	if err := execute(filepath.Join(home, "history.db"), "DELETE FROM settings WHERE key LIKE 'value computed %'"); err != nil {
		t.Fatal(err)
	}
	without, err := os.ReadFile(filepath.Join(home, "history.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, bytes := range [][]byte{w.bytes, without} {
		trial := flipTrial{&w, bytes, "whole"}
		for name, args := range lookCommands {
			r := trial.command(t, bank, "", args, nil)
			if r.code != 0 {
				t.Fatal(r.said())
			}
			w.said[name] = append(w.said[name], r.stdout)
		}
	}
	if len(w.events) < 200 {
		t.Fatalf("only %d events", len(w.events))
	}
	return w
}

// flipTally counts what commands did with damaged histories. It may be used by
// several goroutines.
type flipTally struct {
	mutex    sync.Mutex
	verdicts map[string]map[string]int // by command and verdict
}

func (c *flipTally) add(command, verdict string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.verdicts[command] == nil {
		c.verdicts[command] = map[string]int{}
	}
	c.verdicts[command][verdict]++
}

func (c *flipTally) String() string {
	var b strings.Builder
	for _, command := range sortedKeys(c.verdicts) {
		fmt.Fprintf(&b, "\n%-9s", command)
		for _, verdict := range sortedKeys(c.verdicts[command]) {
			fmt.Fprintf(&b, " %d %s,", c.verdicts[command][verdict], verdict)
		}
	}
	return b.String()
}
