package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Synced says what a sync did.
type Synced struct {
	File    string        // this machine's own file
	Written int           // events in it
	Added   int           // events taken in from others
	Others  int           // files of other machines that were read
	Damaged []DamagedFile // files that could not be read to their end
}

// DamagedFile is a file of events that could not be read to its end; what
// stood before the bad line was taken in.
type DamagedFile struct {
	Path string
	Err  error
}

const syncSuffix = ".djq.jsonl"

// Sync takes in the events of all machines' files in a folder, and writes
// this machine's events to its own file there. A file that is damaged from
// some line on is read up to it and reported.
func (s *Store) Sync(ctx context.Context, dir string) (Synced, error) {
	result := Synced{File: filepath.Join(dir, s.machine+syncSuffix)}
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return result, &FileError{dir, "cannot be read", "name a folder that exists; make it first", err}
	case !info.IsDir():
		return result, &FileError{dir, "is no folder", "name a folder that all your machines share", nil}
	}
	names, err := filepath.Glob(filepath.Join(globQuote(dir), "*"+syncSuffix))
	if err != nil {
		return result, err
	}
	var events []Event
	for _, name := range names {
		if filepath.Base(name) != filepath.Base(result.File) {
			result.Others++
		}
		// Its own file is read too: two copies of one history share a name.
		read, err := readFile(name)
		if err != nil {
			result.Damaged = append(result.Damaged, DamagedFile{name, err})
		}
		events = append(events, read...)
	}
	if result.Added, err = s.TakeIn(ctx, events); err != nil {
		return result, err
	}
	result.Written, err = s.writeOwn(ctx, result.File)
	return result, err
}

// globQuote takes the meaning from the characters of a pattern.
func globQuote(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

func readFile(name string) ([]Event, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return ReadEvents(file)
}

// writeOwn writes this machine's events, leaving the file alone when it holds
// just these already.
func (s *Store) writeOwn(ctx context.Context, path string) (n int, err error) {
	var text bytes.Buffer
	if n, err = s.Export(ctx, &text, s.machine); err != nil {
		return n, err
	}
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, text.Bytes()) {
		return n, nil
	}
	return n, writeWhole(path, text.Bytes())
}

// writeWhole puts a file into place in one step, so that no reader ever sees
// a part of it.
func writeWhole(path string, text []byte) (err error) {
	temp, err := os.CreateTemp(filepath.Dir(path), ".djq-*.tmp")
	if err != nil {
		return &FileError{path, "cannot be written", "check the permissions of its folder", err}
	}
	defer func() {
		if err != nil {
			os.Remove(temp.Name())
			err = &FileError{path, "cannot be written", "check the folder and the space on its disk", err}
		}
	}()
	_, err = temp.Write(text)
	if err = errors.Join(err, temp.Chmod(0o644), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}

// ImportFile takes in the events of a file of JSON Lines. A file with a line
// that is no event is refused whole.
func (s *Store) ImportFile(ctx context.Context, path string) (read, added int, err error) {
	events, err := readFile(path)
	var bad *LineError
	switch {
	case errors.As(err, &bad):
		return 0, 0, &FileError{path, fmt.Sprintf("cannot be imported: line %d", bad.Line), "remove or repair that line; nothing was taken in", bad.Err}
	case errors.Is(err, fs.ErrNotExist):
		return 0, 0, &FileError{path, "cannot be read", "check the path", err}
	case err != nil:
		return 0, 0, &FileError{path, "cannot be read", "check its permissions", err}
	}
	added, err = s.TakeIn(ctx, events)
	return len(events), added, err
}
