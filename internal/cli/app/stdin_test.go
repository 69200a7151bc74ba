package app

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
)

func TestReadStdinIsNeverNil(t *testing.T) {
	a := testApp(t)
	if src, err := a.IO.ReadStdin(); err != nil || src == nil || len(src) > 0 {
		t.Errorf("of nothing: %v, %v", src, err)
	}
	a.IO.In = strings.NewReader(strings.Repeat("x", maxStdin+5))
	if src, err := a.IO.ReadStdin(); err != nil || len(src) != maxStdin {
		t.Errorf("%d bytes, %v", len(src), err)
	}
}

func TestFileFSHasItsFileAsRoot(t *testing.T) {
	f := FileFS("<stdin>", []byte("cards: []\n"))
	if got, err := fs.ReadFile(f, "."); err != nil || string(got) != "cards: []\n" {
		t.Errorf("got %q, %v", got, err)
	}
	info, err := fs.Stat(f, ".")
	if err != nil || info.Name() != "<stdin>" || info.Size() != 10 || info.IsDir() || !info.Mode().IsRegular() || !info.ModTime().IsZero() || info.Sys() != nil {
		t.Errorf("got %v, %v", info, err)
	}
	if _, err := f.Open("other"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("another file: %v", err)
	}
}
