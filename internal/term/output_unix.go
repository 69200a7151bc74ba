//go:build !windows

package term

import "os"

// prepareOutput does nothing: output needs no other mode than input.
func prepareOutput(*os.File) (restore func()) { return func() {} }
