package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"testing"
	"time"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/memory"
)

// crowd is how many drills TestDrillsAtOnceLoseNothing runs at once.
const crowd = 8

// TestDrillsAtOnceLoseNothing lets drills rate on one history at once, for
// three seconds or for DJQ_CROWD. Everything is saved, and nobody is told that
// it is locked.
func TestDrillsAtOnceLoseNothing(t *testing.T) {
	period, err := time.ParseDuration(cmp.Or(os.Getenv("DJQ_CROWD"), "3s"))
	if err != nil {
		t.Fatal(err)
	}
	home, bank := t.TempDir(), smallBank(t, 20_000)
	// There is something to back up, and backups to clear away.
	withStore(t, home, func(ctx context.Context, store *history.Store) error {
		day := memory.DayOf(time.Now(), memory.DefaultDayStart)
		_, _, err := store.Append(ctx, event.Event{Kind: event.Flag, Card: "t/card-0", At: time.Now(), Day: day})
		for i := memory.Day(1); i <= 7 && err == nil; i++ {
			_, err = store.DailyBackup(ctx, day-i)
		}
		return err
	})

	acknowledged := make([]int, crowd)
	var members sync.WaitGroup
	for i := range crowd {
		members.Go(func() {
			var err error
			if acknowledged[i], err = rateFor(period, home, bank); err != nil {
				t.Errorf("drill %d: %v", i, err)
			}
		})
	}
	members.Wait()
	total := 0
	for i, n := range acknowledged {
		if total += n; n == 0 {
			t.Errorf("drill %d never got to rate", i)
		}
	}
	if saved := len(wholeReviews(t, home)); saved != total {
		t.Errorf("%d ratings were answered with the next card, %d are saved", total, saved)
	}
	backups, err := database.Backups(context.Background(), filepath.Join(home, "history.db"))
	if err != nil || len(backups) != 7 {
		t.Errorf("backups: %v, %v", backups, err)
	}
	t.Logf("%d drills rated %d cards in %v", crowd, total, period)
}

// rateFor runs a drill, rates each card as soon as it is asked for as long as
// that, and returns how many ratings were answered with the next card.
func rateFor(period time.Duration, home, bank string) (rated int, err error) {
	command := drill(home, bank, "--save", "-n", "20000")
	var errors bytes.Buffer
	command.Stderr = &errors
	keys, err := command.StdinPipe()
	if err != nil {
		return 0, err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := command.Start(); err != nil {
		return 0, err
	}
	screen := bufio.NewReader(out)
	var begun time.Time
	for asked := 0; asked == 0 || time.Since(begun) < period; asked++ {
		// The only bracket is that of the prompt at a question.
		if _, err := screen.ReadString(']'); err != nil {
			break // the drill has ended, or failed
		}
		if asked == 0 {
			begun = time.Now()
		}
		rated = asked
		if _, err := io.WriteString(keys, "\n3\n"); err != nil {
			break
		}
	}
	keys.Close()
	rest, _ := io.ReadAll(screen)
	// On a busy machine a drill may say that it waits for the others.
	waits := regexp.MustCompile(`(?m)^warning: .* is locked by another program: waiting .*\n`)
	if err := command.Wait(); err != nil || waits.ReplaceAllString(errors.String(), "") != "" {
		return rated, fmt.Errorf("%v: %s", err, errors.String())
	}
	// The drill counts what it saved, the last one included, and groups digits.
	rest = bytes.ReplaceAll(rest, []byte(","), nil)
	if _, err := fmt.Sscanf(string(rest[bytes.LastIndex(rest, []byte("recalled ")):]), "recalled %d", &rated); err != nil {
		return rated, fmt.Errorf("no score in %q: %w", rest, err)
	}
	return rated, nil
}
