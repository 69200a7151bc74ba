package own

import (
	"errors"
	"io/fs"

	"djq/internal/cli/app"
	"djq/internal/cli/app/editing"
	"djq/internal/regular"
	"djq/internal/yaml"
)

// readFrom reads a file, or standard input, and returns what messages call it.
func readFrom(a *app.App, path string) (name string, src []byte, err error) {
	if path == app.StdinArgument {
		if src, err = a.IO.ReadStdin(); err != nil {
			return "", nil, app.BrokenError("", "cannot read standard input: %w", err)
		}
		return editing.StdinName, src, nil
	}
	src, err = regular.ReadFile(path, yaml.MaxFileSize+1)
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	if err != nil {
		return "", nil, app.BrokenError("", "cannot read %s: %w", path, err)
	}
	return path, src, nil
}
