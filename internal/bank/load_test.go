package bank

import (
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
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
		files := fstest.MapFS{
			"a.yaml": {Data: []byte("#" + strings.Repeat(" ", size-4))},
			"b.yaml": {Data: []byte("#\n#")},
		}
		Load([]Source{{Name: "x", FS: files}}, Options{Large: func(total, largest int64) {
			called = true
			if total != int64(size) || largest != int64(size-3) {
				t.Errorf("%d bytes: %d in all, the largest %d", size, total, largest)
			}
		}})
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
				"x/a.yaml:18:15 duplicate-id: the alias is the card's current name: x/a.yaml:14:9",
				"x/a.yaml:23:15 duplicate-id: alias orm/old is already in use: x/a.yaml:18:18",
			},
		},
		{
			"twice in a file, and in the file beside it",
			[]Source{{Name: "x", FS: fstest.MapFS{"a.yaml": cards("orm", "a")}, Context: NamesKnown}, {Name: "y", FS: fstest.MapFS{"b.yaml": cards("orm", "a", "a")}}},
			[]string{"orm/a", "orm/a"},
			[]string{"y/b.yaml:9:9 duplicate-id: id orm/a is already in use: y/b.yaml:5:9"},
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

// Many brackets and many comments have made YAML readers hang.
func TestHostileFilesAreRefusedQuickly(t *testing.T) {
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
