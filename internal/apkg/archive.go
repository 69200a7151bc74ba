package apkg

import (
	"archive/zip"
	"io"
	"io/fs"
	"strings"
)

// The limits of what is read. Anki's own packages are far below them; what is
// beyond is a mistake, or meant to fill the memory.
const (
	maxEntries  = 200_000   // files in the archive
	maxDatabase = 256 << 20 // bytes of the database
	maxMedia    = 32 << 20  // bytes of the list of media
	maxMeta     = 1 << 10   // bytes of the form's number
)

// The names of the files in an archive that are read.
const (
	nameMeta    = "meta"
	nameMedia   = "media"
	nameLatest  = "collection.anki21b"
	nameLegacy2 = "collection.anki21"
	nameLegacy1 = "collection.anki2"
)

// archive is an opened package: the files in it that matter.
type archive map[string]*zip.File

// openArchive refuses archives that hold what no Anki writes: paths, links and
// files twice.
func openArchive(r io.ReaderAt, size int64) (archive, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, refuse(err, "is not an Anki package (.apkg)")
	}
	if len(z.File) > maxEntries {
		return nil, refuse(nil, "holds %d files: expected at most %d", len(z.File), maxEntries)
	}
	files := archive{}
	for _, f := range z.File {
		switch {
		case f.Name == "" || f.Name == "." || f.Name == ".." || strings.ContainsAny(f.Name, "/\\:\x00"):
			return nil, refuse(nil, "holds a file with a path, %.60q: expected names alone", f.Name)
		case f.Mode()&fs.ModeType != 0:
			return nil, refuse(nil, "holds %.60q, which is a link or another special file", f.Name)
		}
		switch f.Name {
		case nameMeta, nameMedia, nameLatest, nameLegacy2, nameLegacy1:
			if files[f.Name] != nil {
				return nil, refuse(nil, "holds two files named %s", f.Name)
			}
			files[f.Name] = f
		}
	}
	return files, nil
}

// read returns the content of a file of the archive, which may have limit bytes.
func (a archive) read(name string, limit int64) ([]byte, error) {
	f := a[name]
	if f.UncompressedSize64 > uint64(limit) {
		return nil, tooLarge(name, limit)
	}
	r, err := f.Open()
	if err != nil {
		return nil, refuse(err, "%s cannot be read", name)
	}
	defer r.Close()
	return readAll(r, name, int64(f.UncompressedSize64), limit)
}

// readAll reads what a stream gives, into memory for the expected size at first.
func readAll(r io.Reader, name string, expected, limit int64) ([]byte, error) {
	content := make([]byte, 0, min(expected, 16<<20)+512)
	for {
		n, err := r.Read(content[len(content):cap(content)])
		content = content[:len(content)+n]
		switch {
		case int64(len(content)) > limit:
			return nil, tooLarge(name, limit)
		case err == io.EOF:
			return content, nil
		case err != nil:
			return nil, refuse(err, "%s is damaged", name)
		case len(content) == cap(content):
			content = append(content, 0)[:len(content)]
		}
	}
}

func tooLarge(name string, limit int64) error {
	return refuse(nil, "%s is larger than %d MB, the most that is read", name, limit>>20)
}
