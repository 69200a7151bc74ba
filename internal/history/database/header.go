package database

import (
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// The places of SQLite's file header that matter here
// (https://www.sqlite.org/fileformat.html#the_database_header).
const (
	headerMagic       = "SQLite format 3\x00"
	headerSize        = 100
	headerPageSize    = 16
	headerPages       = 28
	headerUserVersion = 60
	headerApplication = 68
)

// CheckHeader looks at a file before SQLite may touch it; access is os.O_RDWR, or
// os.O_RDONLY when it need not be writable. It returns fs.ErrNotExist when
// there is none.
func CheckHeader(path string, access, newest int) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return &FileError{path, "is a folder: expected a file", "move it elsewhere, or set DJQ_HOME to another folder", nil}
	case info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice) != 0: // it might never end, or never begin
		return &FileError{path, "is a pipe, a socket or a device: expected a file", "move it elsewhere, or set DJQ_HOME to another folder", nil}
	}
	file, err := os.OpenFile(path, access, 0)
	if err != nil {
		if readable, readErr := os.Open(path); readErr == nil {
			readable.Close()
			return &FileError{path, problemUnwritable, "make it writable, or drill with --no-save", err}
		}
		return &FileError{path, "cannot be read", "check its permissions, or drill with --no-save", err}
	}
	defer file.Close()
	header := make([]byte, headerSize)
	if _, err := io.ReadFull(file, header); err != nil || string(header[:len(headerMagic)]) != headerMagic {
		return &FileError{path, "is not a djq history", restoreHint, nil}
	}
	if binary.BigEndian.Uint32(header[headerApplication:]) != applicationID {
		return &FileError{path, "belongs to another program", "move it elsewhere, or set DJQ_HOME to another folder", nil}
	}
	if v := int(binary.BigEndian.Uint32(header[headerUserVersion:])); v > newest {
		return NewerError(path, v, newest)
	}
	pageSize := int64(binary.BigEndian.Uint16(header[headerPageSize:]))
	if pageSize == 1 {
		pageSize = 65536
	}
	_, walErr := os.Stat(path + "-wal")
	if want := pageSize * int64(binary.BigEndian.Uint32(header[headerPages:])); info.Size() < want && walErr != nil {
		return &FileError{path, fmt.Sprintf("is truncated: %d of %d bytes", info.Size(), want), restoreHint, nil}
	}
	return nil
}

// NewerError returns the error of a history of a format that is newer than the
// newest one that this program knows.
func NewerError(path string, version, newest int) error {
	return &FileError{path, fmt.Sprintf("was written by a newer djq (format %d; this one supports up to %d)", version, newest), "update djq, or drill with --no-save", nil}
}
