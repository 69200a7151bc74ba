package database

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"djq/internal/wholefile"
)

// CreateEmpty makes an empty history under another name and moves it into place,
// so that a file of that name is always whole.
func CreateEmpty(ctx context.Context, path string, steps []Migration) error {
	dir := filepath.Dir(path)
	if err := wholefile.MakeFolder(dir); err != nil {
		return &FileError{dir, "cannot be created", "set DJQ_HOME to a writable folder, or drill with --no-save", err}
	}
	temp, err := wholefile.CreateTemp(dir)
	if err != nil {
		return &FileError{dir, "cannot be written", "set DJQ_HOME to a writable folder, or drill with --no-save", err}
	}
	defer os.Remove(temp.Name())
	if err := temp.Close(); err != nil {
		return err
	}
	db, err := Connect(temp.Name(), Writing("DELETE"))
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID))
	if err == nil {
		err = Migrate(ctx, db, steps)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	// A link fails where another process was faster, and its file stays.
	err = os.Link(temp.Name(), path)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err == nil {
		return wholefile.SyncFolder(dir)
	}
	return wholefile.Rename(temp.Name(), path)
}
