package eventfile

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/wholefile"
)

// Result says what a sync did.
type Result struct {
	File      string        // this machine's own file
	Written   int           // events in it
	Added     int           // events of others that were new
	Others    int           // files of other machines
	Damaged   []DamagedFile // those of them that could not be read to their end
	Rewritten bool          // this machine's own file was damaged
}

// DamagedFile is a file of events that could not be read to its end; what
// precedes the bad line was merged.
type DamagedFile struct {
	Path string
	Err  error
}

const syncSuffix = ".djq.jsonl"

// syncPattern fits the files of all machines, and what Syncthing renames one
// to when two machines that share it have changed it.
const syncPattern = "*.djq*.jsonl"

// Sync merges the events of all machines' files in a folder and writes this
// machine's own file there. That has its events, and those of machines that
// have no whole file in the folder, so that the folder always has everything.
// A file that is damaged from some line on is read up to it and reported.
func Sync(ctx context.Context, s *history.Store, dir string) (Result, error) {
	result := Result{File: filepath.Join(dir, s.Machine()+syncSuffix)}
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return result, &history.FileError{Path: dir, Problem: "cannot be read", Remedy: "create the folder first, or name an existing one", Err: err}
	case !info.IsDir():
		return result, &history.FileError{Path: dir, Problem: "is not a folder", Remedy: "choose a folder that all your machines share"}
	}
	names, err := wholefile.Matching(dir, syncPattern)
	if err != nil {
		return result, &history.FileError{Path: dir, Problem: "cannot be read", Remedy: "check its permissions", Err: err}
	}
	var events []event.Event
	present := map[string]bool{} // the other machines with a whole file
	for _, name := range names {
		// Its own file is read too: two copies of one history share a name.
		read, err := readFile(name)
		events = append(events, read...)
		switch {
		case name == result.File:
			result.Rewritten = err != nil
			continue
		case err != nil:
			result.Damaged = append(result.Damaged, DamagedFile{name, err})
		default:
			present[strings.TrimSuffix(filepath.Base(name), syncSuffix)] = true
		}
		result.Others++
	}
	if result.Added, err = s.Merge(ctx, events); err != nil {
		return result, err
	}
	err = wholefile.Write(result.File, 0o666, func(w io.Writer) error {
		result.Written, err = Export(ctx, s, w, func(e event.Event) bool { return !present[e.Machine] })
		return err
	})
	return result, unwritable(result.File, err)
}

func readFile(name string) ([]event.Event, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return Read(file)
}
