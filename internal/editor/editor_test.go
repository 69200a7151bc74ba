package editor

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestCommandFollowsTheEnvironment(t *testing.T) {
	for _, tt := range []struct {
		env        map[string]string
		onTerminal bool
		want       string // "?" for one that is found
	}{
		{map[string]string{"VISUAL": "v", "EDITOR": "e", "TERM": "xterm"}, true, "v"},
		{map[string]string{"VISUAL": "v", "EDITOR": "e", "TERM": "dumb"}, true, "e"},
		{map[string]string{"EDITOR": "e -w", "TERM": "xterm"}, false, "e -w"},
		{map[string]string{"VISUAL": "v", "TERM": "dumb"}, true, ""},
		{map[string]string{"TERM": "xterm"}, false, ""},
	} {
		got, err := Command(func(name string) string { return tt.env[name] }, tt.onTerminal)
		if got != tt.want || (err != nil) != (tt.want == "") {
			t.Errorf("%v: %q, %v, want %q", tt.env, got, err, tt.want)
		}
	}
}

func TestRunIsTheShellsAsWithGit(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no sh")
	}
	path := filepath.Join(t.TempDir(), "it's a $file")
	for _, tt := range []struct{ command, want, failure string }{
		{":", "", ""},
		{"printf x >", "x", ""},
		{`sh -c 'echo "$1" > "$1"' -`, path + "\n", ""},
		{"f() { echo f > \"$1\"; }; f", "f\n", ""},
		{"false", "", `the editor "false" failed: exit status 1`},
		{"exit 3;", "", "exit status 3"},
		{"kill -9 $$;", "", "signal: killed"},
		{"/no/such/editor", "", `cannot run the editor "/no/such/editor": `},
	} {
		os.Remove(path)
		err := Run(tt.command, path, strings.NewReader(""), io.Discard, io.Discard)
		got, _ := os.ReadFile(path)
		if tt.failure == "" && err != nil || tt.failure != "" && (err == nil || !strings.Contains(err.Error(), tt.failure)) || string(got) != tt.want {
			t.Errorf("%s: %v, %q", tt.command, err, got)
		}
	}
}

func TestRunGivesTheEditorTheStreams(t *testing.T) {
	var out strings.Builder
	if err := Run(`cat; echo`, os.DevNull, strings.NewReader("typed"), &out, io.Discard); err != nil {
		t.Skip(errors.Unwrap(err))
	}
	if !strings.Contains(out.String(), "typed") {
		t.Errorf("%q", out.String())
	}
}
