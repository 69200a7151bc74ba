package app

// The exit codes, the same for every command.
const (
	// ExitDone: done, also after q, at the end of input and on a closed pipe.
	ExitDone = 0
	// ExitFound: lint found something, sync left a file out, a threshold was missed,
	// a question was not answered with yes, or what was written in an editor was
	// not kept.
	ExitFound = 1
	// ExitUsage: a wrong flag, command or value, an unknown or ambiguous name,
	// a filter that nothing matches, nothing to lint.
	ExitUsage = 2
	// ExitBroken: a bank or the history is missing, unreadable or broken, or
	// the output cannot be written.
	ExitBroken = 3
	// ExitHangup: the terminal was closed.
	ExitHangup = 129
	// ExitInterrupt: Ctrl-C.
	ExitInterrupt = 130
	// ExitQuit: SIGQUIT.
	ExitQuit = 131
	// ExitAborted: SIGABRT.
	ExitAborted = 134
	// ExitTerminated: SIGTERM.
	ExitTerminated = 143
)
