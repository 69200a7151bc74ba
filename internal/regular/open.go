package regular

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// KindError says that a path leads to something else than a regular file.
type KindError struct {
	Mode fs.FileMode
}

// Error names what the path leads to.
func (e *KindError) Error() string { return "it is " + kind(e.Mode) + ", not a regular file" }

// kind says in words what a file is that is not regular.
func kind(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "a folder"
	case m&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	}
	return "a special file"
}

// Check returns a KindError unless info is that of a regular file.
func Check(info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return &KindError{info.Mode()}
	}
	return nil
}

// Open opens a regular file for reading, or the one that a symbolic link leads
// to. Anything else is refused with a KindError, at once. Errors name the path.
func Open(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err == nil {
		err = Check(info) // before it is opened, which some devices notice
	}
	if err != nil {
		return nil, pathError(name, err)
	}
	file, err := os.OpenFile(name, os.O_RDONLY|nonblocking, 0)
	if err != nil {
		return nil, err
	}
	// It may be another one by now.
	if info, err = file.Stat(); err == nil {
		err = Check(info)
	}
	if err != nil {
		file.Close()
		return nil, pathError(name, err)
	}
	return file, nil
}

// pathError says which path an error is about.
func pathError(name string, err error) error {
	var known *fs.PathError
	if errors.As(err, &known) {
		return err
	}
	return &fs.PathError{Op: "open", Path: name, Err: err}
}

// ReadFile returns the content of a regular file, at most limit bytes of it.
func ReadFile(name string, limit int64) ([]byte, error) {
	file, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, limit))
}
