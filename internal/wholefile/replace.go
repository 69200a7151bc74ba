package wholefile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

var (
	// ErrChanged says that a file no longer has the content that it had.
	ErrChanged = errors.New("the file was changed by another program")
	// ErrReadOnly says that a file has no permission to be written by anyone.
	ErrReadOnly = errors.New("the file is read-only")
)

// inPlaceSuffix marks the copy that lies beside a file while that is written in
// place. The copy is whole whenever it has that name, so it is never cleared.
const inPlaceSuffix = ".djq-new"

// Replace gives a file the content after: all of it or, after an error, nothing.
// It refuses with ErrReadOnly or, when the file no longer has the content before,
// with ErrChanged. A link stays a link, and what it leads to is written. Mode,
// owner and extended attributes stay. A file with several names, or one whose
// owner or attributes a new file cannot be given, is written in place, with a
// copy beside it until that is done.
func Replace(path string, before, after []byte) error {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	// Opening does not tell those who may write everything.
	if info.Mode().Perm()&0o222 == 0 {
		return ErrReadOnly
	}
	old, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer old.Close()
	if err := checkNoCopy(path); err != nil {
		return err
	}
	fresh, err := CreateTemp(filepath.Dir(path))
	if err != nil {
		var cause *fs.PathError
		if errors.As(err, &cause) {
			err = cause.Err
		}
		return fmt.Errorf("its folder cannot be written: %w", err)
	}
	defer os.Remove(fresh.Name())
	_, err = fresh.Write(after)
	inPlace := hasOtherNames(info) || inherit(fresh, path, info) != nil
	if !inPlace {
		// After the owner, whose change may take permissions away.
		err = errors.Join(err, fresh.Chmod(info.Mode().Perm()))
	}
	if err := errors.Join(err, fresh.Sync(), fresh.Close()); err != nil {
		return named(err, fresh.Name(), path)
	}
	if now, err := io.ReadAll(io.LimitReader(old, int64(len(before))+1)); err != nil {
		return err
	} else if !bytes.Equal(now, before) {
		return ErrChanged
	}
	if inPlace {
		return overwrite(old, after, fresh.Name(), copyName(path))
	}
	if err := old.Close(); err != nil { // Windows replaces no open file
		return err
	}
	return named(Rename(fresh.Name(), path), fresh.Name(), path)
}

// copyName returns the name of the copy beside a file that is written in place.
func copyName(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+inPlaceSuffix)
}

// checkNoCopy fails where a run was killed while it wrote a file in place.
func checkNoCopy(path string) error {
	name := copyName(path)
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("an interrupted run saved the new contents to %s: compare the two, then remove that file", name)
	}
	return nil
}

// overwrite writes content into an open file. The file temporary, which has it
// too, goes by the name kept until that is done, and is named when writing failed.
func overwrite(file *os.File, content []byte, temporary, kept string) error {
	if err := Rename(temporary, kept); err != nil {
		return err
	}
	_, err := file.WriteAt(content, 0)
	if err == nil {
		err = file.Truncate(int64(len(content)))
	}
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return fmt.Errorf("%w; the new contents were saved to %s", err, kept)
	}
	return os.Remove(kept)
}
