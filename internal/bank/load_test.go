package bank

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"djq/internal/yaml"
)

// cards writes a file of cards of those ids, each with the lines that follow
// its id after a "|".
func cards(topic string, items ...string) *fstest.MapFile {
	var b strings.Builder
	b.WriteString("topic: " + topic + "\ntitle: The " + topic + "\nsummary: all of it\ncards:\n")
	for _, item := range items {
		id, more, _ := strings.Cut(item, "|")
		b.WriteString("  - id: " + id + "\n    difficulty: easy\n    question: What does " + id + " do?\n    answer: It answers.\n")
		if more != "" {
			b.WriteString("    " + more + "\n")
		}
	}
	return &fstest.MapFile{Data: []byte(b.String())}
}

func cardNames(b *Bank) []string {
	var list []string
	for _, c := range b.Cards() {
		list = append(list, c.Name())
	}
	return list
}

func located(b *Bank) []string {
	var list []string
	for i, s := range brief(b.Findings) {
		list = append(list, b.Findings[i].File+":"+s)
	}
	return list
}

func TestLoadReadsAllBankFilesOfAFolder(t *testing.T) {
	bank := fstest.MapFS{
		"orm.yaml":           cards("orm", "a", "b"),
		"deep/forms.yml":     cards("forms", "c|follow_ups: [{card: orm/a}]"),
		"proofs/x.yaml":      {Data: []byte("broken: [")},
		".hidden.yaml":       {Data: []byte("broken: [")},
		".git/x.yaml":        {Data: []byte("broken: [")},
		"notes.txt":          {Data: []byte("no bank")},
		"deep/proofs/y.yaml": {Data: []byte("broken: [")},
	}
	var mu sync.Mutex
	inspected := map[string]bool{}
	b := Load([]Source{{Name: "bank", FS: bank}}, Options{Inspect: func(f *File) {
		mu.Lock()
		defer mu.Unlock()
		inspected[f.Name] = len(f.Source) > 0
	}})
	if diff := cmp.Diff([]string{"forms/c", "orm/a", "orm/b"}, cardNames(b)); diff != "" || b.Err() != nil {
		t.Errorf("cards (-want +got):\n%s%v", diff, b.Err())
	}
	if diff := cmp.Diff(map[string]bool{"bank/orm.yaml": true, "bank/deep/forms.yml": true}, inspected); diff != "" {
		t.Errorf("inspected (-want +got):\n%s", diff)
	}
	if b.Files[0].Source != nil {
		t.Error("the bytes of a file are kept")
	}
	if title, summary := b.Topic("orm"); title != "The orm" || summary != "all of it" {
		t.Errorf("Topic = %q, %q", title, summary)
	}
}

func TestLoadAnnouncesLargeBanks(t *testing.T) {
	for size, want := range map[int]bool{LargeBank - 1: false, LargeBank + 1: true} {
		called := false
		files := fstest.MapFS{"a.yaml": {Data: []byte("#" + strings.Repeat(" ", size-1))}}
		Load([]Source{{Name: "x", FS: files}}, Options{Large: func() { called = true }})
		if called != want {
			t.Errorf("%d bytes: large %v, want %v", size, called, want)
		}
	}
}

func TestLoadReadsOnlyTheFilesOfTopics(t *testing.T) {
	builtin := fstest.MapFS{
		"orm.yaml":   cards("orm", "a|follow_ups: [{card: forms/c}]", "b"),
		"forms.yaml": cards("forms", "c"),
	}
	source := []Source{{Name: "builtin", FS: builtin, Builtin: true}}
	for _, tt := range []struct {
		topics, want []string
	}{
		{nil, []string{"forms/c", "orm/a", "orm/b"}},
		{[]string{"orm"}, []string{"orm/a", "orm/b"}},
		{[]string{"orm", "forms", "orm"}, []string{"forms/c", "orm/a", "orm/b"}},
		{[]string{"nothing"}, []string{"forms/c", "orm/a", "orm/b"}},
	} {
		b := Load(source, Options{Topics: tt.topics})
		if diff := cmp.Diff(tt.want, cardNames(b)); diff != "" || b.Err() != nil {
			t.Errorf("%v (-want +got):\n%s%v", tt.topics, diff, b.Err())
		}
	}
}

func TestLoadReportsClashesBetweenFiles(t *testing.T) {
	for _, tt := range []struct {
		name    string
		sources []Source
		cards   []string
		want    []string
	}{
		{
			"same id in two banks",
			[]Source{{Name: "x", FS: fstest.MapFS{"a.yaml": cards("orm", "a")}}, {Name: "y", FS: fstest.MapFS{"b.yaml": cards("orm", "a")}}},
			[]string{"orm/a", "orm/a"},
			[]string{"y/b.yaml:5:9 duplicate-id: id orm/a is already in use: x/a.yaml:5:9"},
		},
		{
			"personal card replaces the built-in one",
			[]Source{{Name: "x", FS: fstest.MapFS{"a.yaml": cards("orm", "a", "b")}, Builtin: true}, {Name: "y", FS: fstest.MapFS{"b.yaml": cards("orm", "a")}, Personal: true}},
			[]string{"orm/b", "orm/a"}, nil,
		},
		{
			"also when it is read first",
			[]Source{{Name: "y", FS: fstest.MapFS{"b.yaml": cards("orm", "a")}, Personal: true}, {Name: "x", FS: fstest.MapFS{"a.yaml": cards("orm", "a", "b")}, Builtin: true}},
			[]string{"orm/a", "orm/b"}, nil,
		},
		{
			"aliases",
			[]Source{{Name: "x", FS: fstest.MapFS{"a.yaml": cards("orm", "a|aliases: [b]", "b", "c|aliases: [c, old]", "d|aliases: [old]")}}},
			[]string{"orm/a", "orm/b", "orm/c", "orm/d"},
			[]string{
				"x/a.yaml:9:15 duplicate-id: alias orm/b is already in use: x/a.yaml:10:9",
				"x/a.yaml:18:15 duplicate-id: an alias is the card's own name: x/a.yaml:14:9",
				"x/a.yaml:23:15 duplicate-id: alias orm/old is already in use: x/a.yaml:18:18",
			},
		},
		{
			"generated ids",
			[]Source{{Name: "x", FS: fstest.MapFS{"a.yaml": {Data: []byte(strings.Repeat("- {topic: a, difficulty: easy, question: Same, answer: b}\n", 2))}}}},
			[]string{"a/same", "a/same"},
			[]string{"x/a.yaml:2:3 duplicate-id: id a/same is already in use: x/a.yaml:1:3"},
		},
		{
			"follow-ups",
			[]Source{{Name: "x", FS: fstest.MapFS{"a.yaml": cards("orm", "abc|aliases: [old]", "b|follow_ups: [{card: orm/abd}, {card: orm/old}, {card: zz/zzzzzz}]")}}},
			[]string{"orm/abc", "orm/b"},
			[]string{
				`x/a.yaml:14:18 unknown-card: unknown card "orm/abd" in a follow-up`,
				`x/a.yaml:14:52 unknown-card: unknown card "zz/zzzzzz" in a follow-up`,
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := Load(tt.sources, Options{})
			if diff := cmp.Diff(tt.want, located(b), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.cards, cardNames(b)); diff != "" {
				t.Errorf("cards (-want +got):\n%s", diff)
			}
			if (b.Err() != nil) != (len(tt.want) > 0) {
				t.Errorf("Err = %v", b.Err())
			}
		})
	}
}

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
		"/bank/loop/bank:0:0 unreadable: a symbolic link to a folder that contains it",
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

// Many brackets and many comments have made YAML readers hang.
func TestHostileFilesAreRefusedSoon(t *testing.T) {
	for name, src := range map[string]string{
		"brackets": strings.Repeat("[", 1<<20),
		"braces":   strings.Repeat("{a: ", 1<<18),
		"dashes":   strings.Repeat("- ", 1<<19),
		"comments": strings.Repeat("# a\n", 1<<18),
		"keys":     strings.Repeat("? ", 1<<19),
		"aliases":  "a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n",
		"quotes":   strings.Repeat("\"a\" ", 1<<18),
		"nul":      strings.Repeat("\x00", 1<<16),
	} {
		if len(Parse(name, []byte(src)).Findings) == 0 {
			t.Errorf("%s: no finding", name)
		}
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

// TestNamesOnlyDropsTextsAfterInspection checks that the checks across files need no texts.
func TestNamesOnlyDropsTextsAfterInspection(t *testing.T) {
	bank := fstest.MapFS{
		"orm.yaml": cards("orm", "a|follow_ups: [{card: orm/no}, {question: \"Why?\", answer: So.}]", "b|aliases: [orm/a]", "c"),
		"two.yaml": cards("orm", "c|hint: None."),
	}
	for _, file := range bank {
		file.Data = append(file.Data, "    tags: [concept]\n    key_points: [One]\n    refs: [https://example.org/]\n"...)
	}
	read := 0
	var mu sync.Mutex
	light := Load([]Source{{Name: ".", FS: bank}}, Options{NamesOnly: true, Inspect: func(f *File) {
		mu.Lock()
		defer mu.Unlock()
		read += len(f.Cards[0].Question) + len(f.Source)
	}})
	whole := Load([]Source{{Name: ".", FS: bank}}, Options{})
	if diff := cmp.Diff(whole.Findings, light.Findings); diff != "" || len(whole.Findings) != 3 {
		t.Errorf("%d findings, with names only (-whole +names):\n%s", len(whole.Findings), diff)
	}
	if read == 0 {
		t.Error("the texts are gone before the inspection")
	}
	for _, f := range light.Files {
		for _, c := range f.Cards {
			if c.Question+c.Hint+c.Answer != "" || c.Tags != nil || c.KeyPoints != nil || c.Refs != nil {
				t.Errorf("%s keeps its texts", c.Name())
			}
			for _, u := range c.FollowUps {
				if u.Question+u.Answer != "" {
					t.Errorf("%s keeps the texts of its follow-ups", c.Name())
				}
			}
		}
	}
}
