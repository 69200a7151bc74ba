package eventfile

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/wholefile"
)

// Export writes the events that keep chooses as JSON Lines, in the order in
// which they take effect; all of them when keep is nil.
func Export(ctx context.Context, s *history.Store, w io.Writer, keep func(event.Event) bool) (n int, err error) {
	out := bufio.NewWriter(w)
	err = s.Events(ctx, func(e event.Event) error {
		if keep != nil && !keep(e) {
			return nil
		}
		text, err := Marshal(e)
		if err != nil {
			return err
		}
		n++
		_, err = out.Write(text)
		return err
	})
	if err != nil {
		return n, err
	}
	return n, out.Flush()
}

// ExportFile writes all events to a file, in one step, which only those may
// read who may read the history. A file that is there already is replaced only
// when it is an export, or when force is set; a device or pipe is written to.
// A damaged history is refused; see Salvage.
func ExportFile(ctx context.Context, s *history.Store, path string, force bool) (n int, err error) {
	if err := s.CheckTarget(path); err != nil {
		return 0, err
	}
	if err := s.CheckFile(ctx); err != nil {
		return 0, err
	}
	return writeExport(path, s.Mode(), force, func(w io.Writer) (int, error) {
		return Export(ctx, s, w, nil)
	})
}

// SalvageFile is ExportFile for what can be read of a damaged history. It
// replaces no file.
func SalvageFile(ctx context.Context, damaged, path string) (database.Salvaged, error) {
	var found database.Salvaged
	if _, err := os.Lstat(path); err == nil {
		return found, &database.FileError{Path: path, Problem: "already exists", Remedy: "choose another name: what is salvaged replaces no file"}
	}
	_, err := writeExport(path, 0o600, false, func(w io.Writer) (n int, err error) {
		found, err = SalvageTo(ctx, damaged, w)
		return found.Events, err
	})
	return found, err
}

// SalvageTo writes what can be read of a damaged history as JSON Lines.
func SalvageTo(ctx context.Context, damaged string, w io.Writer) (database.Salvaged, error) {
	out := bufio.NewWriter(w)
	found, err := database.Salvage(ctx, damaged, func(e event.Event) error {
		text, err := Marshal(e)
		if err != nil {
			return err
		}
		_, err = out.Write(text)
		return err
	})
	return found, errors.Join(err, out.Flush())
}

// writeExport writes an export to a file, or to what else a path names.
func writeExport(path string, mode fs.FileMode, force bool, write func(io.Writer) (int, error)) (n int, err error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // a link stays one
	}
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return 0, &database.FileError{Path: path, Problem: "cannot be written", Remedy: "check the permissions of its folder", Err: err}
	case info.IsDir():
		return 0, &database.FileError{Path: path, Problem: "is a folder: expected a file", Remedy: "name a file in it"}
	case !info.Mode().IsRegular():
		return writeDevice(path, write)
	case info.Mode().Perm()&0o222 == 0:
		return 0, &database.FileError{Path: path, Problem: "is read-only", Remedy: "make it writable, or choose another name"}
	case !force && !isExport(path):
		return 0, &database.FileError{Path: path, Problem: "already exists and is not an export of djq", Remedy: "choose another name, or add --force to replace it"}
	}
	err = wholefile.Write(path, mode, func(w io.Writer) (err error) {
		n, err = write(w)
		return err
	})
	return n, database.Unwritable(path, err)
}

func writeDevice(path string, write func(io.Writer) (int, error)) (int, error) {
	out, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return 0, &database.FileError{Path: path, Problem: "cannot be written", Remedy: "check its permissions", Err: err}
	}
	n, err := write(out)
	return n, errors.Join(err, out.Close())
}

// isExport reports whether a file holds nothing, or begins with an event.
func isExport(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	text, err := NewLineReader(file).Next()
	if errors.Is(err, io.EOF) {
		return true
	}
	_, bad := Parse(text)
	return err == nil && bad == nil
}
