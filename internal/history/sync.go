package history

import (
	"context"
	"io"
	"os"
	"path/filepath"
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

// syncPattern fits the files of all machines, and what Syncthing renames one
// to when two machines that share it have changed it.
const syncPattern = "*.djq*.jsonl"

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
	names, err := filesIn(dir, syncPattern)
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

func readFile(name string) ([]Event, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return ReadEvents(file)
}

// writeOwn writes this machine's events to its file.
func (s *Store) writeOwn(ctx context.Context, path string) (n int, err error) {
	return n, writeWhole(path, func(w io.Writer) error {
		n, err = s.Export(ctx, w, s.machine)
		return err
	})
}
