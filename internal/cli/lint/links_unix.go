//go:build unix

package lint

import (
	"io/fs"
	"syscall"
)

// hasOtherNames reports whether a file has hard links besides its name.
func hasOtherNames(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && stat.Nlink > 1
}
