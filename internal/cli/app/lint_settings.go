package app

import (
	"errors"
	"path/filepath"

	"djq/internal/regular"
	"djq/internal/yaml"
)

// ReadLintSettings reads a settings file of a bank, which belongs to it like the
// question files: it is no link that leads out of the bank.
func ReadLintSettings(path string) ([]byte, error) {
	src, err := regular.ReadFile(path, yaml.MaxFileSize+1)
	if err != nil {
		return nil, err
	}
	folder, err := regular.Resolve(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	file, err := regular.Resolve(path)
	if err == nil && file != filepath.Join(folder, filepath.Base(path)) && !regular.Contains(folder, file) {
		err = errLeadsOut
	}
	return src, err
}

var errLeadsOut = errors.New("symbolic link that leads out of the bank")
