package bank

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"djq/internal/diag"
	"djq/internal/regular"
	"djq/internal/yaml"
)

// Source is one place that cards come from: a folder or a single file.
type Source struct {
	// Name is how messages call it; without FS, it is the path to read.
	Name string
	// FS holds the files of a folder that is not on disk; or, when its root is
	// a file, that file alone.
	FS fs.FS
	// Builtin marks the embedded bank: it was checked when it was built, so
	// that one of its files may be read alone.
	Builtin bool
	// Personal marks the user's own cards: each replaces the built-in card
	// of the same name, and symbolic links may lead anywhere.
	Personal bool
	// LeaveOutBroken says that a file of the source that is broken is left out,
	// and an empty one is no fault: drafts do no harm to the other sources.
	LeaveOutBroken bool
	// Within, unless empty, is the folder of the bank that the source is a part
	// of. Symbolic links in a source may lead to all of it, else to the source.
	Within string
	// Context, unless zero, marks what the other sources are a part of.
	Context Context
	// Edited has the content of files of the source that is not on disk yet, by
	// their names as messages have them. The files are there.
	Edited map[string][]byte
}

// Context says what is known of a source that is read for the sake of others.
// What is wrong with it is not reported, and its files are not among those of
// the bank.
type Context uint8

const (
	_ Context = iota
	// NamesKnown says that follow-ups of other sources may name its cards.
	NamesKnown
	// NamesTaken says so too, and that no card of other sources may have their
	// names.
	NamesTaken
)

// isContext reports whether a source is read for the sake of others.
func (s *Source) isContext() bool { return s.Context != 0 }

// entry is a file of a source, not yet read.
type entry struct {
	name   string // for messages
	fs     fs.FS
	path   string // in fs
	info   fs.FileInfo
	source *Source
}

// Files of a folder are banks by these extensions.
func isBankFile(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// unreadable describes what keeps a file or folder from being read.
func unreadable(name string, err error) diag.Finding {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	hint := "check its permissions"
	var notRegular *regular.KindError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		hint = "check the path"
	case errors.As(err, &notRegular):
		hint = "name a file or a folder; djq lint - reads standard input"
	}
	return diag.Finding{
		File: name, Severity: diag.Error, Rule: ruleUnreadable,
		Message: fmt.Sprintf("cannot be read: %v", err), Hint: hint,
	}
}

// read returns the bytes of a file of at most yaml.MaxFileSize bytes, and what
// kept it from being read.
func (e *entry) read() ([]byte, *diag.Finding) {
	if src, ok := e.source.Edited[e.name]; ok {
		return src, nil
	}
	if e.info.Size() > yaml.MaxFileSize {
		f := yaml.TooLarge(e.name)
		return nil, &f
	}
	file, err := e.fs.Open(e.path)
	if err != nil {
		f := unreadable(e.name, err)
		return nil, &f
	}
	defer file.Close()
	src, err := readAll(file, e.info.Size())
	if err != nil {
		f := unreadable(e.name, err)
		return nil, &f
	}
	return src, nil
}

// readAll reads at most one byte more than yaml.MaxFileSize, into a buffer of the
// size that was promised.
func readAll(file io.Reader, size int64) ([]byte, error) {
	src := make([]byte, 0, size+1)
	r := io.LimitReader(file, yaml.MaxFileSize+1)
	for {
		n, err := r.Read(src[len(src):cap(src)])
		src = src[:len(src)+n]
		if errors.Is(err, io.EOF) {
			return src, nil
		}
		if err != nil {
			return nil, err
		}
		if len(src) == cap(src) {
			src = slices.Grow(src, max(512, len(src)))
		}
	}
}
