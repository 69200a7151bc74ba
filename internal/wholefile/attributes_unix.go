//go:build linux || darwin

package wholefile

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

var errAttributes = errors.New("extended attributes differ")

// copyAttributes gives a file the extended attributes of another, among which
// are access control lists, and fails unless it has just those afterwards.
func copyAttributes(from, to string) error {
	want, err := attributes(from)
	if err != nil {
		return err
	}
	got, err := attributes(to)
	if err != nil {
		return err
	}
	for name, value := range want {
		if had, ok := got[name]; ok && bytes.Equal(had, value) {
			continue
		}
		if err := unix.Setxattr(to, name, value, 0); err != nil {
			return err
		}
	}
	if got, err = attributes(to); err == nil && !maps.EqualFunc(want, got, bytes.Equal) {
		err = errAttributes
	}
	return err
}

// attributes returns the extended attributes of a file, none where the file
// system has no such thing.
func attributes(path string) (map[string][]byte, error) {
	list, err := sized(func(into []byte) (int, error) { return unix.Listxattr(path, into) })
	if errors.Is(err, unix.ENOTSUP) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	values := map[string][]byte{}
	for name := range strings.SplitSeq(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		if name == "" {
			continue
		}
		if values[name], err = sized(func(into []byte) (int, error) { return unix.Getxattr(path, name, into) }); err != nil {
			return nil, err
		}
	}
	return values, nil
}

// sized asks for the size of an answer, and then for the answer.
func sized(read func(into []byte) (int, error)) ([]byte, error) {
	n, err := read(nil)
	if err != nil || n == 0 {
		return nil, err
	}
	answer := make([]byte, n)
	n, err = read(answer)
	return slices.Clip(answer[:max(n, 0)]), err
}
