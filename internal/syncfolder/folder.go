package syncfolder

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"djq/internal/event"
	"djq/internal/history/database"
	"djq/internal/regular"
	"djq/internal/wholefile"
)

const fileSuffix = ".djq.jsonl"

// filePattern fits the files of all machines, and what Syncthing renames one to
// when two machines that share it have changed it.
const filePattern = "*.djq*.jsonl"

// filePath returns the path of a machine's file.
func filePath(dir, machine string) string { return filepath.Join(dir, machine+fileSuffix) }

// machineOf returns the machine that a file is named after.
func machineOf(path string) string {
	name, _, _ := strings.Cut(filepath.Base(path), ".djq")
	return name
}

// folder is what the files in a folder hold.
type folder struct {
	dir   string
	files []file
	own   map[string]sums // by machine: the events of its own file, in whole files only
	dates *event.DateCheck
}

// file is a machine's file, as it was when it was read first.
type file struct {
	path string
	content
	err     error // why nothing of it is believed
	hasNews bool  // it holds events that the history does not
}

// sums are checksums of events, in order. Eight bytes for each event are all
// that is kept of a million.
type sums []uint64

func (s sums) has(sum uint64) bool {
	_, found := slices.BinarySearch(s, sum)
	return found
}

// sumOf returns the checksum of an event as a number.
func sumOf(e event.Summed) uint64 {
	n, _ := strconv.ParseUint(e.Sum, 16, 64) // always 16 digits
	return n
}

// readFolder reads the files of a folder to their ends, without keeping their
// events. known are the events of the history.
func readFolder(ctx context.Context, dir string, known sums, now time.Time) (*folder, error) {
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return nil, &database.FileError{Path: dir, Problem: "cannot be read", Remedy: "create the folder first, or name an existing one", Err: err}
	case !info.IsDir():
		return nil, &database.FileError{Path: dir, Problem: "is not a folder", Remedy: "choose a folder that all your machines share"}
	}
	paths, err := wholefile.Matching(dir, filePattern)
	if err != nil {
		return nil, &database.FileError{Path: dir, Problem: "cannot be read", Remedy: "check its permissions", Err: err}
	}
	f := &folder{dir: dir, own: map[string]sums{}, dates: event.NewDateCheck(now)}
	for _, path := range paths {
		read := file{path: path}
		var own sums
		var redates []event.Event
		if read.err = checkLink(dir, path); read.err == nil {
			read.content, read.err = readFile(ctx, path, func(e event.Summed, _ []byte) error {
				sum := sumOf(e)
				if e.Kind == event.Redate {
					redates = append(redates, e.Event)
				}
				if e.Machine == machineOf(path) {
					own = append(own, sum)
				}
				read.hasNews = read.hasNews || !known.has(sum)
				return nil
			})
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if read.err == nil {
			f.own[read.machine] = append(own, f.own[read.machine]...)
			for _, e := range redates {
				f.dates.Add(e)
			}
		}
		f.files = append(f.files, read)
	}
	for _, own := range f.own {
		slices.Sort(own)
	}
	return f, nil
}

// readAgain calls visit for each event of a file, with its line. A file that is no
// longer what it was is an error.
func (f file) readAgain(ctx context.Context, visit func(e event.Summed, line []byte) error) error {
	var stopped error
	again, err := readFile(ctx, f.path, func(e event.Summed, line []byte) error {
		stopped = visit(e, line)
		return stopped
	})
	switch {
	case stopped != nil:
		return stopped
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil || again.SHA256 != f.SHA256:
		return &database.FileError{Path: f.path, Problem: "was changed while it was read", Remedy: "sync again", Err: err}
	}
	return nil
}

// checkLink refuses a symbolic link that leads out of the folder: others put
// files there, and none of them is to choose what else is read.
func checkLink(dir, path string) error {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return err
	}
	root, err := regular.Resolve(dir)
	if err != nil {
		return err
	}
	target, err := regular.Resolve(path)
	if err == nil && !regular.Contains(root, target) {
		err = errors.New("it is a symbolic link that leads out of the folder")
	}
	return err
}

// ignoreFile keeps what is written on the way out of a git repository.
const ignoreFile = ".gitignore"

// keepIgnoreFile has git ignore the files that are being written in a folder.
func keepIgnoreFile(dir string) error {
	path := filepath.Join(dir, ignoreFile)
	const maxSize = 1 << 20
	text, err := regular.ReadFile(path, maxSize)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return database.Unwritable(path, err)
	}
	if slices.Contains(strings.Fields(string(text)), wholefile.TempPattern) || len(text) == maxSize {
		return nil
	}
	if len(text) > 0 && text[len(text)-1] != '\n' {
		text = append(text, '\n')
	}
	return database.Unwritable(path, wholefile.Write(path, 0o666, func(w io.Writer) error {
		_, err := w.Write(append(text, wholefile.TempPattern+"\n"...))
		return err
	}))
}
