package lint

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

const (
	good   = "- topic: orm\n  id: one\n  difficulty: easy\n  question: What is one?\n  answer: It is a card.\n"
	warned = "- topic: orm\n  id: one\n  difficulty: easy\n  question: What is one?\n  answer: Card.\n" // an answer of one word
	broken = "- topic: orm\n  id: one\n  difficulty: eazy\n  question: What is one?\n  answer: It is a card.\n"
)

// folder makes a folder of files, given as name and text, and returns it.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// run runs djq lint and expects an exit code and parts of what it prints.
func run(t *testing.T, w *apptest.World, code int, args []string, parts ...string) apptest.Result {
	t.Helper()
	got := w.Run(New, args...)
	if got.Code != code {
		t.Errorf("lint %v: exit code %d, want %d; printed %q, %q", args, got.Code, code, got.Out, got.Err)
	}
	for _, part := range parts {
		if !strings.Contains(got.Out+got.Err, part) {
			t.Errorf("lint %v: no %q in %q, %q", args, part, got.Out, got.Err)
		}
	}
	return got
}

func TestExitCodeTellsErrorsFromWarnings(t *testing.T) {
	root := folder(t, map[string]string{"good.yaml": good, "warned.yaml": warned, "broken.yaml": broken})
	file := func(name string) string { return filepath.Join(root, name) }
	w := apptest.New(t)
	if got := run(t, w, app.ExitDone, []string{file("good.yaml")}, "1 file: no problems found\n"); got.Out != "" {
		t.Errorf("findings %q", got.Out)
	}
	run(t, w, app.ExitDone, []string{file("warned.yaml")}, "[one-word-answer]", "1 file: 1 warning\n")
	run(t, w, app.ExitFound, []string{"--strict", file("warned.yaml")}, "1 warning")
	run(t, w, app.ExitFound, []string{file("broken.yaml")}, `did you mean "easy"?`, "1 file: 1 error\n")
	run(t, w, app.ExitFound, []string{root}, "3 files: ")
	run(t, w, app.ExitBroken, []string{file("none.yaml")}, "none.yaml")
	run(t, w, app.ExitUsage, []string{t.TempDir()}, "no files to check in ", "hint: name a file, or a folder with .yaml files")
}

func TestBanksAreCheckedWithoutAPath(t *testing.T) {
	w := apptest.New(t)
	run(t, w, app.ExitDone, nil, "1 file: ")
	w.Env["DJQ_BANK"] = app.Builtin
	run(t, w, app.ExitDone, []string{"--strict"}, "no problems found")

	w.Env["DJQ_BANK"] = ""
	t.Chdir(folder(t, map[string]string{"questions/orm.yaml": broken}))
	run(t, w, app.ExitFound, nil, filepath.Join("questions", "orm.yaml")+":3:")
	t.Chdir(t.TempDir())
	run(t, w, app.ExitUsage, nil, "there is no folder questions here")
}

func TestStandardInputIsReadOnce(t *testing.T) {
	w := apptest.New(t)
	w.Stdin = broken
	run(t, w, app.ExitFound, []string{"-"}, "<stdin>:3:15: error:", "eazy")
	run(t, w, app.ExitUsage, []string{"-", "-"}, "standard input can be read only once")
	run(t, w, app.ExitUsage, []string{"--fix", "-"}, "--fix cannot write to <stdin>")
	w.Stdin = ""
	run(t, w, app.ExitFound, []string{"-"}, "<stdin>:1:1: error:")
}

func TestFormatsCarryTheSameFindings(t *testing.T) {
	root := folder(t, map[string]string{"broken.yaml": broken})
	w := apptest.New(t)
	run(t, w, app.ExitFound, []string{"--format", "github", root}, "::error file=")
	for _, format := range []string{"json", "sarif"} {
		got := run(t, w, app.ExitFound, []string{"--format", format, root}, "eazy")
		if !json.Valid([]byte(got.Out)) {
			t.Errorf("%s is not valid: %q", format, got.Out)
		}
	}
	run(t, w, app.ExitUsage, []string{"--format", "xml", root}, "expected text, json, github, sarif, rdjson, checkstyle or junit")
}

func TestFollowUpsOfASingleFileMayNameCardsOfItsBank(t *testing.T) {
	linked := good + "  follow_ups:\n    - card: orm/two\n"
	two := strings.ReplaceAll(good, "one", "two")
	w := apptest.New(t)
	t.Run("files beside it", func(t *testing.T) {
		root := folder(t, map[string]string{"a.yaml": linked, "b.yaml": two})
		run(t, w, app.ExitDone, []string{filepath.Join(root, "a.yaml")})
	})
	t.Run("a bank with settings", func(t *testing.T) {
		root := folder(t, map[string]string{".djq-lint.yaml": "disable: [missing-id]\n", "a/a.yaml": linked, "b/b.yaml": two})
		run(t, w, app.ExitDone, []string{filepath.Join(root, "a", "a.yaml")})
	})
	t.Run("no such card", func(t *testing.T) {
		root := folder(t, map[string]string{"a.yaml": linked})
		run(t, w, app.ExitFound, []string{filepath.Join(root, "a.yaml")}, "orm/two", "[unknown-card]")
		w.Stdin = linked
		run(t, w, app.ExitFound, []string{"-"}, "[unknown-card]")
	})
}

func TestSettingsFilesAreCheckedToo(t *testing.T) {
	root := folder(t, map[string]string{".djq-lint.yaml": "disble: [missing-id]\n", "a.yaml": good})
	w := apptest.New(t)
	run(t, w, app.ExitFound, []string{filepath.Join(root, ".djq-lint.yaml")}, `unknown key "disble"`, "1 file: 1 error")
	run(t, w, app.ExitFound, []string{root}, `unknown key "disble"`)
}

func TestFixRepairsFilesAndChecksThemAgain(t *testing.T) {
	root := folder(t, map[string]string{"a.yaml": strings.ReplaceAll(good, "card.\n", "card.  \n")})
	w := apptest.New(t)
	run(t, w, app.ExitDone, []string{"--fix", root}, "fixed 1 finding in 1 file\n", "no problems found")
	if got, err := os.ReadFile(filepath.Join(root, "a.yaml")); err != nil || string(got) != good {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if got := run(t, w, app.ExitDone, []string{"--fix", root}); strings.Contains(got.Err, "repaired") {
		t.Errorf("repaired again: %q", got.Err)
	}
}

func TestRulesAreListed(t *testing.T) {
	w := apptest.New(t)
	if got := run(t, w, app.ExitDone, []string{"--rules"}, "one-word-answer\t"); strings.Count(got.Out, "\n") < 20 {
		t.Errorf("rules %q", got.Out)
	}
	got := run(t, w, app.ExitDone, []string{"--rules", "--format", "json"})
	var rules []ruleJSON
	if err := json.Unmarshal([]byte(got.Out), &rules); err != nil || len(rules) < 20 || rules[0].Description == "" {
		t.Errorf("%d rules, %v", len(rules), err)
	}
	run(t, w, app.ExitUsage, []string{"--rules", "x.yaml"}, `--rules takes no path, got "x.yaml"`)
	run(t, w, app.ExitUsage, []string{"--rules", "--format", "sarif"}, "--rules cannot be printed as sarif", "hint: use --format text or --format json")
}

func TestQuestionFilesAreCompleted(t *testing.T) {
	a, _, _ := apptest.New(t).App()
	if got, directive := New(a).ValidArgsFunction(nil, nil, ""); len(got) != 2 || directive != cobra.ShellCompDirectiveFilterFileExt {
		t.Errorf("completed %q, %v", got, directive)
	}
}
