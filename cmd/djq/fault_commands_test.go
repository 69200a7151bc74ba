//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var faultCommands = []faultCommand{
	{
		name: "drill", args: []string{"drill", "--bank", "bank.yaml", "--order", "bank", "--save", "-n", "3"},
		stdin: "\n3\n\n3\n\n3\n", check: checkDrill,
	},
	{
		name: "first drill", args: []string{"drill", "--bank", "bank.yaml", "--order", "bank", "--save", "-n", "3"},
		stdin: "\n3\n\n3\n\n3\n", prepare: removeHome, check: checkFirstDrill,
	},
	{name: "sync", args: []string{"sync", "sync"}, check: checkSync},
	{name: "backup", args: []string{"history", "backup", "backup.db"}, check: checkBackup},
	{name: "restore", args: []string{"history", "restore", "backup.db"}, check: checkRestore},
	{
		name: "restore over damage", args: []string{"history", "restore", "backup.db"},
		prepare: damageHome, check: checkRestoreOverDamage,
	},
	{name: "export", args: []string{"history", "export", "earlier.jsonl"}, check: checkExport},
	{name: "export to a pipe", args: []string{"history", "export", "-"}, check: checkExportToPipe},
	{name: "import", args: []string{"history", "import", "coming.jsonl"}, check: checkImported},
	{name: "lint --fix", args: []string{"lint", "--fix", "drafts"}, check: checkFix},
	{name: "plan set", args: []string{"plan", "set", "--date", dateAfter, "--bank", "bank.yaml"}, check: checkPlanSet},
}

// allFaultCommands are those and ownCommands.
func allFaultCommands() []faultCommand { return slices.Concat(faultCommands, ownCommands) }

// prepared returns a copy of the fixture for a command, which the caller removes.
func prepared(t *testing.T, f faultFixture, c faultCommand) (folder string) {
	t.Helper()
	folder = copyFolder(t, f.folder)
	if c.prepare != nil {
		if err := c.prepare(folder); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// kept returns the history's events, and complains unless it is whole and has
// all events of before.
func kept(f faultFixture, folder string) (events map[string]string, problems []string) {
	events, err := wholeEvents(folder, "home")
	if err != nil {
		return nil, []string{err.Error()}
	}
	if n := missing(f.events, events); n > 0 {
		problems = append(problems, fmt.Sprintf("%d of the %d events before are gone", n, len(f.events)))
	}
	temps, _ := filepath.Glob(filepath.Join(folder, "home", ".djq-*"))
	return events, append(problems, left(temps)...)
}

func left(files []string) (problems []string) {
	if len(files) > 0 {
		problems = append(problems, fmt.Sprintf("left behind: %s", strings.Join(files, ", ")))
	}
	return problems
}

// checkDrill expects every rating that was answered to be saved, and all of
// them after exit code 0.
func checkDrill(_ *testing.T, f faultFixture, folder string, run tracedRun) []string {
	events, problems := kept(f, folder)
	if events == nil {
		return problems
	}
	return append(problems, compareSaved(len(events)-len(f.events), run)...)
}

// compareSaved compares how many ratings a drill of three saved with what it
// answered.
func compareSaved(saved int, run tracedRun) []string {
	answered := strings.Count(run.stdout, "\n → good")
	if saved < answered || saved > answered+1 || run.code == 0 && saved != 3 {
		return []string{fmt.Sprintf("%d ratings were answered, %d are saved", answered, saved)}
	}
	return nil
}

func removeHome(folder string) error { return os.RemoveAll(filepath.Join(folder, "home")) }

// checkFirstDrill is checkDrill where djq was never run.
func checkFirstDrill(_ *testing.T, _ faultFixture, folder string, run tracedRun) []string {
	events, err := wholeEvents(folder, "home")
	if _, missing := os.Stat(filepath.Join(folder, "home", "history.db")); err != nil && missing == nil {
		return []string{err.Error()}
	}
	return compareSaved(len(events), run)
}

// checkSync expects the folder to carry everything after exit code 0, and
// after the next sync in any case.
func checkSync(t *testing.T, f faultFixture, folder string, run tracedRun) []string {
	events, problems := kept(f, folder)
	if events == nil {
		return problems
	}
	carried := func() int {
		third := copyFolder(t, folder)
		defer os.RemoveAll(third)
		code, out := runInFolder(third, "third", "", "sync", "sync")
		in, err := wholeEvents(third, "third")
		if code != 0 || err != nil {
			problems = append(problems, fmt.Sprintf("a third machine cannot sync: exit code %d, %v: %s", code, err, out))
		}
		return missing(f.events, in) + missing(f.others, in)
	}
	// Without the new event the file of before is whole too.
	if n := carried(); run.code == 0 && n > 0 || n > 1 {
		problems = append(problems, fmt.Sprintf("the folder lacks %d events", n))
	}
	if code, out := runInFolder(folder, "home", "", "sync", "sync"); code != 0 || carried() > 0 {
		problems = append(problems, fmt.Sprintf("the next sync does not mend it: exit code %d: %s", code, out))
	}
	if events, err := wholeEvents(folder, "home"); err != nil || missing(f.others, events) > 0 {
		problems = append(problems, "what the other machine wrote did not arrive")
	}
	return problems
}

// checkBackup expects a whole backup: the new one after exit code 0, else the
// new one or the one before.
func checkBackup(_ *testing.T, f faultFixture, folder string, run tracedRun) []string {
	_, problems := kept(f, folder)
	aside, err := historyFrom(filepath.Join(folder, "backup.db"))
	defer os.RemoveAll(aside)
	var backed map[string]string
	if err == nil {
		backed, err = wholeEvents(aside, "home")
	}
	switch {
	case err != nil:
		problems = append(problems, fmt.Sprintf("the backup: %v", err))
	case run.code == 0 && missing(f.events, backed) > 0, missing(f.backed, backed) > 0:
		problems = append(problems, fmt.Sprintf("the backup has %d events", len(backed)))
	}
	return problems
}

// checkRestore expects the backup's events after exit code 0, else those or
// all that were there before.
func checkRestore(_ *testing.T, f faultFixture, folder string, run tracedRun) []string {
	events, err := wholeEvents(folder, "home")
	if err != nil {
		return []string{err.Error()}
	}
	gone := missing(f.events, events)
	restored := gone == len(f.events)-len(f.backed)
	if missing(f.backed, events) > 0 || gone > 0 && !restored || run.code == 0 && !restored {
		return []string{fmt.Sprintf("the history has %d events, %d before and %d in the backup", len(events), len(f.events), len(f.backed))}
	}
	if !restored {
		return nil
	}
	backups, _ := filepath.Glob(filepath.Join(folder, "home", "backups", "*.db"))
	for _, path := range backups {
		aside, err := historyFrom(path)
		before, _ := wholeEvents(aside, "home")
		os.RemoveAll(aside)
		if err == nil && missing(f.events, before) == 0 {
			return nil
		}
	}
	return []string{fmt.Sprintf("none of the backups (%q) has what was there before", backups)}
}

const damagedText = "dear diary"

func damageHome(folder string) error {
	return os.WriteFile(filepath.Join(folder, "home", "history.db"), []byte(damagedText), 0o600)
}

// checkRestoreOverDamage expects the backup's events after exit code 0, else
// those or the damaged file.
func checkRestoreOverDamage(_ *testing.T, f faultFixture, folder string, run tracedRun) []string {
	events, err := wholeEvents(folder, "home") // the start completes what was interrupted
	if text, _ := os.ReadFile(filepath.Join(folder, "home", "history.db")); run.code != 0 && string(text) == damagedText {
		return nil
	}
	if err != nil {
		return []string{err.Error()}
	}
	if n := missing(f.backed, events); n > 0 {
		return []string{fmt.Sprintf("%d of %d events of the backup are gone", n, len(f.backed))}
	}
	return nil
}

// checkExport expects a whole file: the new one after exit code 0, else the
// new one or the one before.
func checkExport(_ *testing.T, f faultFixture, folder string, run tracedRun) []string {
	_, problems := kept(f, folder)
	text, err := os.ReadFile(filepath.Join(folder, "earlier.jsonl"))
	var exported map[string]string
	if err == nil {
		exported, err = parseEventLines(string(text))
	}
	whole := err == nil && missing(f.events, exported) == 0
	before := err == nil && len(exported) == len(f.backed) && missing(f.backed, exported) == 0
	if !whole && (run.code == 0 || !before) {
		problems = append(problems, fmt.Sprintf("the export has %d events: %v", len(exported), err))
	}
	return problems
}

func checkExportToPipe(_ *testing.T, f faultFixture, folder string, run tracedRun) []string {
	_, problems := kept(f, folder)
	if exported, err := parseEventLines(run.stdout); run.code == 0 && missing(f.events, exported) > 0 {
		problems = append(problems, fmt.Sprintf("exported %d events: %v", len(exported), err))
	}
	return problems
}

// checkImported expects all events after exit code 0, else all or none.
func checkImported(_ *testing.T, f faultFixture, folder string, run tracedRun) []string {
	events, problems := kept(f, folder)
	if n := missing(f.coming, events); events != nil && n > 0 && (run.code == 0 || n < len(f.coming)) {
		problems = append(problems, fmt.Sprintf("%d of %d events were imported", len(f.coming)-n, len(f.coming)))
	}
	return problems
}

// checkFix expects every file to be fixed after exit code 0, else fixed or
// untouched.
func checkFix(t *testing.T, f faultFixture, folder string, run tracedRun) (problems []string) {
	before := readFiles(t, filepath.Join(f.folder, "drafts"))
	after := readFiles(t, filepath.Join(folder, "drafts"))
	for name, text := range before {
		if now := after[name]; now != f.fixed[name] && (run.code == 0 || now != text) {
			problems = append(problems, fmt.Sprintf("%s is now %q", name, now))
		}
	}
	return problems
}

// checkPlanSet expects the new date after exit code 0, else the new or the old
// one.
func checkPlanSet(_ *testing.T, f faultFixture, folder string, run tracedRun) []string {
	_, problems := kept(f, folder)
	code, out := runInFolder(folder, "home", "", "plan", "--json", "--bank", "bank.yaml")
	set, unset := strings.Contains(out, dateAfter), strings.Contains(out, dateBefore)
	if code != 0 || !set && !unset || run.code == 0 && !set {
		problems = append(problems, fmt.Sprintf("djq plan: exit code %d: %s", code, out))
	}
	return problems
}
