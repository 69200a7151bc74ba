//go:build linux

package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// fileCalls are the calls into which faults are injected, by kind, and the
// errors that each is given.
var fileCalls = []struct {
	names  string // of strace
	errors []string
}{
	{"open,openat", []string{"EIO", "ENOSPC", "EINTR", "EMFILE"}},
	{"read,pread64", []string{"EIO", "EINTR"}},
	{"write,pwrite64", []string{"EIO", "ENOSPC", "EINTR"}},
	{"copy_file_range,sendfile", []string{"EIO", "ENOSPC", "EINTR"}},
	{"fsync,fdatasync", []string{"EIO", "ENOSPC", "EINTR"}},
	{"rename,renameat,renameat2,link,linkat", []string{"EIO", "ENOSPC"}},
	{"unlink,unlinkat", []string{"EIO"}},
	{"ftruncate", []string{"EIO", "ENOSPC", "EINTR"}},
	{"fcntl", []string{"EIO", "EINTR"}},
	{"newfstatat,fstat,stat,lstat", []string{"EIO"}},
	{"getdents64", []string{"EIO"}},
	{"mkdir,mkdirat", []string{"EIO", "ENOSPC"}},
}

// fault is an error at the nth of some calls of each thread.
type fault struct {
	names, err string
	nth        int
}

func (f fault) String() string { return fmt.Sprintf("%s at call %d of %s", f.err, f.nth, f.names) }

// options returns what tells strace to inject the fault.
func (f fault) options() []string {
	return []string{"-e", "trace=" + f.names, "-e", fmt.Sprintf("inject=%s:error=%s:when=%d", f.names, f.err, f.nth)}
}

// TestInjectedFaultsLoseNothing gives errors to the file calls of commands, one
// after the other. A command that says it is done has done its work; what was
// acknowledged is saved, and what was there before is whole.
func TestInjectedFaultsLoseNothing(t *testing.T) {
	needStrace(t)
	share := faultsToTry(t, 23)
	fixture := newFaultFixture(t)
	tally := &faultTally{}
	t.Cleanup(func() { t.Log(tally) })
	for _, c := range allFaultCommands() {
		t.Run(c.name, func(t *testing.T) {
			if share.all {
				everyFault(t, func(t *testing.T, f fault) (injected bool) { return tryFault(t, fixture, c, f, tally) })
				return
			}
			possible := possibleFaults(t, fixture, c)
			share.random.Shuffle(len(possible), func(i, j int) { possible[i], possible[j] = possible[j], possible[i] })
			for _, f := range possible[:min(len(possible), max(1, share.n/len(allFaultCommands())))] {
				tryFault(t, fixture, c, f, tally)
			}
		})
	}
}

// everyFault tries every error at the first call, the second and so on, until
// there is no such call.
func everyFault(t *testing.T, try func(*testing.T, fault) (injected bool)) {
	for _, calls := range fileCalls {
		for _, errno := range calls.errors {
			t.Run(calls.names+"/"+errno, func(t *testing.T) {
				t.Parallel()
				for n := 1; try(t, fault{calls.names, errno, n}); n++ {
				}
			})
		}
	}
}

// possibleFaults runs a command without a fault and returns all that could be
// given to it.
func possibleFaults(t *testing.T, fixture faultFixture, c faultCommand) []fault {
	t.Helper()
	folder := prepared(t, fixture, c)
	defer os.RemoveAll(folder)
	var faults []fault
	run := trace(t, folder, c.stdin, []string{"-e", "trace=%file,%desc"}, c.args)
	for _, calls := range fileCalls {
		n := 0
		for _, call := range run.calls {
			if slices.Contains(strings.Split(calls.names, ","), call.name) {
				n++
			}
		}
		for _, errno := range calls.errors {
			for nth := 1; nth <= n; nth++ {
				faults = append(faults, fault{calls.names, errno, nth})
			}
		}
	}
	if len(faults) == 0 {
		t.Fatalf("no file call was traced: exit code %d: %s", run.code, run.said())
	}
	return faults
}

// tryFault runs a command with a fault and checks what it leaves. It reports
// whether there was a call to give the fault to.
func tryFault(t *testing.T, fixture faultFixture, c faultCommand, f fault, tally *faultTally) (injected bool) {
	t.Helper()
	folder := prepared(t, fixture, c)
	defer os.RemoveAll(folder)
	run := trace(t, folder, c.stdin, f.options(), c.args)
	var at []string
	for _, call := range run.calls {
		if call.injected {
			at = append(at, fmt.Sprintf("%s(%.200q)", call.name, call.args))
		}
	}
	if len(at) == 0 {
		return false
	}
	if slices.ContainsFunc(at, ofRuntime) {
		tally.add(c.name, f, run, true)
		return true
	}
	tally.add(c.name, f, run, false)
	var problems []string
	switch {
	case run.hung:
		problems = append(problems, fmt.Sprintf("hung for %v", run.took))
	case run.code < 0 || run.code > 3:
		problems = append(problems, fmt.Sprintf("exit code %d", run.code))
	case crashed(run.stderr):
		problems = append(problems, "crashed")
	}
	problems = append(problems, c.check(t, fixture, folder, run)...)
	if len(problems) > 0 {
		t.Errorf("%s of djq %s: %s\nexit code %d, injected at %s\n%s", f, strings.Join(c.args, " "),
			strings.Join(problems, "; "), run.code, strings.Join(at, ", "), run.said())
	}
	return true
}

// ofRuntime reports whether a call is one that the C library's loader or the Go
// runtime makes for itself and ends the program over.
func ofRuntime(call string) bool {
	return slices.ContainsFunc([]string{"<anon_inode:", "/sys/", "/proc/", "F_GETFD", "/ld.so.", "/libc.so.", "/libpthread.so.", "/libresolv.so."},
		func(part string) bool { return strings.Contains(call, part) })
}

// crashed reports whether a program of Go ended with a trace of its stack.
func crashed(stderr string) bool {
	return strings.Contains(stderr, "\ngoroutine ") || strings.Contains(stderr, "panic:") || strings.Contains(stderr, "fatal error:")
}

// faultTally counts faults. It may be used by several goroutines.
type faultTally struct {
	mutex                  sync.Mutex
	commands               map[string]int
	faults, runtime, hangs int
	done, refused          int // exit code 0, another one
	longest                time.Duration
	longestFault           string
}

func (c *faultTally) add(command string, f fault, run tracedRun, ofRuntime bool) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if ofRuntime {
		c.runtime++
		return
	}
	if c.commands == nil {
		c.commands = map[string]int{}
	}
	c.commands[command]++
	c.faults++
	if run.took > c.longest {
		c.longest, c.longestFault = run.took, fmt.Sprintf("%s, %s", command, f)
	}
	switch {
	case run.hung:
		c.hangs++
	case run.code == 0:
		c.done++
	default:
		c.refused++
	}
}

func (c *faultTally) String() string {
	var by strings.Builder
	for _, name := range slices.Sorted(maps.Keys(c.commands)) {
		fmt.Fprintf(&by, ", %s %d", name, c.commands[name])
	}
	return fmt.Sprintf("%d faults%s: %d commands were done all the same, %d refused, %d hung; the longest took %v (%s); %d more hit the Go runtime and do not count",
		c.faults, by.String(), c.done, c.refused, c.hangs, c.longest.Round(time.Millisecond), c.longestFault, c.runtime)
}
