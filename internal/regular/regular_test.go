package regular

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestOpenRefusesWhatIsNoRegularFile(t *testing.T) {
	dir := t.TempDir()
	var refused *KindError
	if _, err := Open(dir); !errors.As(err, &refused) || refused.Error() != "it is a folder, not a regular file" {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Open(os.DevNull); !errors.As(err, &refused) {
		t.Errorf("%s: %v", os.DevNull, err)
	}
	if _, err := Open(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

func TestReadFileStopsAtItsLimit(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(name, []byte("content"), 0o600); err != nil {
		t.Fatal(err)
	}
	for limit, want := range map[int64]string{3: "con", 7: "content", 100: "content"} {
		if got, err := ReadFile(name, limit); string(got) != want || err != nil {
			t.Errorf("limit %d: got %q, %v", limit, got, err)
		}
	}
}

func TestContainsKeepsToVisibleFilesOfAFolder(t *testing.T) {
	root := t.TempDir()
	for path, want := range map[string]bool{
		"":                                       true,
		"a.yaml":                                 true,
		"sub/a.yaml":                             true,
		"..":                                     false,
		"../a.yaml":                              false,
		"../" + filepath.Base(root) + "x/a.yaml": false,
		".git/config":                            false,
		"sub/.hidden/a.yaml":                     false,
	} {
		if got := Contains(root, filepath.Join(root, filepath.FromSlash(path))); got != want {
			t.Errorf("%q: got %v", path, got)
		}
	}
}

func TestResolveFollowsLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege there")
	}
	dir, err := Resolve(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if got, err := Resolve(filepath.Join(dir, "link", "link")); got != dir || err != nil {
		t.Errorf("got %q, %v; want %q", got, err, dir)
	}
}
