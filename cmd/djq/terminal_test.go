//go:build unix

package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
	"unsafe"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
	"github.com/rogpeppe/go-internal/testscript"
)

// patience is how long a step may take, on a machine however slow.
const patience = 3 * time.Minute

// signals are the names of the signals that a script may send.
var signals = map[string]os.Signal{
	"INT": os.Interrupt, "TERM": syscall.SIGTERM, "HUP": syscall.SIGHUP,
	"QUIT": syscall.SIGQUIT, "ABRT": syscall.SIGABRT, "TSTP": syscall.SIGTSTP, "CONT": syscall.SIGCONT,
}

// runOnTerminal is the script command pty. Each line of the file with the
// keys is one step:
//
//	wait TEXT            until the program has written TEXT, after what the
//	                     last wait found; styles do not count
//	type KEYS            presses keys: \r Enter, \x03 Ctrl-C, \x1b[A up, …
//	resize COLUMNSxROWS  changes the window
//	signal NAME          sends INT, TERM, HUP, QUIT, ABRT, TSTP or CONT
//	close                closes the window
func runOnTerminal(ts *testscript.TestScript, neg bool, args []string) {
	flags := flag.NewFlagSet("pty", flag.ContinueOnError)
	size := flags.String("size", "80x24", "")
	code := flags.Int("exits", 0, "")
	raw := flags.String("raw", "", "")
	ts.Check(flags.Parse(args))
	if neg || flags.NArg() < 2 {
		ts.Fatalf("usage: pty [-size COLUMNSxROWS] [-exits CODE] [-raw FILE] KEYS PROGRAM [ARGUMENT...]")
	}
	window, err := parseSize(*size)
	ts.Check(err)

	program, err := lookPath(ts, flags.Arg(1))
	ts.Check(err)
	command := exec.Command(program, flags.Args()[2:]...)
	command.Dir = ts.MkAbs(".")
	command.Env = environment(ts)
	s, err := startOnTerminal(command, window)
	ts.Check(err)
	// Fatalf leaves by panic, so the program must not outlive it.
	defer s.end()
	if err := s.follow(ts.ReadFile(flags.Arg(0)), *code); err != nil {
		s.end()
		ts.Fatalf("%v\nthe screen:\n%s", err, s.screen)
	}
	_, err = fmt.Fprint(ts.Stdout(), s.screen)
	ts.Check(err)
	if *raw != "" {
		ts.Check(os.WriteFile(ts.MkAbs(*raw), s.written.Bytes(), 0o666))
	}
}

// terminalRun is one program on one terminal.
type terminalRun struct {
	command *exec.Cmd
	master  *os.File
	exited  chan error
	read    chan struct{} // closed when all that was written has been read

	mu      sync.Mutex
	changed *sync.Cond // something was written, or reading is over
	over    bool
	screen  *screen
	written bytes.Buffer
	found   int // how much of the text the waits have used up
}

// startOnTerminal starts a program on a terminal of its own. Call end when done
// with it.
func startOnTerminal(command *exec.Cmd, window *pty.Winsize) (*terminalRun, error) {
	s := &terminalRun{
		command: command,
		exited:  make(chan error, 1),
		read:    make(chan struct{}),
		screen:  newScreen(int(window.Cols), int(window.Rows)),
	}
	s.changed = sync.NewCond(&s.mu)
	master, err := pty.StartWithSize(s.command, window)
	if err != nil {
		return nil, err
	}
	if s.master, err = unblocked(master); err != nil {
		return nil, err
	}
	go s.record()
	go func() { s.exited <- s.command.Wait() }()
	return s, nil
}

// unblocked returns a terminal that can be closed while it is read, which the
// pty package leaves blocking; it closes the one given.
func unblocked(master *os.File) (*os.File, error) {
	defer master.Close()
	fd, err := syscall.Dup(int(master.Fd()))
	if err != nil {
		return nil, err
	}
	syscall.CloseOnExec(fd)
	// Before NewFile, which takes the mode from the descriptor.
	err = syscall.SetNonblock(fd, true)
	return os.NewFile(uintptr(fd), master.Name()), err
}

// setSize does what pty.Setsize does, without making the terminal blocking.
func setSize(master *os.File, window *pty.Winsize) error {
	conn, err := master.SyscallConn()
	if err != nil {
		return err
	}
	var failed syscall.Errno
	err = conn.Control(func(fd uintptr) {
		_, _, failed = syscall.Syscall(syscall.SYS_IOCTL, fd, syscall.TIOCSWINSZ, uintptr(unsafe.Pointer(window)))
	})
	if failed != 0 {
		return failed
	}
	return err
}

// environment is what testscript would hand to the program; it does not say.
func environment(ts *testscript.TestScript) []string {
	var pairs []string
	for _, name := range []string{
		"PATH", "HOME", "TMPDIR", "TERM", "NO_COLOR", "CLICOLOR_FORCE", "COLORTERM", "EDITOR", "GOCOVERDIR", raceVariable,
		"DJQ_HOME", "DJQ_BANK", "DJQ_NOW",
	} {
		if value := ts.Getenv(name); value != "" {
			pairs = append(pairs, name+"="+value)
		}
	}
	return pairs
}

func lookPath(ts *testscript.TestScript, program string) (string, error) {
	for _, folder := range filepath.SplitList(ts.Getenv("PATH")) {
		file := filepath.Join(folder, program)
		if info, err := os.Stat(file); err == nil && !info.IsDir() && info.Mode()&0o111 != 0 {
			return file, nil
		}
	}
	return "", fmt.Errorf("%s: %w", program, exec.ErrNotFound)
}

// record shows what the program writes until it closes the terminal.
func (s *terminalRun) record() {
	defer close(s.read)
	buffer := make([]byte, 4096)
	for {
		n, err := s.master.Read(buffer)
		s.mu.Lock()
		s.written.Write(buffer[:n])
		_, _ = s.screen.Write(buffer[:n])
		s.over = err != nil
		s.changed.Broadcast()
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// follow takes the steps of a script command pty, waits for the program to end
// and expects an exit code.
func (s *terminalRun) follow(steps string, code int) error {
	for line := range strings.Lines(steps) {
		if err := s.step(strings.TrimSuffix(line, "\n")); err != nil {
			return fmt.Errorf("%s: %w", strings.TrimSpace(line), err)
		}
	}
	got, err := s.wait()
	if err == nil && got != code {
		err = fmt.Errorf("exit code %d, want %d", got, code)
	}
	return err
}

func (s *terminalRun) step(line string) error {
	verb, rest, _ := strings.Cut(line, " ")
	switch verb {
	case "wait":
		return s.waitFor(rest)
	case "type":
		keys, err := strconv.Unquote(`"` + rest + `"`)
		if err != nil {
			return fmt.Errorf("type %s: %w", rest, err)
		}
		_, err = s.master.WriteString(keys)
		return err
	case "resize":
		window, err := parseSize(rest)
		if err != nil {
			return err
		}
		s.mu.Lock()
		s.screen.resize(int(window.Cols), int(window.Rows))
		s.mu.Unlock()
		return setSize(s.master, window)
	case "signal":
		if signals[rest] == nil {
			return fmt.Errorf("no signal %q", rest)
		}
		return s.command.Process.Signal(signals[rest])
	case "close":
		return s.master.Close()
	}
	return fmt.Errorf("no step %q", line)
}

func (s *terminalRun) waitFor(text string) error {
	late := false
	timer := time.AfterFunc(patience, func() {
		s.mu.Lock()
		late = true
		s.changed.Broadcast()
		s.mu.Unlock()
	})
	defer timer.Stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		written := ansi.Strip(s.written.String())
		if i := strings.Index(written[min(s.found, len(written)):], text); i >= 0 {
			s.found += i + len(text)
			return nil
		}
		if late || s.over {
			return fmt.Errorf("waited in vain for %q", text)
		}
		s.changed.Wait()
	}
}

// wait waits for the program to end and returns its exit code.
func (s *terminalRun) wait() (int, error) {
	select {
	case err := <-s.exited:
		s.exited <- err
		<-s.read
		return exitCode(err)
	case <-time.After(patience):
		return 0, fmt.Errorf("the program does not end")
	}
}

// end kills the program if it still runs.
func (s *terminalRun) end() {
	_ = s.command.Process.Kill()
	s.exited <- <-s.exited
	_ = s.master.Close()
	<-s.read
}

func parseSize(text string) (*pty.Winsize, error) {
	var columns, rows uint16
	if _, err := fmt.Sscanf(text, "%dx%d", &columns, &rows); err != nil {
		return nil, fmt.Errorf("%q is no size: expected one like 80x24", text)
	}
	return &pty.Winsize{Cols: columns, Rows: rows}, nil
}
