package eventfile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/database"
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

// Import is ImportFile for what is open already; errors call it name.
func Import(ctx context.Context, s *history.Store, name string, r io.Reader) (read, added int, err error) {
	var events []event.Event
	err = Read(r, func(e event.Event) error {
		events = append(events, e)
		return nil
	})
	var bad *LineError
	switch {
	case errors.As(err, &bad):
		return 0, 0, &database.FileError{Path: name, Problem: fmt.Sprintf("cannot be imported: line %d", bad.Line), Remedy: "fix or remove that line; nothing was imported", Err: bad.Err}
	case err != nil:
		return 0, 0, unreadable(name, err)
	}
	dates := event.NewDateCheck(s.Now())
	for _, e := range events {
		dates.Add(e)
	}
	for _, e := range events {
		if err := dates.Check(e); err != nil {
			return 0, 0, &database.FileError{Path: name, Problem: fmt.Sprintf("cannot be imported: event %q", e.UID), Remedy: "fix or remove its line; nothing was imported", Err: err}
		}
	}
	added, err = s.Merge(ctx, events)
	return len(events), added, err
}

func unreadable(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &database.FileError{Path: path, Problem: "cannot be read", Remedy: "check the path", Err: err}
	}
	return &database.FileError{Path: path, Problem: "cannot be read", Remedy: "check its permissions", Err: err}
}
