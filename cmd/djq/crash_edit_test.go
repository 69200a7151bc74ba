//go:build unix

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestKilledEditLosesNothing kills djq new, edit and note with SIGKILL, DJQ_KILLS
// times or a few, at any
// moment and in the moments after the editor, in turn. Afterwards each file is what
// it was or what it was to be, and what the editor wrote is in its place or a draft.
func TestKilledEditLosesNothing(t *testing.T) {
	const seed = 20260701
	home := t.TempDir()
	random := rand.New(rand.NewPCG(seed, seed))
	script := filepath.Join(t.TempDir(), "editor.sh")
	// The editor says when it has written.
	if err := os.WriteFile(script, []byte("sed -i.before -e \"$EDIT\" \"$1\" && rm -f \"$1.before\" && echo written\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var whole, after []time.Duration // of runs, and of what comes after the editor
	kept, drafted := 0, 0
	rounds := 3 * len(edits)
	if os.Getenv("DJQ_KILLS") != "" {
		rounds = kills(t)
	}
	for round := range rounds {
		text := fmt.Sprintf("round %d", round)
		edit := edits[round%len(edits)]
		before := edit.now(t, home)
		run := exec.Command(filepath.Join(binary, "djq"), edit.arguments...)
		run.Env = append(os.Environ(), "DJQ_HOME="+home, "EDITOR=sh "+script, "VISUAL=", "EDIT="+strings.ReplaceAll(edit.edit, "TEXT", text), "TERM=xterm")
		delay, afterEditor := time.Duration(-1), round%2 == 1
		switch {
		case round < len(edits): // the first ones measure
		case afterEditor:
			delay = time.Duration(random.Float64() * 1.3 * float64(median(slices.Clone(after))))
		default:
			delay = time.Duration(random.Float64() * 1.2 * float64(median(slices.Clone(whole))))
		}
		wrote, total, rest := runKilled(t, run, delay, afterEditor)
		if delay < 0 {
			whole, after = append(whole, total), append(after, rest)
		}

		// The next command completes what was begun.
		list := exec.Command(filepath.Join(binary, "djq"), "list", "--state", "new")
		list.Env = append(os.Environ(), "DJQ_HOME="+home)
		var said bytes.Buffer
		list.Stderr = &said
		if err := list.Run(); err != nil || said.Len() > 0 {
			t.Fatalf("round %d: djq list: %v\n%s", round, err, said.String())
		}
		if exists(home, "changing") {
			t.Fatalf("round %d: a change is still begun", round)
		}
		if exists(home, "cards/orm.n-plus-one.yaml") != exists(home, "originals/orm.n-plus-one.yaml") {
			t.Fatalf("round %d: a copy without its original, or an original without its copy", round)
		}
		if edit.edit == "" {
			continue
		}
		now := edit.now(t, home)
		isNew := strings.Contains(now, text)
		if !isNew && now != before {
			t.Fatalf("round %d: neither the old nor the new:\n%s\nwas:\n%s", round, now, before)
		}
		drafts := draftsWith(t, home, text)
		switch {
		case isNew && len(drafts) > 0:
			t.Errorf("round %d: kept, and still a draft: %v", round, drafts)
		case isNew:
			kept++
		case len(drafts) > 0:
			drafted++
		case wrote:
			t.Errorf("round %d: what the editor wrote is lost", round)
		}
		if err := os.RemoveAll(filepath.Join(home, "drafts")); err != nil {
			t.Fatal(err)
		}
	}
	if rounds > 50 && (kept == 0 || drafted == 0) {
		t.Errorf("of %d kills %d came after the change and %d left a draft: the moments say nothing", rounds, kept, drafted)
	}
	t.Logf("of %d kills %d came when the change was made, %d left a draft", rounds, kept, drafted)
}

// edits are what is killed.
var edits = []killedEdit{
	{[]string{"new"}, "s/slow, and/slow in TEXT, and/;s/^- topic:.*/&\\n  id: a-TEXT/;s/id: a-round /id: a-round-/", []string{"cards/projects.*"}},
	{[]string{"edit", "orm/n-plus-one"}, "s/^  hint:.*/  hint: TEXT/", []string{"cards/orm.n-plus-one.yaml", "originals/*"}},
	{[]string{"note", "orm/n-plus-one"}, "$!d;s/.*/TEXT/", []string{"notes.yaml"}},
	{arguments: []string{"edit", "--revert", "--yes", "orm/n-plus-one"}},
}

// killedEdit is a run of djq that is killed.
type killedEdit struct {
	arguments []string
	edit      string   // what sed makes of the draft; TEXT is the round's
	files     []string // that show what was kept
}

// now returns what the files hold that an edit changes.
func (e killedEdit) now(t *testing.T, home string) string {
	t.Helper()
	var b strings.Builder
	for _, pattern := range e.files {
		names, err := filepath.Glob(filepath.Join(home, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%s:\n%s\n", name, text)
		}
	}
	return b.String()
}

func exists(home, name string) bool {
	_, err := os.Lstat(filepath.Join(home, name))
	return err == nil
}

// draftsWith returns the drafts that hold a text.
func draftsWith(t *testing.T, home, text string) (found []string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(home, "drafts", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if b, err := os.ReadFile(name); err == nil && bytes.Contains(b, []byte(text)) {
			found = append(found, name)
		}
	}
	return found
}

// runKilled runs a command, and kills it when a time has passed since its start, or
// since the editor has written; a negative time lets it end. It returns whether the
// editor had written, how long the run took, and how long it went on after the editor.
func runKilled(t *testing.T, run *exec.Cmd, delay time.Duration, afterEditor bool) (wrote bool, total, rest time.Duration) {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	run.Stdout = writer
	start := time.Now()
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	writer.Close()
	written := make(chan time.Time, 1)
	read := make(chan bool)
	go func() {
		defer close(read) // when djq and its editor have ended
		lines := bufio.NewScanner(reader)
		for lines.Scan() {
			if lines.Text() == "written" {
				written <- time.Now()
			}
		}
		io.Copy(io.Discard, reader)
	}()
	if delay >= 0 {
		at := start
		if afterEditor {
			select {
			case at = <-written:
				wrote = true
			case <-read:
			}
		}
		time.Sleep(time.Until(at.Add(delay))) // waits for nothing: any moment will do
		run.Process.Kill()
	}
	err = run.Wait()
	end := time.Now()
	<-read
	reader.Close()
	if delay < 0 && err != nil {
		t.Fatalf("%v: %v", run.Args, err)
	}
	select {
	case at := <-written:
		return true, end.Sub(start), end.Sub(at)
	default:
		return wrote, end.Sub(start), 0
	}
}
