package bank

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"djq/internal/diag"
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
	// of the same name.
	Personal bool
	// Context, unless zero, marks what the other sources are a part of.
	Context Context
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

// Regular files of a folder are banks by these extensions.
func isBankFile(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// list returns the files of a source, sorted by name. Folders are read
// recursively; hidden ones and those named proofs are skipped. What cannot be
// read is reported.
func (s *Source) list(report func(diag.Finding)) []entry {
	l := lister{source: s, report: report}
	root := s.FS
	name := "."
	if root == nil {
		info, err := os.Stat(s.Name)
		if err != nil {
			l.unreadable(s.Name, err)
			return nil
		}
		if !info.IsDir() {
			dir, base := filepath.Split(s.Name)
			if dir == "" {
				dir = "."
			}
			return []entry{{name: s.Name, fs: os.DirFS(dir), path: base, info: info, source: s}}
		}
		root = os.DirFS(s.Name)
	}
	info, err := fs.Stat(root, name)
	if err != nil {
		l.unreadable(s.Name, err)
		return nil
	}
	if !info.IsDir() {
		return []entry{{name: s.Name, fs: root, path: name, info: info, source: s}}
	}
	l.fs = root
	l.folder(name, []fs.FileInfo{info})
	slices.SortFunc(l.entries, func(a, b entry) int { return strings.Compare(a.path, b.path) })
	return l.entries
}

// lister walks over the folders of one source, following symbolic links.
type lister struct {
	source  *Source
	fs      fs.FS
	entries []entry
	report  func(diag.Finding)
}

// display returns the name of a path in the source for messages.
func (l *lister) display(p string) string {
	if p == "." {
		return l.source.Name
	}
	if l.source.FS != nil {
		return path.Join(l.source.Name, p)
	}
	return filepath.Join(l.source.Name, filepath.FromSlash(p))
}

func (l *lister) unreadable(name string, err error) {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	hint := "check its permissions"
	if errors.Is(err, fs.ErrNotExist) {
		hint = "check the path"
	}
	l.report(diag.Finding{
		File: name, Severity: diag.Error, Rule: ruleUnreadable,
		Message: fmt.Sprintf("cannot be read: %v", err), Hint: hint,
	})
}

// folder lists a folder; above holds it and the folders around it, against
// loops.
func (l *lister) folder(dir string, above []fs.FileInfo) {
	items, err := fs.ReadDir(l.fs, dir)
	if err != nil {
		l.unreadable(l.display(dir), err)
	}
	for _, item := range items {
		if strings.HasPrefix(item.Name(), ".") {
			continue
		}
		p := path.Join(dir, item.Name())
		info, err := item.Info()
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			info, err = fs.Stat(l.fs, p)
			if err != nil && !isBankFile(p) && errors.Is(err, fs.ErrNotExist) {
				continue // a dangling link to something else
			}
		}
		switch {
		case err != nil:
			l.unreadable(l.display(p), err)
		case info.IsDir():
			l.subfolder(p, item.Name(), info, above)
		case info.Mode().IsRegular() && isBankFile(p):
			l.entries = append(l.entries, entry{name: l.display(p), fs: l.fs, path: p, info: info, source: l.source})
		}
	}
}

func (l *lister) subfolder(p, name string, info fs.FileInfo, above []fs.FileInfo) {
	if name == "proofs" {
		return
	}
	for _, a := range above {
		if os.SameFile(a, info) {
			l.report(diag.Finding{
				File: l.display(p), Severity: diag.Error, Rule: ruleUnreadable,
				Message: "symbolic link to a folder that contains it", Hint: "remove the link",
			})
			return
		}
	}
	l.folder(p, append(slices.Clip(above), info))
}

// read returns the bytes of a file of at most yaml.MaxFileSize bytes, and what
// kept it from being read.
func (e *entry) read() ([]byte, *diag.Finding) {
	if e.info.Size() > yaml.MaxFileSize {
		f := yaml.TooLarge(e.name)
		return nil, &f
	}
	var finding *diag.Finding
	l := lister{source: e.source, report: func(f diag.Finding) { finding = &f }}
	file, err := e.fs.Open(e.path)
	if err != nil {
		l.unreadable(e.name, err)
		return nil, finding
	}
	defer file.Close()
	src, err := readAll(file, e.info.Size())
	if err != nil {
		l.unreadable(e.name, err)
		return nil, finding
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
