package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"djq/internal/golden"
)

// coverage returns the folder in which the scripts' runs of djq are to leave
// what they covered, "" for nowhere. go test keeps GOCOVERDIR for itself.
func coverage() string { return os.Getenv("DJQ_COVERAGE") }

// raceOptions are the environment variable that has a djq under the race detector end
// without waiting a second for the races of threads that go on, which over all the runs
// of these tests took most of their time.
const (
	raceVariable = "GORACE"
	raceQuickEnd = "atexit_sleep_ms=10"
	raceOptions  = raceVariable + "=" + raceQuickEnd
)

// binary is the folder with the djq that the scripts run.
var binary string

// TestMain builds djq, so that the scripts run the program that users run:
// with its own process, signals, terminal and exit codes.
func TestMain(m *testing.M) {
	flag.Parse()
	heedSignals()
	os.Exit(buildAndRun(m))
}

// heedSignals lets the programs that the tests start notice Ctrl-C and a closed
// window. A shell that runs the tests in the background, or nohup, has them
// ignore these, which programs inherit.
func heedSignals() {
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGHUP} {
		if signal.Ignored(s) {
			signal.Notify(make(chan os.Signal, 1), s) // a handler is not inherited
		}
	}
}

func buildAndRun(m *testing.M) int {
	folder, err := os.MkdirTemp("", "djq-binary-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	binary = folder
	os.Setenv(raceVariable, raceQuickEnd) // for runs that inherit the environment
	build := exec.Command("go", "build", "-o", folder)
	if raceEnabled {
		// The arithmetic of a plan takes 20 times as long when it is watched, and
		// is so by the tests of its own packages.
		build.Args = append(build.Args, "-race", "-gcflags=djq/internal/plan=-race=false", "-gcflags=djq/internal/memory=-race=false")
	}
	if coverage() != "" {
		// Without the main package nothing is written at exit.
		build.Args = append(build.Args, "-cover", "-coverpkg=djq/cmd/djq,djq/internal/...")
	}
	build.Args = append(build.Args, "djq/cmd/djq")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// TestScripts runs the scripts of testdata/script. Besides the usual commands
// they have:
//
//	exits CODE PROGRAM [ARGUMENT…]
//	    runs the program like exec and expects that exit code
//	bytes FILE TEXT [COUNT]
//	    writes TEXT into FILE, COUNT times; both may have Go escapes, as \x1b
//	sql FILE STATEMENT
//	    runs the statement on the database FILE
//	anki FILE CARD FIELD TEXT
//	    edits a field of a note of djq's in the Anki package FILE; the field
//	    tags has the tags, and review adds a review rated TEXT, 1 to 4
//	pty [-size COLUMNSxROWS] [-exits CODE] [-raw FILE] KEYS PROGRAM [ARGUMENT…]
//	    runs the program on a terminal of its own and follows the file KEYS;
//	    standard output is then the screen and all that scrolled off it, as
//	    text, and FILE the bytes that the program wrote
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata/script",
		UpdateScripts:      golden.Updating(),
		RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", binary+string(filepath.ListSeparator)+e.Getenv("PATH"))
			e.Setenv("DJQ_HOME", filepath.Join(e.WorkDir, "djq-home"))
			e.Setenv("DJQ_NOW", "2026-07-01T09:30:00Z")
			e.Setenv("TERM", "xterm-256color")
			e.Setenv("GOCOVERDIR", coverage())
			e.Setenv(raceVariable, raceQuickEnd)
			// Packages that Anki itself made.
			packages, err := filepath.Abs("../../internal/apkg/testdata")
			if err != nil {
				return err
			}
			e.Setenv("PACKAGES", packages)
			if runtime.GOOS == "windows" {
				// The go command and the C library need it.
				e.Setenv("SystemRoot", os.Getenv("SystemRoot"))
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"anki":  editPackage,
			"bytes": writeBytes,
			"exits": exits,
			"pty":   runOnTerminal,
			"sql":   runSQL,
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [argument...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code, err := exitCode(ts.Exec(args[1], args[2:]...))
	ts.Check(err)
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: bytes file text [count]")
	}
	file, err := strconv.Unquote(`"` + args[0] + `"`)
	ts.Check(err)
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	count := 1
	if len(args) > 2 {
		count, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(file), []byte(strings.Repeat(text, count)), 0o666))
}

// exitCode returns the exit code that waiting for a program came to, or the
// error when it never ran or was killed.
func exitCode(err error) (int, error) {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0, nil
	case errors.As(err, &exit) && exit.Exited():
		return exit.ExitCode(), nil
	}
	return 0, err
}
