//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// ownCommands change the user's own cards and notes, or write files for other programs.
var ownCommands = []faultCommand{
	{name: "new", args: []string{"new", "--from", "new.yaml"}, check: checkOwn},
	{name: "edit", args: []string{"edit", "own/one"}, check: checkEdited},
	{name: "edit a built-in card", args: []string{"edit", "orm/n-plus-one"}, check: checkEdited},
	{name: "note", args: []string{"note", "--from", "note.txt", "own/one"}, check: checkOwn},
	{name: "import csv", args: []string{"import", "csv", "table.csv", "--topic", "table", "--yes"}, check: checkTaken},
	{name: "import markdown", args: []string{"import", "markdown", "page.md", "--topic", "page", "--yes"}, check: checkTaken},
	{name: "import anki", args: []string{"import", "anki", "deck.apkg", "--yes", "--with-progress"}, check: checkTaken},
	{name: "export csv", args: []string{"export", "csv", "out.csv", "-t", "orm"}, check: checkOut("out.csv")},
	{name: "export markdown", args: []string{"export", "markdown", "out.md", "-t", "orm"}, check: checkOut("out.md")},
	{name: "export html", args: []string{"export", "html", "out.html", "-t", "orm"}, check: checkOut("out.html")},
	{name: "export anki", args: []string{"export", "anki", "out.apkg", "-t", "orm", "--with-progress"}, check: checkOut("out.apkg")},
	{
		name: "interview", args: []string{"interview", "--bank", "bank.yaml", "-n", "2", "--seed", "1", "--keep"},
		stdin: "\n\n\n\n", check: checkInterview,
	},
}

// editorWrote is what the editor writes into a card.
const editorWrote = "written by the editor"

// ownFiles writes what those commands work with.
func (f faultFixture) ownFiles(t *testing.T, write func(name, text string)) {
	t.Helper()
	prepareAnki(t, filepath.Join(f.folder, "home"), filepath.Join(f.folder, "deck.apkg"))
	write("new.yaml", "- topic: own\n  id: three\n  difficulty: easy\n  question: Why three?\n  answer: Because two are too few.\n")
	write("note.txt", "My story of it.\nIn two lines.\n")
	write("table.csv", "question,answer\nWhat is a table?,Rows and columns.\nWhat is a row?,One of many.\n")
	write("page.md", "Q: What is a page?\nA: One side of a sheet.\n\nQ: What is a sheet?\nA: Two pages.\n")
	write("editor.sh", "sed -i 's/^\\( *\\)hint:.*/\\1hint: "+editorWrote+"/' \"$1\" && touch edited\n")
}

// made is what a command makes of the fixture without a fault.
type made struct {
	own    map[string]string // files of the user
	out    map[string]string // other files
	events int
}

// makeAll runs commands without a fault.
func (f faultFixture) makeAll(t *testing.T, commands []faultCommand) map[string]made {
	t.Helper()
	all := map[string]made{}
	for _, c := range commands {
		folder := copyFolder(t, f.folder)
		defer os.RemoveAll(folder)
		if code, out := runInFolder(folder, "home", c.stdin, c.args...); code != 0 {
			t.Fatalf("djq %s: exit code %d\n%s", strings.Join(c.args, " "), code, out)
		}
		all[strings.Join(c.args, " ")] = made{own: ownFilesIn(t, folder), out: readFiles(t, folder), events: len(f.eventsOf(t, folder, "home"))}
	}
	return all
}

// ownFilesIn returns the user's cards and notes, by path.
func ownFilesIn(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, name := range []string{"cards", "originals", "drafts"} {
		path := filepath.Join(folder, "home", name)
		if _, err := os.Stat(path); err != nil {
			continue
		}
		for file, text := range readFiles(t, path) {
			if strings.HasPrefix(file, ".djq-") {
				continue // the next change clears it away
			}
			files[name+"/"+file] = strings.ReplaceAll(text, folder, "FOLDER")
		}
	}
	if text, err := os.ReadFile(filepath.Join(folder, "home", "notes.yaml")); err == nil {
		files["notes.yaml"] = string(text)
	}
	return files
}

func withoutDrafts(files map[string]string) map[string]string {
	files = maps.Clone(files)
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasPrefix(name, "drafts/") })
	return files
}

// checkOwn expects the user's files to be changed after exit code 0, else changed or as
// they were, all of them. There may be a draft more.
func checkOwn(t *testing.T, f faultFixture, folder string, run tracedRun) []string {
	problems := keptEvents(f, folder)
	// The next command completes what was begun.
	if code, out := runInFolder(folder, "home", "", "list"); code != 0 {
		problems = append(problems, fmt.Sprintf("djq list: exit code %d: %.300s", code, out))
	}
	now, want := ownFilesIn(t, folder), f.made[run.command].own
	switch {
	case run.code == 0 && !hasAll(now, want):
		problems = append(problems, "is done, and left "+differing(now, want))
	case !maps.Equal(withoutDrafts(now), withoutDrafts(want)) && !maps.Equal(withoutDrafts(now), withoutDrafts(f.own)):
		problems = append(problems, "left neither the old nor the new: "+differing(now, want))
	}
	return problems
}

// hasAll reports whether files are those that are wanted, but for drafts more.
func hasAll(now, want map[string]string) bool {
	for name, text := range want {
		if got, is := now[name]; !is || got != text {
			return false
		}
	}
	return len(withoutDrafts(now)) == len(withoutDrafts(want))
}

// keptEvents complains unless the history is whole and has all events of before.
func keptEvents(f faultFixture, folder string) []string {
	events, err := wholeEvents(folder, "home")
	if n := missing(f.events, events); err != nil || n > 0 {
		return []string{fmt.Sprintf("%d of the %d events before are gone: %v", n, len(f.events), err)}
	}
	return nil
}

// differing names files that differ.
func differing(now, want map[string]string) string {
	var names []string
	for _, files := range []map[string]string{now, want} {
		for name := range files {
			if n, is := now[name]; n != want[name] {
				_, wanted := want[name]
				names = append(names, fmt.Sprintf("%s: %.300q (%t), want %.300q (%t)", name, n, is, want[name], wanted))
			}
		}
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), "; ")
}

// checkEdited is checkOwn, and expects what the editor wrote in the card or in a draft.
func checkEdited(t *testing.T, f faultFixture, folder string, run tracedRun) []string {
	problems := checkOwn(t, f, folder, run)
	if _, err := os.Stat(filepath.Join(folder, "edited")); err != nil {
		return problems
	}
	for _, text := range ownFilesIn(t, folder) {
		if strings.Contains(text, editorWrote) {
			return problems
		}
	}
	return append(problems, "what the editor wrote is lost")
}

// checkTaken is checkOwn, and expects the same import again to come to what one alone
// comes to, reviews included.
func checkTaken(t *testing.T, f faultFixture, folder string, run tracedRun) []string {
	problems := checkOwn(t, f, folder, run)
	want := f.made[run.command]
	events, _ := wholeEvents(folder, "home")
	if run.code == 0 && len(events) != want.events {
		problems = append(problems, fmt.Sprintf("is done, and the history has %d events, want %d", len(events), want.events))
	}
	if code, out := runInFolder(folder, "home", "", strings.Fields(run.command)...); code != 0 {
		return append(problems, fmt.Sprintf("the same again: exit code %d: %.300s", code, out))
	}
	events, err := wholeEvents(folder, "home")
	if now := ownFilesIn(t, folder); err != nil || len(events) != want.events || !maps.Equal(withoutDrafts(now), withoutDrafts(want.own)) {
		problems = append(problems, fmt.Sprintf("the same again leads to %d events, %v, and to %s", len(events), err, differing(now, want.own)))
	}
	return problems
}

// checkOut expects the new file after exit code 0, else the new one or the one before.
func checkOut(name string) func(*testing.T, faultFixture, string, tracedRun) []string {
	return func(t *testing.T, f faultFixture, folder string, run tracedRun) []string {
		problems := keptEvents(f, folder)
		text, err := os.ReadFile(filepath.Join(folder, name))
		want := f.made[run.command].out[name]
		isNew := string(text) == want
		if name == "out.html" { // which has an id of its own each time
			isNew = len(text) == len(want) && strings.HasSuffix(string(text), want[len(want)-20:])
		}
		old, _ := os.ReadFile(filepath.Join(f.folder, name))
		if err != nil || !isNew && (run.code == 0 || string(text) != string(old)) {
			problems = append(problems, fmt.Sprintf("%s has %d bytes (%d before, %d when done): %v", name, len(text), len(old), len(want), err))
		}
		if run.code < 0 {
			return problems // without power nothing is cleared away; the next export does that
		}
		temps, _ := filepath.Glob(filepath.Join(folder, ".*"))
		return append(problems, left(temps)...)
	}
}

// checkInterview expects every answer to be saved that was acknowledged, and all
// answers with their ratings after exit code 0.
func checkInterview(_ *testing.T, f faultFixture, folder string, run tracedRun) []string {
	events, problems := kept(f, folder)
	kinds := map[string]int{}
	for uid, line := range events {
		var e struct{ Kind string }
		if _, before := f.events[uid]; !before && json.Unmarshal([]byte(line), &e) == nil {
			kinds[e.Kind]++
		}
	}
	answered := strings.Count(run.stdout, "→ answered in")
	if kinds["answer"] < answered || kinds["answer"] > answered+1 || run.code == 0 && (kinds["answer"] != 2 || kinds["review"] != 2) {
		problems = append(problems, fmt.Sprintf("%d answers were acknowledged, saved are %v", answered, kinds))
	}
	return problems
}
