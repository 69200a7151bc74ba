package grader

import (
	"os/exec"
	"strconv"
	"syscall"
)

// ownGroup has a command run in a process group of its own, so that Ctrl-C
// does not reach it.
func ownGroup(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}

// killGroup kills a command and what it has started.
func killGroup(c *exec.Cmd) error {
	if c.Process == nil {
		return nil
	}
	if c.ProcessState != nil {
		return nil // its number may be another process's by now
	}
	if err := exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(c.Process.Pid)).Run(); err != nil {
		return c.Process.Kill()
	}
	return nil
}
