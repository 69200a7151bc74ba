//go:build unix

package regular

import "syscall"

// nonblocking lets opening a named pipe return at once.
const nonblocking = syscall.O_NONBLOCK
