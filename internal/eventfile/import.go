package eventfile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/wholefile"
)

// ImportFile merges the events of a file of JSON Lines. A file with a line
// that is no event, or has a date that cannot be right, is refused whole.
func ImportFile(ctx context.Context, s *history.Store, path string) (read, added int, err error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, 0, unreadable(path, err)
	}
	defer file.Close()
	return Import(ctx, s, path, file)
}

// Import is ImportFile for what is open already; errors call it name. What is no
// regular file is copied to one first, so that nobody waits for the far end of a
// pipe to write to the history.
func Import(ctx context.Context, s *history.Store, name string, r io.Reader) (read, added int, err error) {
	file, remove, err := regularFile(ctx, name, r, filepath.Dir(s.Path()))
	if err != nil {
		return 0, 0, err
	}
	defer remove()
	start, err := file.Seek(0, io.SeekCurrent)
	if err != nil {
		return 0, 0, unreadable(name, err)
	}
	i := &importing{name: name, file: file, start: start, dates: event.NewDateCheck(s.Now())}
	// All is checked before the history is locked. Whether an event is refused for
	// its date depends on later ones.
	err = i.each(ctx, func(e event.Summed) error { i.dates.Add(e.Event); return nil })
	if err != nil {
		return 0, 0, err
	}
	merged, err := s.MergeEach(ctx, func(yield func(event.Summed, error) bool) {
		read = 0
		err := i.each(ctx, func(e event.Summed) error {
			if err := i.dates.Check(e.Event); err != nil {
				return &LineError{i.line, err}
			}
			if read++; !yield(e, nil) {
				return errStop
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(event.Summed{}, err)
		}
	}, history.MergeOptions{PutAway: true})
	if err != nil {
		return 0, 0, err
	}
	return read, merged.Added, nil
}

// importing is an import under way.
type importing struct {
	name  string
	file  io.ReadSeeker
	start int64 // where in the file its events start
	dates *event.DateCheck
	line  int // of the event at hand
}

// errStop ends the reading of a file of which no more is wanted.
var errStop = errors.New("stop")

// each calls visit for all events of the file, from its start.
func (i *importing) each(ctx context.Context, visit func(event.Summed) error) error {
	if _, err := i.file.Seek(i.start, io.SeekStart); err != nil {
		return unreadable(i.name, err)
	}
	lines := NewLineReader(i.file)
	err := Read(lines, func(e event.Summed) error {
		i.line = lines.Line()
		if err := ctx.Err(); err != nil {
			return err
		}
		return visit(e)
	})
	var bad *LineError
	switch {
	case errors.As(err, &bad):
		return &database.FileError{Path: i.name, Problem: fmt.Sprintf("cannot be imported: line %d", bad.Line), Remedy: "fix or remove that line; nothing was imported", Err: bad.Err}
	case err == nil || errors.Is(err, errStop) || ctx.Err() != nil:
		return err
	}
	return unreadable(i.name, err)
}

// regularFile returns r if it is a regular file, or else a copy of it in a
// folder, which remove removes. Errors call it name.
func regularFile(ctx context.Context, name string, r io.Reader, folder string) (file io.ReadSeeker, remove func(), err error) {
	if file, ok := r.(*os.File); ok {
		if info, err := file.Stat(); err == nil && (info.Mode().IsRegular() || info.IsDir()) {
			return file, func() {}, nil
		}
	}
	copied, err := wholefile.CreateTemp(folder)
	if err != nil {
		return nil, nil, database.Unwritable(folder, err)
	}
	remove = func() {
		copied.Close()
		os.Remove(copied.Name())
	}
	done := make(chan error, 1)
	go func() {
		_, err := io.Copy(copied, r)
		done <- err
	}()
	select {
	case err = <-done:
	case <-ctx.Done(): // the far end may never write again
		err = ctx.Err()
	}
	if err == nil {
		_, err = copied.Seek(0, io.SeekStart)
	}
	var failed *fs.PathError
	switch {
	case err == nil:
		return copied, remove, nil
	case errors.As(err, &failed) && failed.Path == copied.Name():
		err = database.Unwritable(folder, err)
	case ctx.Err() == nil:
		err = unreadable(name, err)
	}
	remove()
	return nil, nil, err
}

func unreadable(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &database.FileError{Path: path, Problem: "cannot be read", Remedy: "check the path", Err: err}
	}
	return &database.FileError{Path: path, Problem: "cannot be read", Remedy: "check its permissions", Err: err}
}
