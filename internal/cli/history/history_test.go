package history

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"djq/internal/cli/app"
	"djq/internal/cli/app/apptest"
)

// run runs djq history with arguments and expects an exit code.
func run(t *testing.T, w *apptest.World, code int, args ...string) apptest.Result {
	t.Helper()
	got := w.Run(New, args...)
	if got.Code != code {
		t.Errorf("history %v: exit code %d, want %d; said %q", args, got.Code, code, got.Err)
	}
	return got
}

// contains expects parts of what a run printed, each in Out or Err.
func contains(t *testing.T, got apptest.Result, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(got.Out+got.Err, part) {
			t.Errorf("no %q in %q, %q", part, got.Out, got.Err)
		}
	}
}

func TestCommandsNeedAHistory(t *testing.T) {
	for _, args := range [][]string{{"export"}, {"backup"}, {"check"}} {
		w := apptest.New(t)
		contains(t, run(t, w, app.ExitBroken, args...), "there is no history yet", "hint: djq drill creates it")
		if left, err := os.ReadDir(w.Home); err != nil || len(left) > 0 {
			t.Errorf("%v made %v (%v)", args, left, err)
		}
	}
	w := apptest.New(t)
	w.Home = ""
	contains(t, run(t, w, app.ExitBroken, "restore"), "no home folder")
}

func TestWrongArgumentsAreUsageErrors(t *testing.T) {
	for want, args := range map[string][]string{
		"unknown command \"exprt\"\nhint: did you mean history export?": {"exprt"},
		"export takes at most one argument, got 2":                      {"export", "a", "b"},
		"import needs the name of one file":                             {"import"},
		"reset needs the name of a card":                                {"reset"},
		"check takes no arguments":                                      {"check", "all"},
		"unknown card \"orm/frst\"":                                     {"suspend", "orm/frst"},
		"no backup named \"2026\"":                                      {"restore", "2026"},
	} {
		contains(t, run(t, apptest.New(t), app.ExitUsage, args...), want)
	}
	if got := run(t, apptest.New(t), app.ExitDone); !strings.Contains(got.Out, "Usage") {
		t.Errorf("djq history shows %q", got.Out)
	}
}

func TestExportedEventsAreImportedOnce(t *testing.T) {
	from, to := apptest.New(t), apptest.New(t)
	from.Review("orm/first", "views/third")
	file := filepath.Join(t.TempDir(), "events.jsonl")
	contains(t, run(t, from, app.ExitDone, "export", file), "2 events written to "+file)
	to.Stdin = run(t, from, app.ExitDone, "export").Out
	if strings.Count(to.Stdin, "\n") != 2 {
		t.Errorf("exported %q", to.Stdin)
	}
	contains(t, run(t, to, app.ExitDone, "import", "-"), "2 events read, 2 of them new")
	contains(t, run(t, to, app.ExitDone, "import", file, "--json"), `{"read":2,"added":0}`)
	contains(t, run(t, to, app.ExitBroken, "import", "nowhere.jsonl"), "nowhere.jsonl")
	contains(t, run(t, from, app.ExitBroken, "export", filepath.Join(from.Home, "history.db")), "is the history itself")
}

func TestChangesSayWhatBecameOfEachCard(t *testing.T) {
	w := apptest.New(t)
	w.Review("orm/first")
	for _, step := range []struct {
		args []string
		want string
	}{
		{[]string{"reset", "first", "second"}, "orm/first: reset, ignoring 1 review\norm/second: already new\n"},
		{[]string{"suspend", "first"}, "orm/first: suspended\n"},
		{[]string{"suspend", "first", "third"}, "orm/first: already suspended\nviews/third: suspended\n"},
		{[]string{"unsuspend", "first", "first"}, "orm/first: no longer suspended\norm/first: not suspended\n"},
	} {
		if got := run(t, w, app.ExitDone, step.args...); got.Out != step.want {
			t.Errorf("%v: got %q, want %q", step.args, got.Out, step.want)
		}
	}
	// The events are all there still.
	contains(t, run(t, w, app.ExitDone, "check"), "5 events of 2 cards")
}

func TestChangesStopAtADamagedHistory(t *testing.T) {
	w := apptest.New(t)
	if err := os.WriteFile(filepath.Join(w.Home, "history.db"), []byte("dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	contains(t, run(t, w, app.ExitBroken, "reset", "first"), "is not a djq history")
}

func TestCheckRepairsOnRequest(t *testing.T) {
	w := apptest.New(t)
	w.Review("orm/first")
	falsify(t, w)
	got := run(t, w, app.ExitBroken, "check")
	contains(t, got, "  wrong: ", "in conflict with the events", "hint: djq history check --repair")
	var checked checkJSON
	if err := json.Unmarshal([]byte(run(t, w, app.ExitBroken, "check", "--json").Out), &checked); err != nil || len(checked.Differences) == 0 || checked.Repaired {
		t.Errorf("got %+v, %v", checked, err)
	}
	contains(t, run(t, w, app.ExitDone, "check", "--repair"), "Repaired: everything matches the events again.")
	contains(t, run(t, w, app.ExitDone, "check"), "Everything computed from the events matches them.")
}

// falsify changes what is derived from the events.
func falsify(t *testing.T, w *apptest.World) {
	t.Helper()
	a, _, _ := w.App()
	store, err := a.History.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	path := store.Path()
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	runSQL(t, path, "UPDATE by_day SET n = n + 1")
}

func TestBackupsAreListedAndRestored(t *testing.T) {
	w := apptest.New(t)
	w.Columns = 80
	contains(t, run(t, w, app.ExitDone, "restore"), "no backups yet")
	w.Review("orm/first")
	contains(t, run(t, w, app.ExitDone, "backup"), "history copied to ", "2026-07-01-093000.db")
	contains(t, run(t, w, app.ExitDone, "restore"), "BACKUP", "2026-07-01-093000", "djq history restore BACKUP restores one")
	folder := t.TempDir()
	var saved savedJSON
	if err := json.Unmarshal([]byte(run(t, w, app.ExitDone, "backup", folder, "--json").Out), &saved); err != nil || filepath.Dir(saved.File) != folder {
		t.Errorf("got %+v, %v", saved, err)
	}
	copied := filepath.Join(folder, "copy.db")
	contains(t, run(t, w, app.ExitDone, "backup", copied), copied)

	w.Review("orm/second")
	contains(t, run(t, w, app.ExitDone, "restore", "2026-07-01-093000"), "1 event restored from ", "the previous history is kept as ")
	var restored restoreJSON
	if err := json.Unmarshal([]byte(run(t, w, app.ExitDone, "restore", copied, "--json").Out), &restored); err != nil || restored.Events != 1 || restored.Previous == "" {
		t.Errorf("got %+v, %v", restored, err)
	}
	w.Columns = 0
	if got := run(t, w, app.ExitDone, "restore"); strings.Count(got.Out, "\n") != 3 || !strings.Contains(got.Out, "2026-07-01-093000\t1\t") {
		t.Errorf("in a pipe: %q", got.Out)
	}
	contains(t, run(t, w, app.ExitUsage, "restore", "2026-07-01-09300"), "hint: did you mean 2026-07-01-093000")
}

func TestBrokenBackupsAreListedAsBroken(t *testing.T) {
	w := apptest.New(t)
	backups := filepath.Join(w.Home, "backups")
	if err := os.Mkdir(backups, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(backups, "history-2026-06-01.db"), []byte("not one"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.Columns = 80
	contains(t, run(t, w, app.ExitDone, "restore"), "broken")
	var list backupsJSON
	if err := json.Unmarshal([]byte(run(t, w, app.ExitDone, "restore", "--json").Out), &list); err != nil || len(list.Backups) != 1 || list.Backups[0].Problem == "" {
		t.Errorf("got %+v, %v", list, err)
	}
	contains(t, run(t, w, app.ExitBroken, "restore", "2026-06-01"), "is not a djq history")
}

func TestBackupNamesAreCompleted(t *testing.T) {
	w := apptest.New(t)
	w.Review("orm/first")
	run(t, w, app.ExitDone, "backup")
	a, _, _ := w.App()
	if got, _ := completeBackups(t.Context(), a, nil, "2026-07"); len(got) != 1 || got[0] != "2026-07-01-093000\t1 event" {
		t.Errorf("completed %q", got)
	}
	if got, _ := completeBackups(t.Context(), a, []string{"one"}, ""); len(got) > 0 {
		t.Errorf("a second argument is completed to %q", got)
	}
	c, _, err := New(a).Find([]string{"restore"})
	if err != nil {
		t.Fatal(err)
	}
	c.SetContext(t.Context())
	if got, _ := c.ValidArgsFunction(c, nil, "x"); len(got) > 0 {
		t.Errorf("completed %q", got)
	}
}

func TestSyncMergesTheEventsOfOtherMachines(t *testing.T) {
	one, two := apptest.New(t), apptest.New(t)
	one.Review("orm/first")
	two.Review("orm/second")
	folder := t.TempDir()
	sync := func(w *apptest.World, code int, args ...string) apptest.Result {
		t.Helper()
		got := w.Run(NewSync, append([]string{folder}, args...)...)
		if got.Code != code {
			t.Errorf("exit code %d, want %d: %q", got.Code, code, got.Err)
		}
		return got
	}
	contains(t, sync(one, app.ExitDone), "0 new events merged from 0 other machines", "1 event written to ")
	var synced syncJSON
	if err := json.Unmarshal([]byte(sync(two, app.ExitDone, "--json").Out), &synced); err != nil || synced.Added != 1 || synced.OtherMachines != 1 {
		t.Errorf("got %+v, %v", synced, err)
	}

	other := filepath.Join(folder, "other.djq.jsonl")
	if err := os.WriteFile(other, []byte("half a li"), 0o600); err != nil {
		t.Fatal(err)
	}
	contains(t, sync(one, app.ExitFound), "warning: "+other+": line 1: ", "; left out")
	contains(t, sync(one, app.ExitFound, "--json"), `"damaged":[{"file":"`)
	if err := os.Remove(other); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(synced.File, []byte("damaged\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	contains(t, sync(two, app.ExitDone), "warning: "+synced.File+" was damaged and has been rewritten")

	contains(t, one.Run(NewSync, "nowhere"), "nowhere cannot be read")
	contains(t, one.Run(NewSync), "sync needs the name of one folder")
	a, _, _ := one.App()
	if _, directive := NewSync(a).ValidArgsFunction(nil, nil, ""); directive != cobra.ShellCompDirectiveFilterDirs {
		t.Errorf("completes with directive %v", directive)
	}
}
