package regular

import (
	"path/filepath"
	"strings"
)

// Resolve returns the absolute path that a path leads to, without symbolic
// links.
func Resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}

// Contains reports whether a path is a folder or lies in it, outside all folders
// and files that are hidden there. Both are as Resolve returns them.
func Contains(folder, path string) bool {
	below, err := filepath.Rel(folder, path)
	if err != nil {
		return false // on another drive
	}
	for name := range strings.SplitSeq(filepath.ToSlash(below), "/") {
		if strings.HasPrefix(name, ".") && below != "." {
			return false // hidden, or out of the folder: ".."
		}
	}
	return true
}
