package bank

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"djq/internal/diag"
	"djq/internal/regular"
)

// list returns the files of a source, sorted by name. Folders are read
// recursively, each once; hidden ones and those named proofs are skipped. What
// cannot be read is reported.
func (s *Source) list(report func(diag.Finding)) []entry {
	l := lister{source: s, report: report, fs: s.FS, read: map[string]bool{}}
	name := "."
	if s.FS == nil {
		l.fs = diskFolder(s.Name)
	}
	info, err := fs.Stat(l.fs, name)
	if err == nil && !info.IsDir() && s.FS == nil {
		l.fs, name = diskFolder(filepath.Dir(s.Name)), filepath.Base(s.Name)
	}
	if err == nil && !info.IsDir() {
		err = regular.Check(info)
	}
	if err == nil && s.FS == nil {
		err = l.resolve()
	}
	switch {
	case err != nil:
		report(unreadable(s.Name, err))
		return nil
	case !info.IsDir():
		return []entry{{name: s.Name, fs: l.fs, path: name, info: info, source: s}}
	}
	l.folder(name, l.root)
	// A folder goes by the name that is no link where it has one.
	for len(l.links) > 0 {
		link := l.links[0]
		l.links = l.links[1:]
		if !l.read[link.real] {
			l.folder(link.path, link.real)
		}
	}
	slices.SortFunc(l.entries, func(a, b entry) int { return strings.Compare(a.path, b.path) })
	return l.entries
}

// lister walks over the folders of one source, following symbolic links.
type lister struct {
	source  *Source
	fs      fs.FS
	root    string // the source, resolved; empty when it is not on disk
	within  string // where links may lead
	entries []entry
	report  func(diag.Finding)

	read  map[string]bool // folders that were read, resolved
	links []folderLink    // links to folders that were not read yet
}

// folderLink is a symbolic link to a folder.
type folderLink struct{ path, real string }

// resolve finds out where the source lies on disk.
func (l *lister) resolve() (err error) {
	if l.root, err = regular.Resolve(l.source.Name); err != nil {
		return err
	}
	l.within = l.root
	if l.source.Within != "" {
		l.within, err = regular.Resolve(l.source.Within)
	}
	return err
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

func (l *lister) unreadable(p string, err error) { l.report(unreadable(l.display(p), err)) }

// folder lists a folder; real is where it lies on disk.
func (l *lister) folder(dir, real string) {
	l.read[real] = true
	items, err := fs.ReadDir(l.fs, dir)
	if err != nil {
		l.unreadable(dir, err)
	}
	for _, item := range items {
		if strings.HasPrefix(item.Name(), ".") {
			continue
		}
		p := path.Join(dir, item.Name())
		info, err := item.Info()
		switch {
		case err != nil:
			l.unreadable(p, err)
		case info.Mode()&fs.ModeSymlink != 0:
			l.link(p, real)
		case info.IsDir() && item.Name() != proofsFolder:
			l.folder(p, filepath.Join(real, item.Name()))
		case !info.IsDir():
			l.file(p, info)
		}
	}
}

// proofsFolder is the name of folders that hold no cards.
const proofsFolder = "proofs"

// file adds a file if it is one of the bank.
func (l *lister) file(p string, info fs.FileInfo) {
	if !isBankFile(p) {
		return
	}
	if err := regular.Check(info); err != nil {
		l.unreadable(p, err)
		return
	}
	l.entries = append(l.entries, entry{name: l.display(p), fs: l.fs, path: p, info: info, source: l.source})
}

// link follows a symbolic link in the folder that lies at holder.
func (l *lister) link(p, holder string) {
	info, err := fs.Stat(l.fs, p)
	if err != nil {
		if isBankFile(p) || !errors.Is(err, fs.ErrNotExist) {
			l.unreadable(p, err)
		}
		return // a dangling link to something else
	}
	if info.IsDir() && path.Base(p) == proofsFolder || !info.IsDir() && !isBankFile(p) {
		return
	}
	if l.source.FS != nil {
		return // only where files are on disk is it known where links lead
	}
	real, err := regular.Resolve(filepath.Join(l.source.Name, filepath.FromSlash(p)))
	if err != nil {
		l.unreadable(p, err)
		return
	}
	switch {
	case info.IsDir() && regular.Contains(real, holder):
		l.refuse(p, "symbolic link to a folder that contains it", "remove the link")
	case !l.source.Personal && !regular.Contains(l.within, real):
		l.refuse(p, "symbolic link that leads out of the bank", "copy what it leads to into the bank, or name that as a bank of its own")
	case info.IsDir():
		l.links = append(l.links, folderLink{p, real})
	default:
		l.file(p, info)
	}
}

func (l *lister) refuse(p, message, hint string) {
	l.report(diag.Finding{File: l.display(p), Severity: diag.Error, Rule: ruleUnreadable, Message: message, Hint: hint})
}

// diskFolder is a folder on disk, of which only regular files are opened.
type diskFolder string

func (d diskFolder) path(name string) string {
	return filepath.Join(string(d), filepath.FromSlash(name))
}

func (d diskFolder) Open(name string) (fs.File, error)          { return regular.Open(d.path(name)) }
func (d diskFolder) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(d.path(name)) }
func (d diskFolder) Stat(name string) (fs.FileInfo, error)      { return os.Stat(d.path(name)) }
