package bank

import (
	"io/fs"
	"os"
	"slices"
	"time"
)

// once leaves out files that are there under another name already: a folder
// and a file in it, a path that is written in another way, a symbolic or a
// hard link. Of two names the first one stays, or that which is no context.
func once(entries []entry) []entry {
	seen := sameFiles{}
	for i := range entries {
		if !entries[i].source.isContext() {
			seen.add(entries[i].info, i)
		}
	}
	i := -1
	return slices.DeleteFunc(entries, func(e entry) bool {
		i++
		return seen.add(e.info, i) != i
	})
}

// sameFiles finds files that are the same. Only files of the same size and time
// are compared, which costs nothing but memory when all are different.
type sameFiles map[look][]numberedFile

// look is what the same files have in common.
type look struct {
	size    int64
	changed time.Time
}

type numberedFile struct {
	info   fs.FileInfo
	number int
}

// add adds a file under a number, and returns the number of the one that it is
// the same as: its own if there is none. Files that are not on disk are never
// the same.
func (s sameFiles) add(info fs.FileInfo, number int) int {
	key := look{info.Size(), info.ModTime()}
	for _, f := range s[key] {
		if f.number == number || os.SameFile(f.info, info) {
			return f.number
		}
	}
	s[key] = append(s[key], numberedFile{info, number})
	return number
}
