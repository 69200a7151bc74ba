//go:build linux

package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// replayCalls are the calls that replay knows, as strace's options: all that
// change files, and those that move where a file is read.
var replayCalls = []string{
	"-xx", "-s", "99999999", "-e",
	"trace=%file,write,pwrite64,writev,pwritev,pwritev2,read,lseek,ftruncate,fallocate,fsync,fdatasync,sync_file_range," +
		"close,dup,dup2,dup3,copy_file_range,sendfile,splice,mmap",
}

// replay applies the calls of a program to a disk.
type replay struct {
	folder string // all outside is ignored
	disk   *disk
	open   map[string]*openFile // by descriptor
	stdout strings.Builder
}

// openFile is an open file of the folder.
type openFile struct {
	path string
	file *diskFile
	at   int
}

// newReplay begins with the files of a folder, all safe.
func newReplay(folder string) (*replay, error) {
	r := &replay{folder: folder, disk: newDisk(), open: map[string]*openFile{}}
	return r, filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		var content []byte
		if err == nil && !e.IsDir() {
			content, err = os.ReadFile(path)
		}
		r.disk.put(path, err == nil && e.IsDir(), content)
		return err
	})
}

var (
	hexPattern        = regexp.MustCompile(`\\x[0-9a-f]{2}`)
	stringPattern     = regexp.MustCompile(`"([^"]*)"`)
	descriptorPattern = regexp.MustCompile(`^(\d+)<`)
	numberPattern     = regexp.MustCompile(`^-?\d+`)
)

// unhex decodes a text that strace wrote in hexadecimal.
func unhex(text string) string {
	return hexPattern.ReplaceAllStringFunc(text, func(code string) string {
		n, _ := strconv.ParseUint(code[2:], 16, 8)
		return string([]byte{byte(n)})
	})
}

// apply applies a call, and reports whether it changed files or what was said.
func (r *replay) apply(c systemCall) (changed bool, err error) {
	result, _ := strconv.Atoi(numberPattern.FindString(c.result))
	if result < 0 {
		return false, nil
	}
	switch c.name {
	case "open", "openat", "creat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat",
		"mkdir", "mkdirat", "rmdir", "truncate":
		return r.applyToPaths(c)
	}
	match := descriptorPattern.FindStringSubmatch(c.args)
	if match == nil {
		return false, nil
	}
	fields := strings.Split(stringPattern.ReplaceAllString(c.args, ""), ", ") // none within < and > has a comma
	if match[1] == "1" && c.name == "write" {
		r.stdout.WriteString(unhex(stringPattern.FindStringSubmatch(c.args)[1])[:result])
		return true, nil
	}
	o := r.opened(match[1], unhex(fields[0]))
	if c.name == "close" {
		if o != nil {
			delete(r.open, match[1])
		}
		return false, nil
	}
	if o == nil {
		if c.name == "copy_file_range" && r.open[descriptor(fields[2])] != nil {
			return false, fmt.Errorf("a copy from outside: %s", c.args)
		}
		return false, nil
	}
	number := func(i int) int { n, _ := strconv.Atoi(fields[i]); return n }
	switch c.name {
	case "mmap", "newfstatat", "statx", "fstat", "utimensat":
		if c.name == "mmap" && strings.Contains(c.args, "PROT_WRITE") && strings.Contains(c.args, "MAP_SHARED") && !strings.HasSuffix(o.path, "-shm") {
			return false, fmt.Errorf("%s is written in memory", o.path)
		}
		return false, nil
	case "read":
		o.at += result
		return false, nil
	case "lseek":
		o.at = result
		return false, nil
	case "fsync", "fdatasync":
		if o.file.folder {
			r.disk.syncFolder(o.path)
		} else {
			o.file.sync()
		}
	case "ftruncate":
		o.file.change(change{at: number(1)})
	case "write":
		o.file.change(change{o.at, data(c)[:result]})
		o.at += result
	case "pwrite64":
		o.file.change(change{number(3), data(c)[:result]})
	case "copy_file_range":
		to := r.open[descriptor(fields[2])]
		if to == nil || fields[1] != "NULL" || fields[3] != "NULL" {
			return false, fmt.Errorf("a copy to outside: %s", c.args)
		}
		to.file.change(change{to.at, slices.Clone(o.file.now[o.at : o.at+result])})
		o.at, to.at = o.at+result, to.at+result
	default:
		return false, fmt.Errorf("replay does not know %s(%.200s)", c.name, unhex(c.args))
	}
	return true, nil
}

// opened returns what a descriptor stands for, by strace's 3</path>; nil outside
// the folder. One that was closed in one thread may already stand for a file that
// another opened, and whose opening strace tells first.
func (r *replay) opened(number, field string) *openFile {
	_, path, _ := strings.Cut(field, "<")
	path = strings.TrimRight(path, ">)")
	o, file := r.open[number], r.disk.names[path]
	if o != nil && (file == nil || file == o.file) {
		return o // file is nil where it has no name any more
	}
	if file == nil {
		return nil
	}
	return &openFile{path: path, file: file}
}

// descriptor returns the number of a field such as 3</path>.
func descriptor(field string) string {
	number, _, _ := strings.Cut(field, "<")
	return number
}

// data returns what a call wrote.
func data(c systemCall) []byte {
	data := []byte(unhex(stringPattern.FindStringSubmatch(c.args)[1]))
	if data == nil {
		data = []byte{}
	}
	return data
}

// applyToPaths applies a call that names files.
func (r *replay) applyToPaths(c systemCall) (changed bool, err error) {
	var paths []string
	for _, match := range stringPattern.FindAllStringSubmatch(c.args, -1) {
		path := unhex(match[1])
		if !filepath.IsAbs(path) {
			path = filepath.Join(r.folder, path) // where the program runs
		}
		paths = append(paths, filepath.Clean(path))
	}
	if !strings.HasPrefix(paths[0], r.folder+"/") && paths[0] != r.folder {
		return false, nil
	}
	file := r.disk.names[paths[0]]
	switch c.name {
	case "open", "openat", "creat":
		if file == nil {
			file, changed = r.disk.create(paths[0], false), true
		} else if strings.Contains(c.args, "O_TRUNC") {
			file.change(change{})
			changed = true
		}
		o := &openFile{path: paths[0], file: file}
		if strings.Contains(c.args, "O_APPEND") {
			o.at = len(file.now)
		}
		r.open[descriptor(c.result)] = o
		return changed, nil
	case "rename", "renameat", "renameat2":
		r.disk.name(naming{path: paths[1], from: paths[0], file: file})
	case "link", "linkat":
		r.disk.name(naming{path: paths[1], file: file})
	case "unlink", "unlinkat", "rmdir":
		r.disk.name(naming{path: paths[0]})
	case "mkdir", "mkdirat":
		r.disk.create(paths[0], true)
	default:
		return false, fmt.Errorf("replay does not know %s(%.200s)", c.name, unhex(c.args))
	}
	return true, nil
}

// write writes files, as afterLoss returns them, into a new folder in place of
// another. What lies in folders that are gone is gone.
func (r *replay) write(files map[string][]byte) (folder string, err error) {
	if folder, err = os.MkdirTemp("", "djq-fault-"); err != nil {
		return "", err
	}
	for _, path := range slices.Sorted(maps.Keys(files)) { // folders before what they hold
		to := folder + strings.TrimPrefix(path, r.folder)
		if strings.HasSuffix(path, "/") {
			if _, err := os.Stat(filepath.Dir(filepath.Clean(to))); err == nil && filepath.Clean(path) != r.folder {
				if err := os.Mkdir(to, 0o700); err != nil {
					return folder, err
				}
			}
			continue
		}
		if _, err := os.Stat(filepath.Dir(to)); err != nil {
			continue
		}
		if err := os.WriteFile(to, files[path], 0o600); err != nil {
			return folder, err
		}
	}
	return folder, nil
}
