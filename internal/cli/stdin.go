package cli

import (
	"bytes"
	"io"
	"io/fs"
	"time"
)

// mostStdin is one byte more than the largest file of a bank: the reader
// then reports that it is too large.
const mostStdin = 32<<20 + 1

// readStdin reads standard input, as far as a bank may reach.
func readStdin(in io.Reader) ([]byte, error) {
	src, err := io.ReadAll(io.LimitReader(in, mostStdin))
	if src == nil {
		src = []byte{}
	}
	return src, err
}

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
