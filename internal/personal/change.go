package personal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"djq/internal/regular"
	"djq/internal/wholefile"
	"djq/internal/yaml"
)

// Change is what becomes of one file: it holds the bytes Before and then the bytes
// After. Of nil there is no file.
type Change struct {
	Path   string // absolute, as those of Folder are if its own is
	Before []byte
	After  []byte
}

// ErrBusy says that another djq is changing files of the folder.
var ErrBusy = errors.New("another djq is changing your cards")

// patience is how long a change waits for another one.
const patience = 10 * time.Second

// Apply makes all changes or, after an error, none. After a crash at any moment,
// or a loss of power, the next change or Recover completes what was begun. Its
// error is wholefile.ErrChanged, with the path, when a file does not hold what it
// held before.
func (f *Folder) Apply(changes ...Change) error {
	release, err := f.lock()
	if err != nil {
		return err
	}
	defer release()
	if _, err := f.complete(); err != nil {
		return err
	}
	for _, c := range changes {
		if now, err := Content(c.Path); err != nil {
			return err
		} else if !same(now, c.Before) {
			return fmt.Errorf("%s: %w", c.Path, wholefile.ErrChanged)
		} else if c.Before != nil && c.After != nil {
			if err := writable(c.Path); err != nil {
				return err
			}
		}
	}
	if len(changes) > 1 {
		if err := f.begin(changes); err != nil {
			return err
		}
	}
	for _, c := range changes {
		f.at("change " + filepath.Base(c.Path))
		if err := c.make(); err != nil {
			if len(changes) > 1 {
				err = errors.Join(err, f.undo(changes))
			}
			return err
		}
	}
	if len(changes) > 1 {
		return f.end()
	}
	return nil
}

// undo takes changes back that were begun. Where it cannot, the next run
// completes them.
func (f *Folder) undo(changes []Change) error {
	for _, c := range changes {
		now, err := Content(c.Path)
		if err == nil && same(now, c.After) {
			err = Change{Path: c.Path, Before: c.After, After: c.Before}.make()
		}
		if err != nil {
			return fmt.Errorf("what was changed before could not be changed back, and the next run of djq completes the change: %w", err)
		}
	}
	return f.end()
}

// lock keeps other processes from changing files.
func (f *Folder) lock() (release func(), err error) {
	if err := wholefile.MakeFolder(f.path); err != nil {
		return nil, err
	}
	release, err = wholefile.Lock(filepath.Join(f.path, lockName), patience)
	if errors.Is(err, wholefile.ErrLocked) {
		err = ErrBusy
	}
	return release, err
}

func (f *Folder) at(step string) {
	if f.step != nil {
		f.step(step)
	}
}

// Content returns what a file holds, at most one byte more than yaml.MaxFileSize,
// and nil where there is none.
func Content(path string) ([]byte, error) {
	b, err := regular.ReadFile(path, yaml.MaxFileSize+1)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// same compares contents, of which nil is none.
func same(a, b []byte) bool { return (a == nil) == (b == nil) && bytes.Equal(a, b) }

// writable reports what keeps a file from being written, before anything is.
func writable(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return file.Close()
}

// make makes the change to its file.
func (c Change) make() error {
	folder := filepath.Dir(c.Path)
	switch {
	case same(c.Before, c.After):
		return nil
	case c.After == nil:
		if err := os.Remove(c.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return wholefile.SyncFolder(folder)
	case c.Before != nil:
		return wholefile.Replace(c.Path, c.Before, c.After)
	}
	if err := wholefile.MakeFolder(folder); err != nil {
		return err
	}
	return wholefile.Write(c.Path, 0o600, func(w io.Writer) error {
		_, err := w.Write(c.After)
		return err
	})
}
