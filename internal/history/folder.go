package history

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// filesIn returns the paths of a folder's files whose names fit a pattern, in
// order; none when there is no such folder.
func filesIn(folder, pattern string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, &FileError{folder, "cannot be read", "check its permissions", err}
	}
	var paths []string
	for _, e := range entries {
		fits, err := filepath.Match(pattern, e.Name())
		if err != nil {
			return nil, err
		}
		if fits {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths, nil
}

// Files that are being made have such names, with the process that makes them
// and a random part between.
const (
	tempPrefix = ".djq-"
	tempSuffix = ".tmp"
)

// tempName returns the name of a file that is being made beside another.
func tempName(path string) string {
	return filepath.Join(filepath.Dir(path), fmt.Sprintf("%s%d-%s%s", tempPrefix, os.Getpid(), NewID(time.Unix(0, 0)), tempSuffix))
}

// createTemp makes an empty file of such a name in a folder.
func createTemp(folder string) (*os.File, error) {
	return os.OpenFile(tempName(filepath.Join(folder, "x")), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
}

// clearTemps removes what killed processes were making in a folder, with its
// journals. It leaves what a process that still runs is making.
func clearTemps(folder string) {
	files, err := filesIn(folder, tempPrefix+"*"+tempSuffix+"*")
	if err != nil {
		return // a folder that cannot be read is reported by who needs it
	}
	for _, file := range files {
		number, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(file), tempPrefix), "-")
		if pid, err := strconv.Atoi(number); err == nil && !processRuns(pid) {
			os.Remove(file)
		}
	}
}

// writeWhole puts a file into place in one step, so that no reader ever sees
// a part of it. A file that holds just this already is left alone.
func writeWhole(path string, mode fs.FileMode, write func(io.Writer) error) error {
	name := tempName(path)
	temp, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
	if err == nil {
		defer os.Remove(name)
		err = write(temp)
		if err == nil && hasContent(path, temp) {
			return temp.Close()
		}
		err = errors.Join(err, temp.Sync(), temp.Close())
	}
	if err == nil {
		err = rename(name, path)
	}
	var known *FileError
	if err == nil || errors.As(err, &known) {
		return err
	}
	return &FileError{path, "cannot be written", "check the permissions of its folder and the free space on its disk", err}
}

// hasContent reports whether the file of a path has the same bytes as an open one.
func hasContent(path string, file *os.File) bool {
	old, err := os.Open(path)
	if err != nil {
		return false
	}
	defer old.Close()
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return false
	}
	if info, err := old.Stat(); err != nil || info.Size() != size {
		return false
	}
	const chunk = 64 << 10
	a, b := make([]byte, chunk), make([]byte, chunk)
	for at := int64(0); at < size; at += chunk {
		n, errA := old.ReadAt(a, at)
		m, errB := file.ReadAt(b, at)
		if errA != nil && errA != io.EOF || errB != nil && errB != io.EOF || !bytes.Equal(a[:n], b[:m]) {
			return false
		}
	}
	return true
}
