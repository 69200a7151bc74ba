package transfer

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"djq/internal/cli/app"
	"djq/internal/regular"
	"djq/internal/wholefile"
)

// target is where an export goes.
type target struct {
	path  string // "-" for standard output
	force bool   // replace whatever file is there
	// isOurs reports whether a file that begins so may be replaced: it is such
	// an export.
	isOurs func(begin []byte) bool
}

// isOutput reports whether the export goes to standard output.
func (t target) isOutput() bool { return t.path == app.StdinArgument }

// beginLength is how many bytes isOurs is given at most.
const beginLength = 4 << 10

// write writes the export: the whole file or, after an error, nothing. A link
// stays one, and a device or a pipe is written to.
func (t target) write(write func(io.Writer) error) error {
	path := t.path
	if linked, err := filepath.EvalSymlinks(path); err == nil {
		path = linked
	}
	mode := fs.FileMode(0o644)
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return app.BrokenError("check the permissions of its folder", "%s cannot be written: %w", t.path, err)
	case info.IsDir():
		return app.UsageError("name a file in it", "%s is a folder: expected a file", t.path)
	case !info.Mode().IsRegular():
		return t.writeDevice(path, write)
	case info.Mode().Perm()&0o222 == 0:
		return app.BrokenError("make it writable, or choose another name", "%s is read-only", t.path)
	case !t.force && !t.mayReplace(path):
		return app.UsageError("choose another name, or add --force to replace it", "%s already exists and is not such an export", t.path)
	default:
		mode = info.Mode().Perm()
	}
	wholefile.ClearTempsOf(path) // of exports that were killed
	err := wholefile.Write(path, mode, func(w io.Writer) error { return buffered(w, write) })
	if err != nil {
		return t.unwritten("check the permissions of its folder and the free space on its disk", err)
	}
	return nil
}

// unwritten says why the file was not written, without the name of the file that
// was to take its place.
func (t target) unwritten(hint string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return app.BrokenError(hint, "%s cannot be written: %w", t.path, err)
}

func buffered(w io.Writer, write func(io.Writer) error) error {
	out := bufio.NewWriter(w)
	if err := write(out); err != nil {
		return err
	}
	return out.Flush()
}

// mayReplace reports whether a file is an export like this one, or empty.
func (t target) mayReplace(path string) bool {
	begin, err := regular.ReadFile(path, beginLength)
	return err == nil && (len(begin) == 0 || t.isOurs(begin))
}

func (t target) writeDevice(path string, write func(io.Writer) error) error {
	device, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return t.unwritten("check its permissions", err)
	}
	err = buffered(device, write)
	if closed := device.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return t.unwritten("", err)
	}
	return nil
}
