package lint

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/humanize"
	"djq/internal/lint"
	"djq/internal/lint/fix"
)

// fix repairs the files and says on standard error what it did.
func (l *linting) fix() error {
	for _, s := range l.sources {
		if s.FS != nil {
			return app.UsageError("name files or folders", "--fix cannot write to %s", s.Name)
		}
	}
	var failed error
	files, fixed := 0, 0
	for _, r := range l.repairs() {
		if err := replaceFile(r.file, r.before, r.Source); err != nil {
			failed = errors.Join(failed, fmt.Errorf("cannot fix %s: %w", r.file, err))
			continue
		}
		files++
		fixed += r.Settled
	}
	if files > 0 {
		fmt.Fprintf(l.app.IO.Err, "fixed %s in %s\n", humanize.Count(fixed, "finding"), humanize.Count(files, "file"))
	}
	if failed != nil {
		return app.BrokenError("", "%w", failed)
	}
	return nil
}

// repaired is a file and what repairing made of it.
type repaired struct {
	file   string
	before []byte
	fix.Repair
}

// repairs returns the files that repairing changes, by name. No card gets a name
// that another one of the bank has, or gets: such a file is repaired again
// without that.
func (l *linting) repairs() []repaired {
	linter := lint.New(l.config)
	var mu sync.Mutex
	var all []repaired
	b := l.inspect(bank.Options{KeepNames: true, Inspect: func(f *bank.File) {
		r := fix.Fix(linter, f, func(string) bool { return false })
		if bytes.Equal(r.Source, f.Source) {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		all = append(all, repaired{f.Name, f.Source, r})
	}})
	slices.SortFunc(all, func(a, b repaired) int { return strings.Compare(a.file, b.file) })
	given := map[string]int{}
	for _, r := range all {
		for _, name := range r.Named {
			given[name]++
		}
	}
	taken := func(name string) bool { return b.Holds(name) || given[name] > 1 }
	for i := range all {
		if r := &all[i]; slices.ContainsFunc(r.Named, taken) {
			r.Repair = fix.Fix(linter, bank.Parse(r.file, r.before), taken)
		}
	}
	return slices.DeleteFunc(all, func(r repaired) bool { return bytes.Equal(r.Source, r.before) })
}

// errChanged says that a file is no longer what was read.
var errChanged = errors.New("the file was changed by another program")

// replaceFile gives a file another content: all of it or, after an error,
// nothing. It refuses when the file no longer has the content before. A link
// stays a link, and what it leads to is written; a file with several names keeps
// them, so that its content is written in place, with a copy beside it until
// that is done.
func replaceFile(name string, before, after []byte) error {
	name, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	err = errors.Join(writeSynced(temporary, after, info.Mode().Perm()), temporary.Close())
	if err == nil {
		var now []byte
		if now, err = os.ReadFile(name); err == nil && !bytes.Equal(now, before) {
			err = errChanged
		}
	}
	if err == nil && hasOtherNames(info) {
		return overwrite(name, after, temporary.Name())
	}
	if err == nil {
		err = os.Rename(temporary.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temporary.Name()))
	}
	return nil
}

// overwrite writes content into a file. The file copy, which has it too, is
// removed afterwards, and named when writing failed.
func overwrite(name string, content []byte, copied string) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return errors.Join(err, os.Remove(copied))
	}
	_, err = file.Write(content)
	if err == nil {
		err = file.Truncate(int64(len(content)))
	}
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return fmt.Errorf("%w; the new contents were saved to %s", err, copied)
	}
	return os.Remove(copied)
}

// writeSynced writes content and mode to the disk.
func writeSynced(file *os.File, content []byte, mode fs.FileMode) error {
	if _, err := file.Write(content); err != nil {
		return err
	}
	return errors.Join(file.Chmod(mode), file.Sync())
}
