//go:build unix

package grader

import (
	"os/exec"
	"syscall"
)

// ownGroup has a command run in a process group of its own, so that it can be
// killed with all that it starts, and no key that sends a signal reaches it.
func ownGroup(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// killGroup kills a command and what it has started.
func killGroup(c *exec.Cmd) error {
	if c.Process == nil {
		return nil
	}
	return syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
}
