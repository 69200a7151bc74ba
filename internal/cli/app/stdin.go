package app

import (
	"bytes"
	"io"
	"io/fs"
	"time"
)

// maxStdin is one byte more than the largest file of a bank: the reader
// then reports that it is too large.
const maxStdin = 32<<20 + 1

// StdinArgument is the path that means standard input or output.
const StdinArgument = "-"

// ReadStdin reads all of standard input, up to the size of a question file.
// What it returns is never nil.
func (s *Streams) ReadStdin() ([]byte, error) {
	src, err := io.ReadAll(io.LimitReader(s.In, maxStdin))
	if src == nil {
		src = []byte{}
	}
	return src, err
}

// FileFS returns a file system whose root is a file of that name and content.
func FileFS(name string, src []byte) fs.FS { return fileFS{name, src} }

// fileFS is a file system whose root is a file.
type fileFS struct {
	name string
	src  []byte
}

func (f fileFS) Open(name string) (fs.File, error) {
	if name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return openFile{f, bytes.NewReader(f.src)}, nil
}

// openFile is the file at the root of a fileFS.
type openFile struct {
	fileFS
	*bytes.Reader
}

func (f openFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f openFile) Close() error               { return nil }
func (f openFile) Name() string               { return f.name }
func (f openFile) Size() int64                { return int64(len(f.src)) }
func (f openFile) Mode() fs.FileMode          { return 0o444 }
func (f openFile) ModTime() time.Time         { return time.Time{} }
func (f openFile) IsDir() bool                { return false }
func (f openFile) Sys() any                   { return nil }
