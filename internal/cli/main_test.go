package cli

import (
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"

	"djq/internal/cli/app"
	"djq/internal/ui"
)

// result is the output and exit code of one run of djq.
type result struct {
	code     int
	out, err string
}

// run runs djq in this process, with pipes and with the environment given as
// NAME=value.
func run(t *testing.T, environment []string, args ...string) result {
	t.Helper()
	var out, errOut strings.Builder
	code := Main(args, testEnv(strings.NewReader(""), &out, &errOut, environment))
	return result{code, out.String(), errOut.String()}
}

func testEnv(in io.Reader, out, errOut io.Writer, environment []string) Env {
	return Env{
		Stdin: in, Stdout: out, Stderr: errOut, Now: time.Now,
		Getenv: func(name string) string {
			for _, pair := range environment {
				if value, ok := strings.CutPrefix(pair, name+"="); ok {
					return value
				}
			}
			return ""
		},
	}
}

func TestErrorsSayWhatIsWrong(t *testing.T) {
	tests := []struct {
		name string
		env  []string
		args []string
		err  string
	}{
		{"unknown command", nil, []string{"frobnicate"}, "djq: unknown command \"frobnicate\"\nhint: see djq --help\n"},
		{"unknown command before unknown flag", nil, []string{"frobnicate", "--x"}, "djq: unknown command \"frobnicate\"\nhint: see djq --help\n"},
		{"unknown flag", nil, []string{"--frobnicate"}, "djq: unknown flag --frobnicate\nhint: see djq --help\n"},
		{"unknown letter", nil, []string{"-x"}, "djq: unknown flag -x\nhint: see djq --help\n"},
		{"bad choice", nil, []string{"--color", "red"}, "djq: --color is \"red\": expected auto, always or never\nhint: see djq --help\n"},
		{"no value", nil, []string{"--color"}, "djq: --color needs a value: expected auto, always or never\nhint: see djq --help\n"},
		{"near flag", nil, []string{"list", "--topc", "orm"}, "djq: unknown flag --topc\nhint: did you mean --topic?\n"},
		{"near command", nil, []string{"lsit"}, "djq: unknown command \"lsit\"\nhint: did you mean djq list?\n"},
		{"help for an unknown command", nil, []string{"help", "lsit"}, "djq: unknown command \"lsit\"\nhint: did you mean djq list?\n"},
		{"no text", nil, []string{"list", "--tag"}, "djq: --tag needs a value\nhint: --tag: only cards with one of these TAGS\n"},
		{"no truth", nil, []string{"list", "--json=perhaps"}, "djq: --json is \"perhaps\": expected true or false\nhint: see djq list --help\n"},
		{"no number", nil, []string{"random", "--seed", "-1"}, "djq: --seed is \"-1\": expected a whole number, 0 or more\nhint: see djq random --help\n"},
		{"bad syntax", nil, []string{"list", "--=x"}, "djq: bad flag syntax: --=x\nhint: see djq list --help\n"},
		{"bad clock", []string{"DJQ_NOW=yesterday"}, nil, "djq: DJQ_NOW is \"yesterday\": expected a time like 2026-07-01T09:30:00+02:00, or with a rate like @60 after it\n"},
		{"control characters", nil, []string{"\x1b]0;owned\x07"}, "djq: unknown command \"\\x1b]0;owned\\a\"\nhint: see djq --help\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := run(t, test.env, test.args...)
			if want := (result{app.ExitUsage, "", test.err}); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

// brokenWriter fails every write.
type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestUnwritableOutput(t *testing.T) {
	var errOut strings.Builder
	if code := Main([]string{"--help"}, testEnv(nil, brokenWriter{syscall.EPIPE}, &errOut, nil)); code != app.ExitDone || errOut.Len() > 0 {
		t.Errorf("closed pipe: code %d, said %q; want 0 and silence", code, errOut.String())
	}
	if code := Main([]string{"--help"}, testEnv(nil, brokenWriter{errors.New("disk full")}, &errOut, nil)); code != app.ExitBroken || errOut.String() != "djq: cannot write the output: disk full\n" {
		t.Errorf("full disk: code %d, said %q; want 3 and the reason", code, errOut.String())
	}
}

func TestHelpCommandEqualsHelpFlag(t *testing.T) {
	all, list := run(t, nil, "help"), run(t, nil, "help", "list")
	if want := run(t, nil, "--help"); all != want {
		t.Errorf("help said %+v, --help %+v", all, want)
	}
	if want := run(t, nil, "list", "-h"); list != want || !strings.Contains(list.out, "\nGlobal flags\n") {
		t.Errorf("help list said %+v, list -h %+v", list, want)
	}
}

// TestHelpFitsTheWindow holds that help stays within the window and loses no word.
func TestHelpFitsTheWindow(t *testing.T) {
	a, err := app.New(testEnv(nil, io.Discard, io.Discard, nil))
	if err != nil {
		t.Fatal(err)
	}
	entries := flagEntries(newRootCommand(a).PersistentFlags())
	for _, width := range []int{40, 80, 200} {
		h := helpPage{printer: ui.Printer{Width: width}}
		h.entries("Flags", entries)
		h.text("", "Some words that explain what the command does and go on for a while.")
		for _, line := range h.lines {
			if got := ui.Width(line); got > width {
				t.Errorf("at width %d a line has %d columns: %q", width, got, line)
			}
		}
		for _, e := range entries {
			if all := strings.Join(strings.Fields(strings.Join(h.lines, " ")), " "); !strings.Contains(all, e.meaning) {
				t.Errorf("at width %d %q is not explained: %q", width, e.name, all)
			}
		}
	}
}

func TestRoffEscapesMarks(t *testing.T) {
	if got, want := roff(".so x\n'a' \\ --b"), "\\&.so x\n\\&'a' \\e \\-\\-b"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestVersionIsOneLine(t *testing.T) {
	got := run(t, nil, "--version")
	if got.code != app.ExitDone || !strings.HasPrefix(got.out, "djq ") || got.err != "" {
		t.Errorf("got %+v, want one line that begins with djq", got)
	}
}
