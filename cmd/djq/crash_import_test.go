//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestKilledImportIsWholeOrNothing kills imports into two files with SIGKILL,
// DJQ_KILLS times or a few, at any moment. Afterwards all cards are there or none,
// and the same import again makes them all, each once.
func TestKilledImportIsWholeOrNothing(t *testing.T) {
	const seed, cards = 20260701, 5100 // more than one file has
	random := rand.New(rand.NewPCG(seed, seed))
	table := filepath.Join(t.TempDir(), "table.csv")
	var b strings.Builder
	for i := range cards {
		fmt.Fprintf(&b, "Question %d?,Answer %d\n", i, i)
	}
	if err := os.WriteFile(table, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	rounds := 3
	if os.Getenv("DJQ_KILLS") != "" {
		rounds = min(kills(t), 200)
	}
	var whole []time.Duration
	made, none := 0, 0
	for round := range rounds {
		home := t.TempDir()
		djq := func(arguments ...string) *exec.Cmd {
			c := exec.Command(filepath.Join(binary, "djq"), arguments...)
			c.Env = append(os.Environ(), "DJQ_HOME="+home, "DJQ_BANK="+filepath.Join(home, "cards"), "TERM=xterm")
			return c
		}
		if err := os.Mkdir(filepath.Join(home, "cards"), 0o700); err != nil {
			t.Fatal(err)
		}
		const first = "- {topic: a, id: first, difficulty: easy, question: 'First?', answer: 'Yes, first.'}\n"
		if err := os.WriteFile(filepath.Join(home, "cards", "first.yaml"), []byte(first), 0o600); err != nil {
			t.Fatal(err)
		}
		delay := time.Duration(-1)
		if round > 0 {
			// Most of the time goes into deciding: the moments at the end count.
			delay = time.Duration((0.5 + 0.7*random.Float64()) * float64(median(slices.Clone(whole))))
		}
		_, total, _ := runKilled(t, djq("import", "csv", table, "--yes"), delay, false)
		if delay < 0 {
			whole = append(whole, total)
		}
		count := func() int {
			out, err := djq("list").Output()
			if err != nil {
				t.Fatalf("round %d: djq list: %v", round, err)
			}
			return strings.Count(string(out), "table/")
		}
		switch n := count(); n {
		case 0:
			none++
		case cards:
			made++
		default:
			t.Fatalf("round %d: %d of %d cards", round, n, cards)
		}
		if exists(home, "changing") {
			t.Fatalf("round %d: a change is still begun", round)
		}
		if out, err := djq("import", "csv", table, "--yes").CombinedOutput(); err != nil {
			t.Fatalf("round %d: the import again: %v\n%s", round, err, out)
		}
		if n := count(); n != cards {
			t.Fatalf("round %d: %d of %d cards after the import again", round, n, cards)
		}
	}
	if rounds > 50 && (made == 0 || none == 0) {
		t.Errorf("of %d kills %d came after the import and %d before: the moments say nothing", rounds, made, none)
	}
	t.Logf("of %d kills %d came after the import, %d before", rounds, made, none)
}
