//go:build unix

package wholefile

import (
	"io/fs"
	"os"
	"syscall"
)

// hasOtherNames reports whether a file has hard links besides its name.
func hasOtherNames(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && stat.Nlink > 1
}

// inherit gives a new file the owner, group and extended attributes of the file
// of a path, or fails.
func inherit(fresh *os.File, path string, info fs.FileInfo) error {
	made, err := fresh.Stat()
	if err != nil {
		return err
	}
	was, wasOK := info.Sys().(*syscall.Stat_t)
	is, isOK := made.Sys().(*syscall.Stat_t)
	if wasOK && isOK && (was.Uid != is.Uid || was.Gid != is.Gid) {
		if err := fresh.Chown(int(was.Uid), int(was.Gid)); err != nil {
			return err
		}
	}
	return copyAttributes(path, fresh.Name())
}
