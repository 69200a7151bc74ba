package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/memory"
)

// smallBank writes a bank of so many small cards and returns its path.
func smallBank(tb testing.TB, cards int) string {
	tb.Helper()
	var b strings.Builder
	b.WriteString("topic: t\ncards:\n")
	for i := range cards {
		fmt.Fprintf(&b, "  - {id: card-%d, difficulty: easy, question: \"What is %d?\", answer: It depends.}\n", i, i)
	}
	folder := tb.TempDir()
	writeBank(tb, folder, "t", []byte(b.String()))
	return filepath.Join(folder, "t.yaml")
}

// drill returns a drill of a bank, in its order, that keeps its history in a
// folder.
func drill(home, bank string, args ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(binary, "djq"), append([]string{"drill", "--bank", bank, "--order", "bank"}, args...)...)
	command.Env = []string{
		"DJQ_HOME=" + home, "TERM=xterm-256color", "PATH=" + os.Getenv("PATH"), "GOCOVERDIR=" + coverage(), raceOptions,
	}
	return command
}

// withStore calls use with the history of a folder.
func withStore(tb testing.TB, home string, use func(context.Context, *history.Store) error) {
	tb.Helper()
	scheduler, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
	if err != nil {
		tb.Fatal(err)
	}
	ctx := context.Background()
	store, err := history.Open(ctx, filepath.Join(home, "history.db"), scheduler, memory.MomentOf(time.Now(), memory.DefaultDayStart))
	if err != nil {
		tb.Fatal(err)
	}
	if err := errors.Join(use(ctx, store), store.Close()); err != nil {
		tb.Fatal(err)
	}
}

// wholeReviews checks a history and returns its reviews, by uid.
func wholeReviews(tb testing.TB, home string) map[string]event.Event {
	tb.Helper()
	reviews := map[string]event.Event{}
	withStore(tb, home, func(ctx context.Context, store *history.Store) error {
		checked, err := store.Check(ctx)
		if err != nil {
			return err
		}
		if len(checked.Differences) > 0 {
			tb.Errorf("what follows from the events does not: %v", checked.Differences)
		}
		return store.Events(ctx, func(e event.Event) error {
			if e.Kind == event.Review {
				reviews[e.UID] = e
			}
			return nil
		})
	})
	return reviews
}
