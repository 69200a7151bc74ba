//go:build !windows

package app

import (
	"errors"
	"syscall"
)

// isClosedPipe reports whether the reader of our output has gone, which is no
// failure: `djq list | head` has what it wanted.
func isClosedPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
