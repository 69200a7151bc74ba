package personal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// FreeCardPath returns the absolute path of a file for a new card, or a copy of one,
// of that name: CardPath, or one like it, where there is nothing yet.
func (f *Folder) FreeCardPath(card string) (string, error) {
	path, err := f.freeInCards(fileName(card), ".", nil)
	if err != nil {
		return "", err
	}
	return filepath.Abs(path)
}

// FreeImportPath returns the path of a file for cards from elsewhere, called
// by a name: one where there is nothing yet, and none of those that are taken.
func (f *Folder) FreeImportPath(name string, taken []string) (string, error) {
	return f.freeInCards(name, "-", taken)
}

// freeInCards returns a path that is free in the folder of cards. If the name is
// not, a number follows it, after a separator.
func (f *Folder) freeInCards(name, separator string, taken []string) (string, error) {
	path, _, err := firstFree(1, taken, func(n int) string {
		if n == 1 {
			return filepath.Join(f.Cards(), name+".yaml")
		}
		return filepath.Join(f.Cards(), fmt.Sprintf("%s%s%d.yaml", name, separator, n))
	})
	return path, err
}

// firstFree returns the first of numbered paths, from the nth on, at which there is
// nothing, and its number. Those that are taken are passed over.
func firstFree(n int, taken []string, numbered func(n int) string) (path string, number int, err error) {
	for ; ; n++ {
		path = numbered(n)
		if slices.Contains(taken, path) {
			continue
		}
		_, err := os.Lstat(path)
		var file *fs.PathError
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return path, n, nil
		case errors.As(err, &file):
			return "", 0, fmt.Errorf("nothing can be written to %s: %w", filepath.Dir(path), file.Err)
		case err != nil:
			return "", 0, err
		}
	}
}
