package personal

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"djq/internal/wholefile"
)

// A change of several files is written down before the first of them changes, in
// a folder that gets its name when all of it is on disk. From then on the change
// is made, if need be by a later process; before that it is not.

// manifestName is the file that lists the changes; their contents are numbered.
const manifestName = "changes.json"

// entry is a change as it is written down.
type entry struct {
	Path   string `json:"path"`   // within the folder, or else absolute
	Before int    `json:"before"` // numbers of files; -1 for none
	After  int    `json:"after"`
}

func (f *Folder) journal() string { return filepath.Join(f.path, journalName) }

// begin writes changes down.
func (f *Folder) begin(changes []Change) error {
	folder := wholefile.TempName(f.journal())
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	next := 0
	var failed error
	keep := func(content []byte) int {
		if content == nil {
			return -1
		}
		failed = errors.Join(failed, write(filepath.Join(folder, strconv.Itoa(next)), content))
		next++
		return next - 1
	}
	var entries []entry
	for _, c := range changes {
		entries = append(entries, entry{Path: f.inside(c.Path), Before: keep(c.Before), After: keep(c.After)})
	}
	list, err := json.Marshal(entries)
	if err := errors.Join(err, failed, write(filepath.Join(folder, manifestName), list), wholefile.SyncFolder(folder)); err != nil {
		return err
	}
	f.at("begin")
	err = wholefile.Rename(folder, f.journal())
	f.at("begun")
	return err
}

// inside returns a path as it is from the folder, which may be moved before a change is
// completed; that of a file elsewhere is returned as it is.
func (f *Folder) inside(path string) string {
	folder, err := filepath.Abs(f.path)
	if err != nil {
		return path
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if rest, err := filepath.Rel(folder, path); err == nil && filepath.IsLocal(rest) {
		return rest
	}
	return path
}

// write writes a new file and syncs it.
func write(path string, content []byte) error {
	return wholefile.Write(path, 0o600, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// end takes away what was written down, in one step.
func (f *Folder) end() error {
	f.at("end")
	done := wholefile.TempName(f.journal())
	if err := wholefile.Rename(f.journal(), done); err != nil {
		return err
	}
	f.at("ended")
	return os.RemoveAll(done)
}

// Recover completes a change that a process was killed in. It costs a look at one
// name where there is none. It returns the files that were left as they are
// because somebody changed them since: what djq would have written is then a draft.
func (f *Folder) Recover() (left []string, err error) {
	if _, err := os.Lstat(f.journal()); err != nil {
		return nil, nil
	}
	release, err := f.lock()
	if err != nil {
		return nil, err
	}
	defer release()
	return f.complete()
}

// complete does what Recover does, for who has the lock. It also clears away what
// killed processes were writing down.
func (f *Folder) complete() (left []string, err error) {
	f.clear()
	list, err := os.ReadFile(filepath.Join(f.journal(), manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var entries []entry
	if err == nil {
		err = json.Unmarshal(list, &entries)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot complete an interrupted change of your cards, which is in %s: %w", f.journal(), err)
	}
	for _, e := range entries {
		if !filepath.IsAbs(e.Path) {
			e.Path = filepath.Join(f.path, e.Path)
		}
		kept, err := f.redo(e)
		if err != nil {
			return nil, fmt.Errorf("cannot complete an interrupted change of your cards: %w", err)
		}
		if !kept {
			left = append(left, e.Path)
		}
	}
	return left, f.end()
}

// redo makes a change unless it is made already. It returns false for a file that
// holds neither what it held before nor what it was to hold.
func (f *Folder) redo(e entry) (ok bool, err error) {
	read := func(number int) []byte {
		if number < 0 || err != nil {
			return nil
		}
		var b []byte
		b, err = Content(filepath.Join(f.journal(), strconv.Itoa(number)))
		return b
	}
	c := Change{Path: e.Path, Before: read(e.Before), After: read(e.After)}
	now, errNow := Content(c.Path)
	if err = errors.Join(err, errNow); err != nil {
		return false, err
	}
	switch {
	case same(now, c.After):
		return true, nil
	case same(now, c.Before):
		return true, c.make()
	case c.After == nil:
		return false, nil // nothing is lost
	}
	name := strings.TrimSuffix(filepath.Base(c.Path), filepath.Ext(c.Path))
	_, err = f.keepDraft(name, filepath.Ext(c.Path), c.After)
	return false, err
}

// clear removes what processes that were killed were writing down.
func (f *Folder) clear() {
	folders, err := wholefile.Matching(f.path, strings.TrimSuffix(wholefile.TempPattern, "*.tmp")+"*-"+journalName+"-*.tmp")
	if err != nil {
		return
	}
	for _, folder := range folders {
		os.RemoveAll(folder) // whoever made it had the lock
	}
	for _, name := range []string{".", cardsName, draftsName, originalsName} {
		wholefile.ClearTemps(filepath.Join(f.path, name))
	}
}
