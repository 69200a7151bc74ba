//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// action is a composite action as far as its shell steps go.
type action struct {
	Inputs map[string]struct{ Default string }
	Runs   struct {
		Using string
		Steps []step
	}
}

type step struct {
	Name, Shell, Run, Uses string
	Env                    map[string]string
}

func readAction(t *testing.T) action {
	t.Helper()
	src, err := os.ReadFile("../../.github/actions/lint/action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var a action
	if err := yaml.Unmarshal(src, &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// runner runs the shell steps of the action as GitHub's runner does.
type runner struct {
	action action
	values map[string]string // of expressions
	work   string            // the repository that is checked
	temp   string
}

func newRunner(t *testing.T, inputs map[string]string) *runner {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("bash is not installed")
	}
	source, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	r := &runner{action: readAction(t), work: t.TempDir(), temp: t.TempDir(), values: map[string]string{
		"github.action_path": filepath.Join(source, ".github", "actions", "lint"),
	}}
	for name, input := range r.action.Inputs {
		r.values["inputs."+name] = input.Default
	}
	for name, value := range inputs {
		r.values["inputs."+name] = value
	}
	return r
}

var expression = regexp.MustCompile(`\$\{\{ *(.*?) *\}\}`)

// run runs a step and returns what it printed, and its exit code.
func (r *runner) run(t *testing.T, name string) (output string, code int) {
	t.Helper()
	for _, s := range r.action.Runs.Steps {
		if s.Name != name {
			continue
		}
		script := filepath.Join(r.temp, "step.sh")
		if err := os.WriteFile(script, []byte(s.Run), 0o666); err != nil {
			t.Fatal(err)
		}
		c := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", script)
		c.Dir = r.work
		c.Env = append(os.Environ(), "RUNNER_TEMP="+r.temp, "GITHUB_OUTPUT="+filepath.Join(r.temp, "output"), "GITHUB_REPOSITORY=me/questions",
			"GITHUB_SERVER_URL=https://github.example", "DJQ_HOME="+r.temp, "GOCOVERDIR="+coverage())
		for key, value := range s.Env {
			c.Env = append(c.Env, key+"="+expression.ReplaceAllStringFunc(value, func(e string) string {
				known, ok := r.values[expression.FindStringSubmatch(e)[1]]
				if !ok {
					t.Fatalf("%s: nothing is known of %s", name, e)
				}
				return known
			}))
		}
		out, err := c.CombinedOutput()
		code, err := exitCode(err)
		if err != nil {
			t.Fatal(err)
		}
		return string(out), code
	}
	t.Fatalf("the action has no step %q", name)
	return "", 0
}

func (r *runner) write(t *testing.T, file, text string) {
	t.Helper()
	file = filepath.Join(r.work, file)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestActionLintsAndAnnotates runs the shell steps of the composite action.
func TestActionLintsAndAnnotates(t *testing.T) {
	r := newRunner(t, map[string]string{"path": "questions\n\nmore cards/views.yaml\n"})
	r.write(t, "questions/orm.yaml", "- topic: orm\n  id: one\n  difficulty: easy\n  question: What is one?\n  answer: One.\n")
	r.write(t, "more cards/views.yaml", "- topic: views\n  id: two\n  difficulty: middle\n  question: What is two?\n  answer: It is a card.\n")
	if out, code := r.run(t, "Find the caches"); code != 0 {
		t.Fatalf("exit code %d: %s", code, out)
	}
	output, err := os.ReadFile(filepath.Join(r.temp, "output"))
	if err != nil || !regexp.MustCompile(`(?m)^build=/.+\nmodules=/.+\nsum=[0-9a-f]{40,}$`).Match(output) {
		t.Errorf("output %q, %v", output, err)
	}
	if out, code := r.run(t, "Build djq"); code != 0 {
		t.Fatalf("exit code %d: %s", code, out)
	}

	out, code := r.run(t, "Lint")
	for _, want := range []string{
		"::error file=more cards/views.yaml,line=3,endLine=3,col=15,endColumn=21,title=unknown-value::",
		"::warning file=questions/orm.yaml,line=5,",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %q", want, out)
		}
	}
	if code != 1 {
		t.Errorf("exit code %d of an error", code)
	}

	if out, code := r.run(t, "Write SARIF"); code != 0 {
		t.Errorf("exit code %d: %s", code, out)
	}
	sarif, err := os.ReadFile(filepath.Join(r.temp, "djq-lint.sarif"))
	if err != nil || !strings.Contains(string(sarif), `"helpUri": "https://github.example/me/questions/blob/main/.github/rules.md#unknown-value"`) {
		t.Errorf("the log does not lead to the rules of the repository: %v", err)
	}

	for path, want := range map[string]int{"questions": 1, "nowhere": 3} {
		for _, strict := range []string{"true", "false"} {
			r.values["inputs.path"], r.values["inputs.strict"] = path, strict
			want := want
			if path == "questions" && strict == "false" {
				want = 0 // a warning alone
			}
			if out, code := r.run(t, "Lint"); code != want {
				t.Errorf("%s, strict %s: exit code %d, want %d: %s", path, strict, code, want, out)
			}
		}
		want = max(0, want-1) // findings are uploaded, a missing file is not
		if out, code := r.run(t, "Write SARIF"); (code == 0) != (want == 0) {
			t.Errorf("%s: exit code %d of writing SARIF: %s", path, code, out)
		}
	}
}

// TestActionNamesTheRepositoryItIsFrom builds djq as it is checked out for the
// workflow of another repository.
func TestActionNamesTheRepositoryItIsFrom(t *testing.T) {
	r := newRunner(t, nil)
	checkout := filepath.Join(r.temp, "_actions", "her", "djq", "v1")
	if err := os.MkdirAll(filepath.Dir(checkout), 0o777); err != nil {
		t.Fatal(err)
	}
	source, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(source, checkout); err != nil {
		t.Fatal(err)
	}
	r.values["github.action_path"] = filepath.Join(checkout, ".github", "actions", "lint")
	if out, code := r.run(t, "Build djq"); code != 0 {
		t.Fatalf("exit code %d: %s", code, out)
	}
	r.write(t, "questions/orm.yaml", "- topic: orm\n  id: one\n  difficulty: easy\n  question: What is one?\n  answer: It is a card.\n")
	if out, code := r.run(t, "Write SARIF"); code != 0 {
		t.Fatalf("exit code %d: %s", code, out)
	}
	sarif, err := os.ReadFile(filepath.Join(r.temp, "djq-lint.sarif"))
	if err != nil || !strings.Contains(string(sarif), "https://github.example/her/djq/blob/main/.github/rules.md#syntax") {
		t.Errorf("the log does not lead to the repository of the action: %v", err)
	}
}

// TestActionIsComposite checks what the runner requires of each step.
func TestActionIsComposite(t *testing.T) {
	a := readAction(t)
	if a.Runs.Using != "composite" {
		t.Errorf("runs using %q", a.Runs.Using)
	}
	for i, s := range a.Runs.Steps {
		if (s.Run == "") == (s.Uses == "") || s.Run != "" && s.Shell == "" {
			t.Errorf("step %d (%s) must have either uses, or run and shell", i, s.Name)
		}
		if strings.Contains(s.Run, "${{") {
			t.Errorf("step %s puts an expression into its script, where it could inject commands", s.Name)
		}
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(readme), fmt.Sprintf("/djq/%s@", ".github/actions/lint")); n != 1 {
		t.Errorf("the README uses the action %d times", n)
	}
}
