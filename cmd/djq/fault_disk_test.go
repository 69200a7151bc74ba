//go:build linux

package main

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// disk is what files hold, by path, and what of it is left after a loss of
// power. A file's content is safe once the file is synced, its name once its
// folder is: the least that POSIX promises.
type disk struct {
	names   map[string]*diskFile // as programs see them, folders too
	safe    map[string]*diskFile // as folders were last synced
	pending []naming             // changes of names since, in order
}

// diskFile is a file, whatever its names, or a folder.
type diskFile struct {
	folder    bool
	now, safe []byte
	pending   []change // from safe to now, in order
}

// change is a write, or without data a truncation to a size.
type change struct {
	at   int
	data []byte
}

// naming gives a path a file, or takes it away when file is nil. Of a rename,
// from loses the file in the same step, and what lies in a folder goes with it.
type naming struct {
	path, from string
	file       *diskFile
}

func newDisk() *disk {
	return &disk{names: map[string]*diskFile{}, safe: map[string]*diskFile{}}
}

// put adds a file that is safe.
func (d *disk) put(path string, folder bool, content []byte) {
	f := &diskFile{folder: folder, now: bytes.Clone(content), safe: content}
	d.names[path], d.safe[path] = f, f
}

// create makes an empty file, or a folder.
func (d *disk) create(path string, folder bool) *diskFile {
	f := &diskFile{folder: folder}
	d.name(naming{path: path, file: f})
	return f
}

// name changes a name. A rename to another folder is safe once the new one is
// synced.
func (d *disk) name(n naming) {
	apply(d.names, n)
	d.pending = append(d.pending, n)
}

func apply(names map[string]*diskFile, n naming) {
	if n.from != "" {
		delete(names, n.from)
		for _, path := range slices.Collect(maps.Keys(names)) {
			if rest, inside := strings.CutPrefix(path, n.from+"/"); inside {
				names[n.path+"/"+rest] = names[path]
				delete(names, path)
			}
		}
	}
	if n.file == nil {
		delete(names, n.path)
	} else {
		names[n.path] = n.file
	}
}

// syncFolder makes the names in a folder safe.
func (d *disk) syncFolder(path string) {
	d.pending = slices.DeleteFunc(d.pending, func(n naming) bool {
		inside := filepath.Dir(n.path) == path
		if inside {
			apply(d.safe, n)
		}
		return inside
	})
}

// change writes to a file, or truncates it.
func (f *diskFile) change(c change) {
	f.now = c.apply(f.now)
	f.pending = append(f.pending, c)
}

func (c change) apply(to []byte) []byte {
	end := c.at + len(c.data)
	if c.data == nil && end < len(to) {
		return to[:end]
	}
	if end > len(to) {
		to = append(to, make([]byte, end-len(to))...)
	}
	copy(to[c.at:], c.data)
	return to
}

// sync makes a file's content safe.
func (f *diskFile) sync() { f.safe, f.pending = bytes.Clone(f.now), nil }

// blockSize is what a disk writes wholly or not at all.
const blockSize = 4096

// afterLoss returns the files that a loss of power leaves: only what is safe,
// or, with a source of chance, also some of what is not: names up to some
// moment, as a journal keeps them, and any blocks of data.
func (d *disk) afterLoss(random *rand.Rand) map[string][]byte {
	names := maps.Clone(d.safe)
	if random != nil {
		for _, n := range d.pending[:random.IntN(len(d.pending)+1)] {
			apply(names, n)
		}
	}
	files := map[string][]byte{}
	for path, f := range names {
		content := bytes.Clone(f.safe)
		if random != nil {
			for _, c := range f.pending {
				content = c.someOf(content, random)
			}
		}
		if f.folder {
			content = nil
			path += "/"
		}
		files[path] = content
	}
	return files
}

// someOf applies a truncation or not, and of a write any of its blocks.
func (c change) someOf(to []byte, random *rand.Rand) []byte {
	if c.data == nil {
		if random.IntN(2) == 0 {
			return to
		}
		return c.apply(to)
	}
	for begin := 0; begin < len(c.data); {
		at := c.at + begin
		end := min(len(c.data), begin+blockSize-at%blockSize)
		if random.IntN(2) == 0 {
			to = change{at, c.data[begin:end]}.apply(to)
		}
		begin = end
	}
	return to
}

func TestDiskKeepsWhatWasSynced(t *testing.T) {
	d := newDisk()
	d.put("/a", true, nil)
	d.put("/a/old", false, []byte("old"))
	f := d.create("/a/new", false)
	f.change(change{0, []byte("12345")})
	expect := func(when string, want map[string]string) {
		t.Helper()
		got := map[string]string{}
		for path, content := range d.afterLoss(nil) {
			got[path] = string(content)
		}
		want["/a/"] = ""
		if !maps.Equal(got, want) {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
	expect("before a sync", map[string]string{"/a/old": "old"})
	f.sync()
	expect("after that of the file", map[string]string{"/a/old": "old"})
	d.syncFolder("/a")
	f.change(change{3, nil})
	f.change(change{5, []byte("x")})
	expect("after that of the folder", map[string]string{"/a/old": "old", "/a/new": "12345"})
	d.name(naming{path: "/a/old", from: "/a/new", file: f})
	expect("before that of a rename", map[string]string{"/a/old": "old", "/a/new": "12345"})
	d.syncFolder("/a")
	f.sync()
	expect("after it", map[string]string{"/a/old": "123\x00\x00x"})
}
