package wholefile

import "os"

// processRuns reports whether a process is there.
func processRuns(pid int) bool {
	p, err := os.FindProcess(pid) // opens it, and fails where there is none
	if err != nil {
		return false
	}
	p.Release()
	return true
}
