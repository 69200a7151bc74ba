package own

import (
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
	if src, err = regular.ReadFile(path, yaml.MaxFileSize+1); err != nil {
		return "", nil, app.UnreadableError(path, err)
	}
	return path, src, nil
}
