package editor

import (
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// ErrNone says that no editor is set, and none can be found that works without
// being set.
var ErrNone = errors.New("no editor is set")

// Command returns the user's editor, a command for the shell: $VISUAL, unless the
// terminal is dumb; $EDITOR; and where a person sits at a terminal the program
// editor, or vi.
func Command(getenv func(string) string, onTerminal bool) (string, error) {
	isDumb := getenv("TERM") == "dumb" || getenv("TERM") == "" && runtime.GOOS != "windows"
	if visual := getenv("VISUAL"); visual != "" && !isDumb {
		return visual, nil
	}
	if command := getenv("EDITOR"); command != "" {
		return command, nil
	}
	if !onTerminal || isDumb {
		return "", ErrNone
	}
	for _, name := range []string{"editor", "vi", "nano", "notepad"} {
		if _, err := exec.LookPath(name); err == nil {
			return name, nil
		}
	}
	return "", ErrNone
}

// doNothing is the editor that leaves a file as it is, to git and the shell.
const doNothing = ":"

// shellSigns are the characters that make git run an editor by the shell.
const shellSigns = "|&;<>()$`\\\"' \t\n*?[#~=%"

// Run runs an editor on a file and waits for its end. The error says how it
// failed: it could not be run, had an exit code other than 0, or was ended by a
// signal.
func Run(command, path string, in io.Reader, out, errOut io.Writer) error {
	if command == doNothing {
		return nil
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	run := exec.Command(command, path)
	if strings.ContainsAny(command, shellSigns) {
		run = throughShell(command, path)
	}
	run.Stdin, run.Stdout, run.Stderr = in, out, errOut
	err = run.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &exit):
		return fmt.Errorf("the editor %q failed: %s", command, exit.ProcessState)
	}
	return fmt.Errorf("cannot run the editor %q: %w", command, errors.Unwrap(err))
}

// throughShell returns the command that runs an editor with arguments of its own.
func throughShell(command, path string) *exec.Cmd {
	if _, err := exec.LookPath("sh"); err != nil && runtime.GOOS == "windows" {
		words := append(strings.Fields(command), path)
		return exec.Command(words[0], words[1:]...)
	}
	return exec.Command("sh", "-c", command+` "$@"`, command, path)
}
