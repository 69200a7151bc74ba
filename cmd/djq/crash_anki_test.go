//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"djq/internal/apkg"
)

const ankiBank = `# Mine.
topic: own
cards:
  - id: one
    difficulty: easy
    question: Is it so?
    hint: Perhaps.
    answer: It is so.
  - id: two
    difficulty: hard
    question: And this?
    answer: That as well.
`

// TestKilledAnkiImportLosesNothing kills djq import anki with SIGKILL at any
// moment, DJQ_KILLS times or a few. Afterwards each file is what it was or what it
// was to be, and the same import once more comes to what one alone comes to.
func TestKilledAnkiImportLosesNothing(t *testing.T) {
	const seed = 20260702
	random := rand.New(rand.NewPCG(seed, seed))
	prepared, deck := t.TempDir(), filepath.Join(t.TempDir(), "deck.apkg")
	prepareAnki(t, prepared, deck)
	arguments := []string{"import", "anki", deck, "--yes", "--json", "--with-progress"}
	before := ankiFiles(t, prepared)
	var whole time.Duration
	var want map[string]string
	killedEarly, killedLate := 0, 0
	for round := range ankiRounds(t) {
		home := t.TempDir()
		if err := os.CopyFS(home, os.DirFS(prepared)); err != nil {
			t.Fatal(err)
		}
		delay := time.Duration(-1)
		if round > 0 {
			delay = time.Duration(random.Float64() * 1.1 * float64(whole))
		}
		_, total, _ := runKilled(t, djqIn(home, arguments...), delay, false)
		if round == 0 {
			whole, want = total, ankiFiles(t, home)
			if len(want) != len(before)+5 { // a copy with its original, notes, a draft, reviews
				t.Fatalf("the import leaves %d files, expected 5 more than %d", len(want), len(before))
			}
			continue
		}
		if out, err := djqIn(home, "list").CombinedOutput(); err != nil {
			t.Fatalf("round %d: djq list: %v\n%s", round, err, out)
		}
		now := ankiFiles(t, home)
		delete(now, "reviews")
		isOld := sameFiles(now, before)
		if !isOld && !sameFiles(now, want) {
			t.Fatalf("round %d: neither the old files nor the new ones: %v", round, now)
		}
		if isOld {
			killedEarly++
		} else {
			killedLate++
		}
		if out, err := djqIn(home, arguments...).CombinedOutput(); err != nil {
			t.Fatalf("round %d: once more: %v\n%s", round, err, out)
		}
		if now := ankiFiles(t, home); !sameFiles(now, want) || now["reviews"] != want["reviews"] {
			t.Fatalf("round %d: once more leads to\n%v\nwant\n%v", round, now, want)
		}
	}
	t.Logf("%d kills came before the files were changed, %d after", killedEarly, killedLate)
}

// TestKilledAnkiExportLosesNothing kills djq export anki in the same way. The file
// is then none, the old one or the new one, and what comes of it in Anki is known.
func TestKilledAnkiExportLosesNothing(t *testing.T) {
	const seed = 20260703
	random := rand.New(rand.NewPCG(seed, seed))
	home, folder := t.TempDir(), t.TempDir()
	prepareAnki(t, home, filepath.Join(folder, "first.apkg"))
	file := filepath.Join(folder, "deck.apkg")
	var whole time.Duration
	var known [][]byte
	written := 0
	for round := range ankiRounds(t) {
		// The card changes each time, and so does its note.
		text := strings.Replace(ankiBank, "That as well.", "That as well, "+strings.Repeat("x", round+1)+".", 1)
		if err := os.WriteFile(filepath.Join(home, "cards", "own.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		old, _ := os.ReadFile(file)
		delay := time.Duration(-1)
		if round > 0 {
			delay = time.Duration(random.Float64() * 1.1 * float64(whole))
		}
		_, total, _ := runKilled(t, djqIn(home, "export", "anki", file, "-t", "own"), delay, false)
		if round == 0 {
			whole = total
		}
		now, err := os.ReadFile(file)
		if err != nil && old != nil {
			t.Fatalf("round %d: the old file is gone: %v", round, err)
		}
		if !bytes.Equal(now, old) {
			written++
			if _, err := apkg.Read(context.Background(), file); err != nil {
				t.Fatalf("round %d: the new file is not whole: %v", round, err)
			}
		}
		if left, err := filepath.Glob(filepath.Join(folder, ".*")); err != nil || len(left) > 1 {
			t.Fatalf("round %d: %v is left", round, left)
		}
		known = append(known, now)
	}
	if out, err := djqIn(home, "export", "anki", file, "-t", "own").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	// Whichever of the files Anki has, nothing of it counts as edited there.
	for round, content := range known {
		if content == nil {
			continue
		}
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := djqIn(home, "import", "anki", file, "--dry-run", "--json").Output()
		var found struct {
			Home struct{ Taken, Conflicts []any }
		}
		if err != nil || json.Unmarshal(out, &found) != nil || len(found.Home.Taken)+len(found.Home.Conflicts) > 0 {
			t.Fatalf("round %d: %v\n%s", round, err, out)
		}
	}
	t.Logf("%d of %d kills came after the file was written", written, len(known))
}

// ankiRounds returns how often a command is killed.
func ankiRounds(t *testing.T) int {
	if os.Getenv("DJQ_KILLS") == "" {
		return 4
	}
	return kills(t)
}

func djqIn(home string, arguments ...string) *exec.Cmd {
	run := exec.Command(filepath.Join(binary, "djq"), arguments...)
	run.Env = append(os.Environ(), "DJQ_HOME="+home, "DJQ_BANK=", "DJQ_NOW=2026-07-20T12:00:00Z", "GOCOVERDIR="+coverage())
	return run
}

// prepareAnki makes a folder with cards that were exported to a package, in which
// they were then edited and reviewed, and edited themselves.
func prepareAnki(t *testing.T, home, deck string) {
	t.Helper()
	write := func(text string) {
		if err := os.MkdirAll(filepath.Join(home, "cards"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(home, "cards", "own.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(ankiBank)
	if out, err := djqIn(home, "export", "anki", deck, "-t", "own,orm").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	p, err := apkg.Read(context.Background(), deck)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 7, 10, 12, 0, 0, 0, time.UTC)
	edit := func(card, field, text string) {
		i := slices.IndexFunc(p.Notes, func(n *apkg.Note) bool { return apkg.VisibleText(n.Fields[0]) == card })
		n := p.Notes[i]
		n.Fields[slices.Index(n.Type.Fields, field)], n.Modified = text, at
	}
	edit("own/one", "Answer", "Anki knows better.")
	edit("own/one", "Hint", "Anki's hint.")
	edit("own/two", "Note", "My story.")
	edit("orm/n-plus-one", "Hint", "Count.")
	for i, c := range p.Cards[:3] {
		p.Reviews = append(p.Reviews, apkg.Review{ID: at.UnixMilli() + int64(i), Card: c, Rating: 3, Factor: 500, Kind: apkg.ReviewDue, MS: 5000})
	}
	var b bytes.Buffer
	if err := apkg.Write(context.Background(), &b, p); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(deck, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	write(strings.Replace(ankiBank, "Perhaps.", "Perhaps not.", 1))
}

// ankiFiles returns what the user has in a folder: the files, and the reviews.
func ankiFiles(t *testing.T, home string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, pattern := range []string{"cards/*", "originals/*", "drafts/*", "notes.yaml"} {
		names, err := filepath.Glob(filepath.Join(home, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[strings.TrimPrefix(name, home)] = strings.ReplaceAll(string(text), home, "HOME")
		}
	}
	out, err := djqIn(home, "history", "export").Output()
	if err != nil {
		t.Fatalf("djq history export: %v", err)
	}
	if len(out) > 0 {
		files["reviews"] = string(out)
	}
	return files
}

// sameFiles compares files, but for the reviews.
func sameFiles(a, b map[string]string) bool {
	for _, files := range []map[string]string{a, b} {
		for name := range files {
			if name != "reviews" && a[name] != b[name] {
				return false
			}
		}
	}
	return true
}
