//go:build unix

package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What a command can do with a damaged history.
const (
	right     = "right"
	refused   = "refused"
	told      = "told of the damage"
	unnoticed = "not noticed"
)

// flipTrial is one damaged history.
type flipTrial struct {
	whole *wholeHistory
	bytes []byte
	how   string
}

// flipRun is a run of djq on a damaged history.
type flipRun struct {
	code           int
	stdout, stderr string
}

// said returns the beginning of what the run printed.
func (r flipRun) said() string { return fmt.Sprintf("%.500s", r.stderr+r.stdout) }

// run runs every command on the history, each on its own copy.
func (f flipTrial) run(t *testing.T, bank string, tally *flipTally) {
	for name, args := range lookCommands {
		r := f.command(t, bank, "", args, nil)
		tally.add(name, f.compare(t, name, r, slices.Contains(f.whole.said[name], r.stdout)))
	}
	look := func(name string, args []string, events func(folder string, r flipRun) (map[string]string, error)) {
		f.command(t, bank, "\n3\n", args, func(folder string, r flipRun) {
			tally.add(name, f.judge(t, name, folder, r, events))
		})
	}
	exported := func(_ string, r flipRun) (map[string]string, error) { return parseEventLines(r.stdout) }
	look("export", []string{"history", "export", "-"}, exported)
	look("salvage", []string{"history", "export", "--salvage", "-"}, exported)
	look("check", []string{"history", "check"}, func(folder string, _ flipRun) (map[string]string, error) {
		return parseEventLinesOf(runApart(folder, "history", "export", "-"))
	})
	look("backup", []string{"history", "backup", "copy.db"}, func(folder string, _ flipRun) (map[string]string, error) {
		return eventsOfCopy(filepath.Join(folder, "copy.db"))
	})
	look("sync", []string{"sync", "sync"}, func(folder string, _ flipRun) (map[string]string, error) {
		if code, out := runInFolder(folder, "third", "", "sync", "sync"); code != 0 {
			return nil, errors.New(out)
		}
		return wholeEvents(folder, "third")
	})
	f.drill(t, bank, tally)
	// The damaged one is the backup.
	look("restore", []string{"history", "restore", "damaged.db"}, func(folder string, _ flipRun) (map[string]string, error) {
		return wholeEvents(folder, "home")
	})
}

// drill rates a card. Damage to an index keeps no rating from being saved; all
// that could be salvaged before can be after it, and the rating.
func (f flipTrial) drill(t *testing.T, bank string, tally *flipTally) {
	salvage := []string{"history", "export", "--salvage", "-"}
	before, _ := parseEventLines(f.command(t, bank, "", salvage, nil).stdout)
	f.command(t, bank, "\n3\n", []string{"drill", "--bank", "bank", "--order", "bank", "--save", "-n", "1"}, func(folder string, r flipRun) {
		verdict := f.compare(t, "drill", r, true)
		tally.add("drill", verdict)
		if verdict != right {
			return
		}
		after, err := parseEventLinesOf(runApart(folder, salvage...))
		if n := missing(before, after); err != nil || n > 0 || len(after) <= len(before) {
			t.Errorf("%s: drill is done, and of %d events before %d are gone, %d are there: %v", f.how, len(before), n, len(after), err)
		}
	})
}

func parseEventLinesOf(code int, out string) (map[string]string, error) {
	if code != 0 {
		return nil, fmt.Errorf("exit code %d: %.500s", code, out)
	}
	return parseEventLines(out)
}

// eventsOfCopy returns the events of a copy of a history.
func eventsOfCopy(path string) (map[string]string, error) {
	folder, err := historyFrom(path)
	defer os.RemoveAll(folder)
	if err != nil {
		return nil, err
	}
	return parseEventLinesOf(runApart(folder, "history", "export", "-"))
}

// runApart runs djq on a history and returns what it prints, without messages.
func runApart(folder string, args ...string) (code int, out string) {
	command := exec.Command(filepath.Join(binary, "djq"), args...)
	command.Dir, command.Env = folder, faultEnvironment(folder)
	text, err := command.Output()
	code, _ = exitCode(err)
	return code, string(text)
}

// innerErrors are words that tell a person nothing.
var innerErrors = regexp.MustCompile(`sql: |Scan|converting|unsupported|goroutine |panic:|fatal error:|nil pointer|invalid character`)

// compare judges a run that only reads.
func (f flipTrial) compare(t *testing.T, name string, r flipRun, same bool) string {
	switch {
	case innerErrors.MatchString(r.stderr):
		t.Errorf("%s: %s speaks of its insides: %s", f.how, name, r.stderr)
	case r.code > 3 || r.code < 0 || r.code > 0 && !strings.Contains(r.stderr, "djq: "):
		t.Errorf("%s: %s: exit code %d: %s", f.how, name, r.code, r.said())
	case r.code > 0:
		return refused
	case same:
		return right
	case r.stderr != "":
		return told
	}
	t.Errorf("%s: %s says something else than of the whole history, and nothing of damage: %s", f.how, name, r.said())
	return unnoticed
}

// salvagedCount is how djq says how much it salvaged.
var salvagedCount = regexp.MustCompile(`salvaged ([0-9,]+) of ([0-9,]+) events`)

// judge judges a run by the events that are there after it. That there are
// fewer must be said, with the right number.
func (f flipTrial) judge(t *testing.T, name, folder string, r flipRun, events func(string, flipRun) (map[string]string, error)) string {
	if verdict := f.compare(t, name, r, true); verdict != right {
		return verdict
	}
	left, err := events(folder, r)
	if err != nil {
		t.Errorf("%s: %s is done, and then: %v", f.how, name, err)
		return "broken"
	}
	altered, gone := 0, 0
	for uid, line := range f.whole.events {
		switch now, ok := left[uid]; {
		case !ok:
			gone++
		case now != line:
			altered++
		}
	}
	if count := salvagedCount.FindStringSubmatch(r.stderr); count != nil {
		if count[1] != fmt.Sprint(len(left)) || count[2] != fmt.Sprint(len(f.whole.events)) {
			t.Errorf("%s: %s says %q of %d of %d events", f.how, name, count[0], len(left), len(f.whole.events))
		}
		return told
	}
	switch {
	case len(left) < len(f.whole.events):
		t.Errorf("%s: %s is done, and has %d of %d events: %s", f.how, name, len(left), len(f.whole.events), r.said())
	case altered+gone == 0:
		return right
	case r.stderr != "":
		return told
	}
	t.Errorf("%s: %s is done, and of %d events %d are altered and %d gone", f.how, name, len(f.whole.events), altered, gone)
	return unnoticed
}

// command runs djq in a folder with the damaged history, or with it as a backup,
// and calls after before the folder is removed.
func (f flipTrial) command(t *testing.T, bank, stdin string, args []string, after func(folder string, r flipRun)) flipRun {
	folder, err := os.MkdirTemp("", "djq-fault-")
	if err == nil {
		err = cmp.Or(os.Mkdir(filepath.Join(folder, "home"), 0o700), os.Mkdir(filepath.Join(folder, "sync"), 0o700),
			os.Symlink(bank, filepath.Join(folder, "bank")))
	}
	path := filepath.Join(folder, "home", "history.db")
	if slices.Contains(args, "damaged.db") {
		path = filepath.Join(folder, "damaged.db")
	}
	if err = cmp.Or(err, os.WriteFile(path, f.bytes, 0o600)); err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	command := exec.CommandContext(ctx, filepath.Join(binary, "djq"), args...)
	command.Dir, command.Env, command.Stdin = folder, faultEnvironment(folder), strings.NewReader(stdin)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	code, err := exitCode(command.Run())
	if err != nil {
		code = -1
	}
	r := flipRun{code, stdout.String(), stderr.String()}
	if after != nil {
		after(folder, r)
	}
	return r
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
