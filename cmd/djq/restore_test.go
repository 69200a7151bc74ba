package main

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/database"
)

// restores returns how often the tests below restore: DJQ_RESTORES, or 12
// times.
func restores(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(cmp.Or(os.Getenv("DJQ_RESTORES"), "12"))
	if err != nil || n < 1 {
		t.Fatalf("DJQ_RESTORES: expected a whole number from 1, got %q", os.Getenv("DJQ_RESTORES"))
	}
	return n
}

// inHome returns a djq command on a history.
func inHome(home string, args ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(binary, "djq"), args...)
	command.Env = append(os.Environ(), "DJQ_HOME="+home)
	return command
}

// reviewLine returns a review of a card as djq history import reads it.
func reviewLine(uid, card string) string {
	at := time.Now().UTC()
	return fmt.Sprintf(`{"uid":%q,"card":%q,"kind":"review","rating":"good","at":%q,"day":%q}`+"\n",
		uid, card, at.Format(time.RFC3339), at.Add(-4*time.Hour).Format(time.DateOnly))
}

// backedUp returns a home with 40 reviews and a backup of them.
func backedUp(t *testing.T) (home, backup string) {
	t.Helper()
	home = t.TempDir()
	backup = filepath.Join(t.TempDir(), "backup.db")
	var lines strings.Builder
	for i := range 40 {
		lines.WriteString(reviewLine(fmt.Sprintf("base-%d", i), fmt.Sprintf("t/card-%d", i)))
	}
	command := inHome(home, "history", "import", "-")
	command.Stdin = strings.NewReader(lines.String())
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if out, err := inHome(home, "history", "backup", backup).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return home, backup
}

// TestRestoresBesideWritersLoseNothing restores again and again while others
// write. What a writer was told is saved is in the history, or in one of the
// copies of what was there before a restore.
func TestRestoresBesideWritersLoseNothing(t *testing.T) {
	home, backup := backedUp(t)
	stop := make(chan struct{})
	var writers sync.WaitGroup
	acknowledged := make([][]string, 3)
	for w := range acknowledged {
		writers.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-stop:
					return
				default:
				}
				uid := fmt.Sprintf("writer-%d-%d", w, i)
				command := inHome(home, "history", "import", "-")
				command.Stdin = strings.NewReader(reviewLine(uid, fmt.Sprintf("t/card-%d", i%40)))
				if out, err := command.CombinedOutput(); err != nil {
					t.Errorf("%v: %s", err, out)
					return
				}
				acknowledged[w] = append(acknowledged[w], uid)
			}
		})
	}
	for range restores(t) {
		if out, err := inHome(home, "history", "restore", backup).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	}
	close(stop)
	writers.Wait()

	kept := wholeReviews(t, home)
	list, err := database.Backups(t.Context(), filepath.Join(home, "history.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range list {
		if _, err := database.Salvage(t.Context(), b.Path, func(e event.Event) error {
			kept[e.UID] = e
			return nil
		}); err != nil {
			t.Errorf("%s: %v", b.Name, err)
		}
	}
	total := 0
	for _, uids := range acknowledged {
		total += len(uids)
		for _, uid := range uids {
			if _, ok := kept[uid]; !ok {
				t.Errorf("%s was saved and is nowhere", uid)
			}
		}
	}
	t.Logf("%d events written beside %d restores", total, restores(t))
}

// TestKilledRestoreLeavesOneOrTheOther kills restores, over a sound history and
// over a damaged one. What is there afterwards is whole: what was there before,
// or what was restored.
func TestKilledRestoreLeavesOneOrTheOther(t *testing.T) {
	home, backup := backedUp(t)
	path := filepath.Join(home, "history.db")
	before, after := 0, 0
	begun := time.Now()
	if out, err := inHome(home, "history", "restore", backup).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	whole := time.Since(begun) // kills come at any moment of it, and after
	for round := range restores(t) {
		if round%2 == 1 {
			if err := os.WriteFile(path, []byte("dear diary"), 0o600); err != nil {
				t.Fatal(err)
			}
		} else {
			// One more event than the backup has tells both apart.
			withStore(t, home, func(ctx context.Context, store *history.Store) error {
				_, _, err := store.Append(ctx, event.Event{Kind: event.Flag, Card: "t/card-0", At: time.Now(), Day: 20_000})
				return err
			})
		}
		command := inHome(home, "history", "restore", backup)
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(rand.N(whole*5/4), func() { command.Process.Kill() })
		command.Wait()
		untouched := false
		if text, err := os.ReadFile(path); err == nil && string(text) == "dear diary" {
			if _, err := os.Stat(path + ".restored"); err != nil {
				untouched = true
				if out, err := inHome(home, "history", "restore", backup).CombinedOutput(); err != nil {
					t.Errorf("round %d, again: %v: %s", round, err, out)
				}
			}
		}
		events := 0
		reviews := wholeReviews(t, home)
		withStore(t, home, func(ctx context.Context, store *history.Store) error {
			checked, err := store.Check(ctx)
			events = checked.Events
			return err
		})
		if len(reviews) != 40 {
			t.Errorf("round %d: %d of 40 reviews", round, len(reviews))
		}
		if untouched || events > 40 {
			before++
		} else {
			after++
		}
	}
	t.Logf("of %d kills %d came before the restore, %d after it", restores(t), before, after)
}
