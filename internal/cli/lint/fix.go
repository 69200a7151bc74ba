package lint

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/diag"
	"djq/internal/humanize"
	"djq/internal/lint"
	"djq/internal/lint/fix"
	"djq/internal/wholefile"
)

// checkFixable fails where a source is not on disk.
func (l *linting) checkFixable() error {
	for _, s := range l.sources {
		if s.FS != nil {
			return app.UsageError("name files or folders", "--fix cannot write to %s", s.Name)
		}
	}
	return nil
}

// fix repairs the files and says on standard error what it did. It returns what
// could not be read, and an error that names the files that could not be written.
func (l *linting) fix() (unread []diag.Finding, failed error) {
	files, fixed := 0, 0
	cleared := map[string]bool{} // folders
	repairs, unread := l.repairs()
	for _, r := range repairs {
		if folder := filepath.Dir(r.file); !cleared[folder] {
			cleared[folder] = true
			wholefile.ClearTemps(folder)
		}
		if err := wholefile.Replace(r.file, r.before, r.Source); err != nil {
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
		return unread, app.BrokenError("", "%w", failed)
	}
	return unread, nil
}

// repaired is a file and what repairing made of it.
type repaired struct {
	file   string
	before []byte
	fix.Repair
}

// repairs returns the files that repairing changes, by name, and what could not
// be read. No card gets a name
// that another one of the bank has, or gets: such a file is repaired again
// without that.
func (l *linting) repairs() (repairs []repaired, unread []diag.Finding) {
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
	unread = slices.DeleteFunc(b.Findings, func(f diag.Finding) bool { return f.Rule != lint.Unreadable })
	return slices.DeleteFunc(all, func(r repaired) bool { return bytes.Equal(r.Source, r.before) }), unread
}
