package bank

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"djq/internal/yaml"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestLoadReadsFoldersAndFilesOnDisk(t *testing.T) {
	dir := t.TempDir()
	orm := string(cards("orm", "a").Data)
	write(t, filepath.Join(dir, "orm.yaml"), orm)
	write(t, filepath.Join(dir, "sub", "forms.yaml"), string(cards("forms", "c").Data))
	one := filepath.Join(dir, "orm.yaml")

	b := Load([]Source{{Name: dir}}, Options{})
	if diff := cmp.Diff([]string{"orm/a", "forms/c"}, cardNames(b)); diff != "" || b.Err() != nil {
		t.Errorf("folder (-want +got):\n%s%v", diff, b.Err())
	}
	b = Load([]Source{{Name: one}, {Name: dir}}, Options{})
	if diff := cmp.Diff([]string{"orm/a", "forms/c"}, cardNames(b)); diff != "" || b.Err() != nil {
		t.Errorf("a file and its folder (-want +got):\n%s%v", diff, b.Err())
	}
	t.Chdir(dir)
	if b = Load([]Source{{Name: "orm.yaml"}}, Options{}); b.Err() != nil || b.Files[0].Name != "orm.yaml" {
		t.Errorf("a file here: %v", b.Err())
	}

	missing := filepath.Join(dir, "missing.yaml")
	err := Load([]Source{{Name: missing}}, Options{}).Err()
	var broken *BrokenError
	if !errors.As(err, &broken) || !strings.Contains(err.Error(), missing+": cannot be read:") {
		t.Errorf("missing file: %v", err)
	}
}

func TestLoadFollowsLinksButNotLoops(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege there")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "bank", "orm.yaml"), string(cards("orm", "a").Data))
	write(t, filepath.Join(dir, "other", "forms.yaml"), string(cards("forms", "c").Data))
	for link, to := range map[string]string{"bank/other": "../other", "bank/loop": "..", "bank/gone.yaml": "nowhere", "bank/gone": "nowhere"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	b := Load([]Source{{Name: filepath.Join(dir, "bank")}}, Options{})
	got := strings.ReplaceAll(strings.Join(located(b), "\n"), dir, "")
	for _, want := range []string{
		"/bank/gone.yaml:0:0 unreadable: cannot be read: no such file or directory",
		"/bank/loop/bank:0:0 unreadable: symbolic link to a folder that contains it",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("findings lack %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "bank/gone:") {
		t.Errorf("a dangling link that is no bank is reported:\n%s", got)
	}
}

// refusing is a file system in which one file or folder cannot be read.
type refusing struct {
	fstest.MapFS
	path string
}

func (r refusing) Open(name string) (fs.File, error) {
	if name == r.path {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return r.MapFS.Open(name)
}

func (r refusing) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == r.path {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return r.MapFS.ReadDir(name)
}

func TestLoadReportsWhatCannotBeRead(t *testing.T) {
	files := fstest.MapFS{"orm.yaml": cards("orm", "a"), "sub/forms.yaml": cards("forms", "c")}
	for path, want := range map[string]string{
		"orm.yaml": "x/orm.yaml:0:0 unreadable: cannot be read: permission denied",
		"sub":      "x/sub:0:0 unreadable: cannot be read: permission denied",
	} {
		b := Load([]Source{{Name: "x", FS: refusing{files, path}}}, Options{})
		if diff := cmp.Diff([]string{want}, located(b)); diff != "" || len(b.Cards()) != 1 {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}

func TestLoadRefusesFilesOver32MiB(t *testing.T) {
	large := make([]byte, yaml.MaxFileSize+1)
	for i := range large {
		large[i] = '#'
	}
	b := Load([]Source{{Name: "x", FS: fstest.MapFS{"a.yaml": {Data: large}}}}, Options{})
	want := []string{"x/a.yaml:0:0 file-size: larger than 32 MiB"}
	if diff := cmp.Diff(want, located(b)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"0:0 file-size: larger than 32 MiB"}, brief(Parse("a.yaml", large).Findings)); diff != "" {
		t.Error(diff)
	}
	if _, findings := yaml.ParseSettings("a.yaml", large, nil); len(findings) != 1 {
		t.Errorf("settings: %v", brief(findings))
	}
	if err := b.Err(); err == nil || !strings.Contains(err.Error(), "x/a.yaml: larger") {
		t.Errorf("Err = %v", err)
	}
}

// rootFile is a file system whose root is a file.
type rootFile struct{ files fstest.MapFS }

func (r rootFile) Open(string) (fs.File, error) { return r.files.Open("file") }

func TestLoadReadsASourceOfOneFile(t *testing.T) {
	b := Load([]Source{{Name: "<stdin>", FS: rootFile{fstest.MapFS{"file": cards("orm", "a", "a")}}}}, Options{})
	if len(b.Files) != 1 || b.Files[0].Name != "<stdin>" || len(b.Findings) != 1 || b.Findings[0].File != "<stdin>" {
		t.Errorf("got %d files, %v", len(b.Files), located(b))
	}
}
