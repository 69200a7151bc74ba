package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

// named returns an error about a file that was being made as one about the file
// whose place it was to take: the name of the other says nothing to people.
func named(err error, temp, path string) error {
	var file *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &file) && file.Path == temp:
		return &fs.PathError{Op: "write", Path: path, Err: file.Err}
	case errors.As(err, &link) && link.Old == temp:
		return &fs.PathError{Op: "write", Path: path, Err: link.Err}
	}
	return err
}

// Remedy says what to do where a file cannot be read or written, "" where nobody
// knows.
func Remedy(err error) string {
	switch {
	case isFull(err):
		return "free some space on its disk"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, ErrReadOnly), errors.Is(err, syscall.EROFS):
		return "check the permissions of the file and its folder"
	case errors.Is(err, syscall.ENOTDIR):
		return "move the file elsewhere that is in the place of a folder"
	}
	return ""
}

// isFull reports whether an error says that a disk, or the user's share of it, is
// full.
func isFull(err error) bool {
	const windowsDiskFull = syscall.Errno(112)
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) ||
		runtime.GOOS == "windows" && errors.Is(err, windowsDiskFull)
}
