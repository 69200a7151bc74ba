package history

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ExportFile writes all events to a file, in one step, which only those may
// read who may read the history. A file that is there already is replaced only
// when it is an export, or when force is set; a device or pipe is written to.
// A damaged history is refused; see Salvage.
func (s *Store) ExportFile(ctx context.Context, path string, force bool) (n int, err error) {
	if err := s.refuseOwnPath(path); err != nil {
		return 0, err
	}
	if err := s.CheckFile(ctx); err != nil {
		return 0, err
	}
	return writeExport(path, s.file.Mode().Perm(), force, func(w io.Writer) (int, error) {
		return s.Export(ctx, w, nil)
	})
}

// SalvageFile is ExportFile for what can be read of a damaged history. It
// replaces no file.
func SalvageFile(ctx context.Context, history, path string) (Salvaged, error) {
	var found Salvaged
	if _, err := os.Lstat(path); err == nil {
		return found, &FileError{path, "already exists", "choose another name: what is salvaged replaces no file", nil}
	}
	_, err := writeExport(path, 0o600, false, func(w io.Writer) (n int, err error) {
		found, err = SalvageTo(ctx, history, w)
		return found.Events, err
	})
	return found, err
}

// SalvageTo writes what can be read of a damaged history as JSON Lines.
func SalvageTo(ctx context.Context, history string, w io.Writer) (Salvaged, error) {
	out := bufio.NewWriter(w)
	found, err := Salvage(ctx, history, func(e Event) error {
		text, err := MarshalLine(e)
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
		return 0, &FileError{path, "cannot be written", "check the permissions of its folder", err}
	case info.IsDir():
		return 0, &FileError{path, "is a folder: expected a file", "name a file in it", nil}
	case !info.Mode().IsRegular():
		return writeDevice(path, write)
	case info.Mode().Perm()&0o222 == 0:
		return 0, &FileError{path, "is read-only", "make it writable, or choose another name", nil}
	case !force && !isExport(path):
		return 0, &FileError{path, "already exists and is not an export of djq", "choose another name, or add --force to replace it", nil}
	}
	err = writeWhole(path, mode, func(w io.Writer) (err error) {
		n, err = write(w)
		return err
	})
	return n, err
}

func writeDevice(path string, write func(io.Writer) (int, error)) (int, error) {
	out, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return 0, &FileError{path, "cannot be written", "check its permissions", err}
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
	text, err := readLine(bufio.NewReader(file))
	if errors.Is(err, io.EOF) && len(text) == 0 {
		return true
	}
	_, bad := parseLine(text)
	return err == nil && bad == nil
}
