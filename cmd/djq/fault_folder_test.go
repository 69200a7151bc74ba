//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// faultFixture is a folder in which every command of djq has something to do,
// and what it holds. The history is in home.
type faultFixture struct {
	folder string
	events map[string]string // of home, lines by uid
	backed map[string]string // of backup.db
	others map[string]string // of the other machine that syncs through sync
	coming map[string]string // of coming.jsonl, which home does not have yet
	fixed  map[string]string // what lint --fix makes of the files in drafts
	own    map[string]string // the user's cards and notes
	made   map[string]made   // by the arguments of ownCommands
}

// faultCommand is a command that runs with a fault in a copy of a faultFixture.
type faultCommand struct {
	name  string
	args  []string
	stdin string
	// prepare changes the copy first; it may be nil.
	prepare func(folder string) error
	// check returns what is wrong with what the run left in the folder.
	check func(t *testing.T, f faultFixture, folder string, run tracedRun) []string
}

// tracedRun is a run of such a command under strace.
type tracedRun struct {
	command        string // the arguments
	code           int
	hung           bool
	stdout, stderr string
	calls          []systemCall
	took           time.Duration
}

// systemCall is a finished call of the system.
type systemCall struct {
	name, args, result string
	injected           bool
}

const (
	dateBefore = "2026-09-01" // of the interview
	dateAfter  = "2026-08-01" // to which djq plan set changes it
	draft      = "- topic: draft\n  difficulty: easy \n  question: What is %s?\n  answer: It depends on the case.\n"
)

// newFaultFixture makes such a folder.
func newFaultFixture(t *testing.T) faultFixture {
	t.Helper()
	f := faultFixture{folder: t.TempDir()}
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(f.folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := func(home, stdin string, args ...string) {
		t.Helper()
		if code, out := runInFolder(f.folder, home, stdin, args...); code != 0 {
			t.Fatalf("djq %s: exit code %d\n%s", strings.Join(args, " "), code, out)
		}
	}
	card := func(id string) string {
		return fmt.Sprintf("- {topic: t, id: %s, difficulty: easy, question: \"What is %s?\", answer: It depends.}\n", id, id)
	}
	write("bank.yaml", card("card-0")+card("card-1")+card("card-2"))
	write("first.yaml", card("first"))
	write("second.yaml", card("second"))
	write("drafts/a.yaml", fmt.Sprintf(draft, "this"))
	write("drafts/b.yaml", fmt.Sprintf(draft, "that"))
	write("coming.jsonl", strings.ReplaceAll(reviews, "2026-06", "2026-05"))
	if err := os.Mkdir(filepath.Join(f.folder, "sync"), 0o700); err != nil {
		t.Fatal(err)
	}
	f.ownFiles(t, write)
	for _, out := range []string{"csv out.csv", "markdown out.md", "html out.html", "anki out.apkg"} {
		run("home", "", append(append([]string{"export"}, strings.Fields(out)...), "-t", "own")...)
	}

	rate := []string{"drill", "--save", "--bank"}
	run("home", "\n3\n", append(rate, "first.yaml")...)
	run("home", "", "history", "backup", "backup.db")
	run("home", "", "history", "export", "earlier.jsonl")
	run("home", reviews, "history", "import", "-")
	run("home", "", "plan", "set", "--date", dateBefore, "--minutes", "20", "--bank", "bank.yaml")
	run("home", "", "sync", "sync")
	run("other", "\n3\n", append(rate, "first.yaml")...)
	run("other", "", "sync", "sync")
	run("home", "\n3\n", append(rate, "second.yaml")...)

	f.events = f.eventsOf(t, f.folder, "home")
	f.others = f.eventsOf(t, f.folder, "other")
	if len(f.events) != 82 || len(f.others) != 82 {
		t.Fatalf("the histories have %d and %d events, want 82", len(f.events), len(f.others))
	}
	f.backed = f.eventsOfFile(t, filepath.Join(f.folder, "backup.db"))

	// What the commands make of it without a fault.
	run("aside", "", "history", "import", "coming.jsonl")
	f.coming = f.eventsOf(t, f.folder, "aside")
	aside := copyFolder(t, f.folder)
	defer os.RemoveAll(aside)
	if code, out := runInFolder(aside, "home", "", "lint", "--fix", "drafts"); code != 0 {
		t.Fatalf("lint --fix: exit code %d\n%s", code, out)
	}
	f.fixed = readFiles(t, filepath.Join(aside, "drafts"))
	f.own, f.made = ownFilesIn(t, f.folder), f.makeAll(t, ownCommands)
	return f
}

// eventsOf returns the events of a history, which is to be whole.
func (f faultFixture) eventsOf(t *testing.T, folder, home string) map[string]string {
	t.Helper()
	events, err := wholeEvents(folder, home)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

// eventsOfFile returns the events of a copy of a history.
func (f faultFixture) eventsOfFile(t *testing.T, path string) map[string]string {
	t.Helper()
	folder, err := historyFrom(path)
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	return f.eventsOf(t, folder, "home")
}

// historyFrom makes a folder whose history is a copy of a file.
func historyFrom(path string) (folder string, err error) {
	if folder, err = os.MkdirTemp("", "djq-fault-"); err != nil {
		return "", err
	}
	text, err := os.ReadFile(path)
	if err == nil {
		err = os.Mkdir(filepath.Join(folder, "home"), 0o700)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "home", "history.db"), text, 0o600)
	}
	return folder, err
}

// wholeEvents checks a history and returns its events, lines by uid.
func wholeEvents(folder, home string) (map[string]string, error) {
	if code, out := runInFolder(folder, home, "", "history", "check"); code != 0 {
		return nil, fmt.Errorf("history check: exit code %d: %s", code, out)
	}
	code, out := runInFolder(folder, home, "", "history", "export", "-")
	if code != 0 {
		return nil, fmt.Errorf("history export: exit code %d: %s", code, out)
	}
	return parseEventLines(out)
}

// parseEventLines returns events of JSON Lines by uid.
func parseEventLines(text string) (map[string]string, error) {
	events := map[string]string{}
	for line := range strings.Lines(text) {
		var e struct{ UID string }
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
		if e.UID != "" { // files of sync begin and end with other lines
			events[e.UID] = line
		}
	}
	return events, nil
}

// missing counts the events that another map lacks or has with other content.
func missing(events, in map[string]string) (n int) {
	for uid, line := range events {
		if in[uid] != line {
			n++
		}
	}
	return n
}

// runInFolder runs djq without faults.
func runInFolder(folder, home, stdin string, args ...string) (code int, out string) {
	command := exec.Command(filepath.Join(binary, "djq"), args...)
	command.Dir = folder
	command.Env = append(faultEnvironment(folder), "DJQ_HOME="+filepath.Join(folder, home))
	command.Stdin = strings.NewReader(stdin)
	text, err := command.CombinedOutput()
	code, err = exitCode(err)
	if err != nil {
		return -1, fmt.Sprintf("%s\n%v", text, err)
	}
	return code, string(text)
}

// faultEnvironment is that of djq in a folder in which faults are tried: its
// history in home, a clock that stands still.
func faultEnvironment(folder string) []string {
	return []string{
		"DJQ_HOME=" + filepath.Join(folder, "home"), "DJQ_NOW=2026-07-20T12:30:00Z", "TZ=UTC", "EDITOR=sh editor.sh",
		"PATH=" + os.Getenv("PATH"), "GOCOVERDIR=" + coverage(), raceOptions,
	}
}

// copyFolder returns a copy of a folder, which the caller removes.
func copyFolder(t *testing.T, folder string) string {
	t.Helper()
	to, err := os.MkdirTemp("", "djq-fault-")
	if err == nil {
		err = os.CopyFS(to, os.DirFS(folder))
	}
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// readFiles returns the files of a folder by name.
func readFiles(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(text)
	}
	return files
}
