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
			return database.Unwritable(f.path, err)
		}
	}
	return nil
}

// copyFile copies the events of a whole file, also those that this history no
// longer has.
func (y *syncing) copyFile(ctx context.Context, out *fileWriter, f file) error {
	return f.readAgain(ctx, func(_ event.Summed, line []byte) error { return out.add(line) })
}

// writeKnown writes what the history has of a machine.
func (y *syncing) writeKnown(ctx context.Context, out *fileWriter) error {
	err := y.store.EventsAsWritten(ctx, func(e event.Summed) error {
		if e.Machine != out.machine {
			return nil
		}
		return addEvent(out, e.Event)
	})
	if err != nil {
		return fmt.Errorf("events of machine %s: %w", out.machine, err)
	}
	return nil
}
