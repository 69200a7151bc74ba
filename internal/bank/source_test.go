package bank

import (
	"errors"
	"fmt"
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

// link makes symbolic links in a folder, by name.
func link(t *testing.T, dir string, links map[string]string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege there")
	}
	for name, to := range links {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestLoadFollowsLinksInsideTheBankButNotLoops(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "bank", "orm.yaml"), string(cards("orm", "a").Data))
	write(t, filepath.Join(dir, "bank", "all", "forms.yaml"), string(cards("forms", "c").Data))
	link(t, filepath.Join(dir, "bank"), map[string]string{
		"a": "all", "all/loop": "..", "all/self": ".", "orm2.yaml": filepath.Join(dir, "bank", "orm.yaml"),
		"gone.yaml": "nowhere", "gone": "nowhere",
	})
	b := Load([]Source{{Name: filepath.Join(dir, "bank")}}, Options{})
	want := []string{
		"/bank/all/loop:0:0 unreadable: symbolic link to a folder that contains it",
		"/bank/all/self:0:0 unreadable: symbolic link to a folder that contains it",
		"/bank/gone.yaml:0:0 unreadable: cannot be read: no such file or directory",
	}
	got := located(b)
	for i := range got {
		got[i] = strings.ReplaceAll(got[i], dir, "")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"forms/c", "orm/a"}, cardNames(b)); diff != "" {
		t.Errorf("cards (-want +got):\n%s", diff)
	}
	if name := b.Files[0].Name; !strings.HasSuffix(name, filepath.Join("all", "forms.yaml")) {
		t.Errorf("a folder is read under the name of a link: %s", name)
	}
}

func TestLinksLeadOutOfPersonalBanksOnly(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "secret"), "password: in-a-log\n")
	write(t, filepath.Join(dir, "bank", ".git", "config"), "token: in-a-log\n")
	write(t, filepath.Join(dir, "bank", "part", "orm.yaml"), string(cards("orm", "a").Data))
	write(t, filepath.Join(dir, "bank", "other", "forms.yaml"), string(cards("forms", "c").Data))
	link(t, filepath.Join(dir, "bank"), map[string]string{
		"out.yaml": "../secret", "absolute.yaml": filepath.Join(dir, "secret"), "up": "..", "hidden.yaml": ".git/config",
	})
	link(t, filepath.Join(dir, "bank", "part"), map[string]string{"other": "../other"})
	link(t, dir, map[string]string{"linked": "bank", "personal": "bank"})
	part, bank := filepath.Join(dir, "bank", "part"), filepath.Join(dir, "bank")
	const out = "symbolic link that leads out of the bank"
	for name, tt := range map[string]struct {
		source Source
		cards  []string
		want   []string
	}{
		"a bank": {
			Source{Name: filepath.Join(dir, "linked")}, []string{"forms/c", "orm/a"},
			[]string{"absolute.yaml: " + out, "hidden.yaml: " + out, "out.yaml: " + out, "up: symbolic link to a folder that contains it"},
		},
		"a part of a bank":          {Source{Name: part, Within: bank}, []string{"orm/a", "forms/c"}, nil},
		"a folder":                  {Source{Name: part}, []string{"orm/a"}, []string{"other: " + out}},
		"a folder of personal ones": {Source{Name: part, Personal: true}, []string{"orm/a", "forms/c"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			b := Load([]Source{tt.source}, Options{})
			var got []string
			for _, f := range b.Findings {
				got = append(got, filepath.Base(f.File)+": "+f.Message)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.cards, cardNames(b)); diff != "" {
				t.Errorf("cards (-want +got):\n%s", diff)
			}
		})
	}
}

// Each folder leads to the next one by two links: there are 2^26 paths to the
// last one.
func TestLoadReadsAFolderOnce(t *testing.T) {
	dir := t.TempDir()
	for i := range 26 {
		folder := filepath.Join(dir, fmt.Sprint(i))
		write(t, filepath.Join(folder, "a.yaml"), string(cards("orm", fmt.Sprintf("card-%d", i)).Data))
		next := fmt.Sprintf("../%d", (i+1)%26)
		link(t, folder, map[string]string{"x": next, "y": next})
	}
	for name, source := range map[string]Source{
		"bank": {Name: dir},
		"one":  {Name: filepath.Join(dir, "0"), Within: dir},
	} {
		b := Load([]Source{source}, Options{})
		if len(b.Files) != 26 || len(b.Findings) > 0 {
			t.Errorf("%s: %d files, %v", name, len(b.Files), located(b))
		}
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
