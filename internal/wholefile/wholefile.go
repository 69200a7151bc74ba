package wholefile

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"djq/internal/regular"
)

// Matching returns the paths of a folder's files whose names match a pattern of
// filepath.Match, in order; none when there is no such folder.
func Matching(folder, pattern string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
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

// Files that are being made have such names, with the process that makes them,
// the name that they are to have and a random part between.
const (
	tempPrefix = ".djq-"
	tempSuffix = ".tmp"
)

// TempPattern fits the files that are being made, as filepath.Match and git
// read it.
const TempPattern = tempPrefix + "*" + tempSuffix

// TempName returns the name of a file that is being made beside another.
func TempName(path string) string {
	name := fmt.Sprintf("%s%d-%s-%s%s", tempPrefix, os.Getpid(), tempBase(path), rand.Text(), tempSuffix)
	return filepath.Join(filepath.Dir(path), name)
}

// tempBase returns what the name of a file adds to that of the one being made.
func tempBase(path string) string {
	const most = 64 // bytes, so that the whole name is not too long
	base := filepath.Base(path)
	return strings.ToValidUTF8(base[:min(most, len(base))], "")
}

// CreateTemp makes an empty file of such a name in a folder.
func CreateTemp(folder string) (*os.File, error) {
	return os.OpenFile(TempName(filepath.Join(folder, "x")), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
}

// ClearTemps removes what killed processes were making in a folder, with its
// journals. It leaves what a process that still runs is making. The folder must
// be this machine's own: another machine's processes are not seen.
func ClearTemps(folder string) { clearTemps(folder, "") }

// ClearTempsOf is ClearTemps for one file that nobody but this machine makes,
// in a folder that may be shared.
func ClearTempsOf(path string) { clearTemps(filepath.Dir(path), tempBase(path)+"-") }

func clearTemps(folder, begin string) {
	files, err := Matching(folder, TempPattern+"*")
	if err != nil {
		return // a folder that cannot be read is reported by who needs it
	}
	for _, file := range files {
		number, rest, _ := strings.Cut(strings.TrimPrefix(filepath.Base(file), tempPrefix), "-")
		if pid, err := strconv.Atoi(number); err == nil && strings.HasPrefix(rest, begin) && !processRuns(pid) {
			os.Remove(file)
		}
	}
}

// Write puts a file into place in one step, so that no reader ever sees
// a part of it. A file that holds just this already is left alone.
func Write(path string, mode fs.FileMode, write func(io.Writer) error) error {
	name := TempName(path)
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
		err = Rename(name, path)
	}
	return named(err, name, path)
}

// hasContent reports whether the file of a path has the same bytes as an open one.
func hasContent(path string, file *os.File) bool {
	old, err := regular.Open(path)
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

// Copy copies a file to a new one that only its owner may read, and syncs
// it to disk.
func Copy(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// Rename gives a file another name and syncs the folder of that name, so that
// after a loss of power the file has one name or the other.
func Rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(to))
}

// MakeFolder makes a folder that only its owner may use, and those above it as
// far as they are missing, and syncs their names to disk.
func MakeFolder(path string) error {
	var made []string
	for folder := filepath.Clean(path); filepath.Dir(folder) != folder; folder = filepath.Dir(folder) {
		if _, err := os.Stat(folder); err == nil {
			break
		}
		made = append(made, folder)
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return err
	}
	for _, folder := range made {
		// Who may not list a folder cannot sync it either.
		if err := SyncFolder(filepath.Dir(folder)); err != nil && !errors.Is(err, fs.ErrPermission) {
			return err
		}
	}
	return nil
}

// SyncFolder writes the names in a folder to disk. Windows does so by itself
// and cannot be asked to.
func SyncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// Sync writes a file to disk.
func Sync(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
