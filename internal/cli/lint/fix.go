package lint

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/humanize"
	"djq/internal/lint"
)

// fix repairs the files and says on standard error what it did.
func (l *linting) fix() error {
	for _, s := range l.sources {
		if s.FS != nil {
			return app.UsageError("name files or folders", "--fix cannot write to %s", s.Name)
		}
	}
	linter := lint.New(l.config)
	var mu sync.Mutex
	var failed error
	files, fixed := 0, 0
	l.inspect(func(f *bank.File) {
		src, n := linter.Fix(f)
		if bytes.Equal(src, f.Source) {
			return
		}
		err := replaceFile(f.Name, f.Source, src)
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("repair %s: %w", f.Name, err))
			return
		}
		files++
		fixed += n
	})
	if files > 0 {
		fmt.Fprintf(l.app.IO.Err, "repaired %s in %s\n", humanize.Count(fixed, "finding"), humanize.Count(files, "file"))
	}
	if failed != nil {
		return app.BrokenError("", "%w", failed)
	}
	return nil
}

// errChanged says that a file is no longer what was read.
var errChanged = errors.New("the file has changed in the meantime")

// replaceFile gives a file another content: all of it or, after an error,
// nothing. It refuses when the file no longer has the content before.
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
	if err == nil {
		err = os.Rename(temporary.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temporary.Name()))
	}
	return nil
}

// writeSynced writes content and mode to the disk.
func writeSynced(file *os.File, content []byte, mode fs.FileMode) error {
	if _, err := file.Write(content); err != nil {
		return err
	}
	return errors.Join(file.Chmod(mode), file.Sync())
}
