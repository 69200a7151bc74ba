package syncfolder

import (
	"context"
	"errors"
	"fmt"
	"io"

	"djq/internal/event"
	"djq/internal/history/database"
	"djq/internal/wholefile"
)

// endFollowed has the files of this history's earlier names say which file
// follows them. A file that is not whole is written anew from the history.
func (y *syncing) endFollowed(ctx context.Context) error {
	for i := range y.folder.files {
		f := &y.folder.files[i]
		machine := machineOf(f.path)
		if !y.machines.IsFormer(machine) || f.path != filePath(y.folder.dir, machine) || f.err == nil && f.Next != "" {
			continue
		}
		wholefile.ClearTempsOf(f.path)
		err := wholefile.Write(f.path, 0o666, func(w io.Writer) error {
			out, err := newFileWriter(w, machine)
			if err != nil {
				return err
			}
			if f.err == nil {
				err = y.copyFile(ctx, out, *f)
			} else {
				err = y.writeKnown(ctx, out)
			}
			return errors.Join(err, out.close(y.machines.Self))
		})
		if err != nil {
			return unwritable(f.path, err)
		}
	}
	return nil
}

// copyFile copies the events of a whole file, also those that this history no
// longer has.
func (y *syncing) copyFile(ctx context.Context, out *fileWriter, f file) error {
	again, err := readFile(ctx, f.path, func(_ event.Event, line []byte) error { return out.add(line) })
	if err == nil && again.SHA256 == f.SHA256 {
		return nil
	}
	return &database.FileError{Path: f.path, Problem: "was changed while it was read", Remedy: "sync again", Err: err}
}

// writeKnown writes what the history has of a machine.
func (y *syncing) writeKnown(ctx context.Context, out *fileWriter) error {
	err := y.store.EventsAsWritten(ctx, func(e event.Event) error {
		if e.Machine != out.machine {
			return nil
		}
		return addEvent(out, e)
	})
	if err != nil {
		return fmt.Errorf("events of machine %s: %w", out.machine, err)
	}
	return nil
}
