package term

import (
	"os"
	"syscall"
)

// Console modes of output handles, from the Windows API.
const (
	enableProcessedOutput           = 0x1
	enableVirtualTerminalProcessing = 0x4
)

// prepareOutput makes the console obey escape sequences.
func prepareOutput(out *os.File) (restore func()) {
	handle := syscall.Handle(out.Fd())
	var mode uint32
	if err := syscall.GetConsoleMode(handle, &mode); err != nil {
		return func() {}
	}
	set := syscall.NewLazyDLL("kernel32.dll").NewProc("SetConsoleMode")
	_, _, _ = set.Call(uintptr(handle), uintptr(mode|enableProcessedOutput|enableVirtualTerminalProcessing))
	return func() { _, _, _ = set.Call(uintptr(handle), uintptr(mode)) }
}
