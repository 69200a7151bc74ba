package apkg

import (
	"bytes"
	"context"
	"io"
	"os"

	"github.com/klauspost/compress/zstd"

	"djq/internal/regular"
)

// Read reads a package. It writes no file, and reads nothing of media but their
// names. A file that is not what Anki writes is refused with an *Error.
func Read(ctx context.Context, path string) (*Package, error) {
	file, err := regular.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	p, err := read(ctx, file)
	return p, at(path, err)
}

func read(ctx context.Context, file *os.File) (*Package, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	return ReadFrom(ctx, file, info.Size())
}

// ReadFrom is Read of an archive of size bytes. The errors name no file.
func ReadFrom(ctx context.Context, r io.ReaderAt, size int64) (*Package, error) {
	return readWithin(ctx, r, size, maxDatabase)
}

// readWithin reads a package whose database has at most so many bytes.
func readWithin(ctx context.Context, r io.ReaderAt, size, maxDatabase int64) (*Package, error) {
	files, err := openArchive(r, size)
	if err != nil {
		return nil, err
	}
	name, err := files.collection()
	if err != nil {
		return nil, err
	}
	p := &Package{}
	if p.Media, err = files.media(name == nameLatest); err != nil {
		return nil, err
	}
	db, err := files.open(ctx, name, maxDatabase)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	return p, readCollection(ctx, db, p)
}

// open opens the database of an archive.
func (a archive) open(ctx context.Context, name string, maxDatabase int64) (*foreign, error) {
	content, err := a.read(name, maxDatabase)
	if err == nil && name == nameLatest {
		content, err = decompress(content, name, maxDatabase)
	}
	if err != nil {
		return nil, err
	}
	return openForeign(ctx, content)
}

// collection returns the name of the database that counts. Beside it there may
// be one for older programs, which says that they are too old.
func (a archive) collection() (string, error) {
	for _, name := range []string{nameLatest, nameLegacy2, nameLegacy1} {
		if a[name] == nil {
			continue
		}
		if name == nameLatest && a[nameMeta] != nil {
			if err := a.checkForm(); err != nil {
				return "", err
			}
		}
		return name, nil
	}
	return "", refuse(nil, "is not an Anki package (.apkg): it holds no collection")
}

// newestForm is the number of the newest form of packages that is known: 1 is
// collection.anki2, 2 collection.anki21 and 3 collection.anki21b.
const newestForm = 3

func (a archive) checkForm() error {
	content, err := a.read(nameMeta, maxMeta)
	if err != nil {
		return err
	}
	message, err := parseMessage(content)
	if err != nil {
		return refuse(err, "its meta is damaged")
	}
	if form := message.number(1); form > newestForm {
		return &Error{
			Problem: "is of a form that is newer than this djq knows",
			Remedy:  `export it from Anki with "Support older Anki versions"`,
		}
	}
	return nil
}

// decompress returns what was compressed by Zstandard.
func decompress(content []byte, name string, limit int64) ([]byte, error) {
	var header zstd.Header
	if err := header.Decode(content); err != nil {
		return nil, refuse(err, "%s is damaged", name)
	}
	if header.HasFCS && header.FrameContentSize > uint64(limit) {
		return nil, tooLarge(name, limit)
	}
	r, err := zstd.NewReader(bytes.NewReader(content), zstd.WithDecoderConcurrency(1),
		zstd.WithDecoderMaxWindow(uint64(limit)), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, refuse(err, "%s is damaged", name)
	}
	defer r.Close()
	return readAll(r, name, int64(header.FrameContentSize), limit)
}
