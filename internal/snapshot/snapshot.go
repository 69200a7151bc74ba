package snapshot

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"djq/internal/wholefile"
)

// Folders returns where copies may be made, best first: the folder for temporary
// files, and those that are in memory, for when the disk is full.
func Folders(getenv func(string) string) []string {
	folders := []string{os.TempDir()}
	if runtime.GOOS == "linux" {
		if folder := getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(folder) {
			folders = append(folders, folder)
		}
		folders = append(folders, "/dev/shm")
	}
	return folders
}

// journals are what SQLite may need beside a database to read all of it. The
// index of a write-ahead log is made anew.
func journals() []string { return []string{"-wal", "-journal"} }

// tries is how often a database is copied that changes meanwhile.
const tries = 3

// Take copies a database and its journals into the first of the folders that has
// room for them, readable by the user alone. It returns the copy, and a function
// that removes it; or why no folder would do.
func Take(path string, folders []string) (copied string, remove func(), err error) {
	var failed error
	for _, folder := range folders {
		wholefile.ClearTemps(folder)
		copied := wholefile.TempName(filepath.Join(folder, "history.db"))
		remove := func() {
			for _, suffix := range append([]string{"", "-shm"}, journals()...) {
				os.Remove(copied + suffix)
			}
		}
		if err := take(path, copied); err != nil {
			remove()
			failed = errors.Join(failed, err)
			continue
		}
		return copied, remove, nil
	}
	return "", nil, failed
}

// take copies a database and its journals as they are at one moment.
func take(path, to string) error {
	for range tries {
		before, err := stateOf(path)
		if err != nil {
			return err
		}
		for suffix := range before {
			if err := wholefile.Copy(path+suffix, to+suffix); err != nil {
				return err
			}
		}
		after, err := stateOf(path)
		if err != nil {
			return err
		}
		if sameState(before, after) {
			return nil
		}
		for suffix := range before {
			if err := os.Remove(to + suffix); err != nil {
				return err
			}
		}
	}
	return fmt.Errorf("%s is being written by another program", path)
}

// version is what shows that a file was written.
type version struct {
	size     int64
	modified time.Time
}

// stateOf returns the versions of a database and its journals, by suffix.
func stateOf(path string) (map[string]version, error) {
	state := map[string]version{}
	for _, suffix := range append([]string{""}, journals()...) {
		info, err := os.Stat(path + suffix)
		switch {
		case suffix != "" && errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return nil, err
		default:
			state[suffix] = version{info.Size(), info.ModTime()}
		}
	}
	return state, nil
}

func sameState(a, b map[string]version) bool {
	for suffix, v := range a {
		if w, ok := b[suffix]; !ok || v.size != w.size || !v.modified.Equal(w.modified) {
			return false
		}
	}
	return len(a) == len(b)
}
