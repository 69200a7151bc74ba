package bank

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func drafts(files fstest.MapFS) []Source {
	builtin := fstest.MapFS{
		"orm.yaml":   cards("orm", "a", "b"),
		"views.yaml": cards("views", "c"),
	}
	return []Source{
		{Name: "builtin", FS: builtin, Builtin: true},
		{Name: "cards", FS: files, Personal: true, LeaveOutBroken: true},
	}
}

func TestDraftsAreLeftOut(t *testing.T) {
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	good := cards("mine", "x")
	const all = "orm/a orm/b views/c"
	for _, tt := range []struct {
		name       string
		files      fstest.MapFS
		cards, out string
	}{
		{"no YAML", fstest.MapFS{"bad.yaml": text("topic: ["), "good.yaml": good}, all + " mine/x", "cards/bad.yaml"},
		{"a field missing", fstest.MapFS{"bad.yaml": text("- {topic: mine, question: 'Why?'}")}, all, "cards/bad.yaml"},
		{"a list without cards", fstest.MapFS{"bad.yaml": text("cards: []")}, all, "cards/bad.yaml"},
		{"an empty file", fstest.MapFS{"my.yaml": text(""), "good.yaml": good}, all + " mine/x", ""},
		{"comments alone", fstest.MapFS{"my.yaml": text("# later\n\n")}, all, ""},
		{"a copy of a built-in card", fstest.MapFS{"bad.yaml": text("- {topic: orm, id: a, difficulty: easy, question: 'Why?'}")}, all, "cards/bad.yaml"},
		{"the same id twice", fstest.MapFS{"1.yaml": good, "2.yaml": cards("mine", "x", "y")}, all + " mine/x", "cards/2.yaml"},
		{"the same id twice, the first broken", fstest.MapFS{"1.yaml": cards("mine", "x|hint: [a]"), "2.yaml": good}, all + " mine/x", "cards/1.yaml"},
		{
			"the same id three times, the first broken",
			fstest.MapFS{"1.yaml": cards("mine", "x|hint: [a]"), "2.yaml": good, "3.yaml": good},
			all + " mine/x", "cards/1.yaml cards/3.yaml",
		},
		{"a follow-up to no card", fstest.MapFS{"bad.yaml": cards("mine", "x|follow_ups: [{card: orm/none}]")}, all, "cards/bad.yaml"},
		{
			"a follow-up into a draft",
			fstest.MapFS{"bad.yaml": cards("mine", "x|hint: [a]"), "good.yaml": cards("mine", "y|follow_ups: [{card: mine/x}]")},
			all + " mine/y", "cards/bad.yaml",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := Load(drafts(tt.files), Options{})
			if err := b.Err(); err != nil {
				t.Error(err)
			}
			var out []string
			for _, l := range b.LeftOut {
				out = append(out, l.Name)
				if len(l.Findings) == 0 {
					t.Errorf("%s is left out without a reason", l.Name)
				}
			}
			if diff := cmp.Diff(tt.cards, strings.Join(cardNames(b), " ")); diff != "" {
				t.Errorf("cards (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.out, strings.Join(out, " ")); diff != "" {
				t.Errorf("left out (-want +got):\n%s", diff)
			}
		})
	}
}

// Whether a draft is left out must not depend on which topics are read.
func TestDraftsAreLeftOutOfAPartialBankToo(t *testing.T) {
	files := fstest.MapFS{
		"good.yaml": cards("mine", "x|follow_ups: [{card: views/c}]"),
		"bad.yaml":  cards("mine", "y|follow_ups: [{card: views/none}]"),
	}
	b := Load(drafts(files), Options{Topics: []string{"orm"}})
	if len(b.LeftOut) != 1 || b.LeftOut[0].Name != "cards/bad.yaml" {
		t.Errorf("left out: %v, want cards/bad.yaml", b.LeftOut)
	}
	if got := strings.Join(cardNames(b), " "); !strings.Contains(got, "mine/x") || strings.Contains(got, "mine/y") {
		t.Errorf("cards: %s", got)
	}
}

func TestOtherBanksAreNotLeftOut(t *testing.T) {
	sources := drafts(fstest.MapFS{"x.yaml": cards("team", "x")})
	team := Source{Name: "team", FS: fstest.MapFS{"x.yaml": cards("team", "x")}}
	b := Load(append(sources, team), Options{})
	if err := b.Err(); err != nil || len(b.LeftOut) != 1 || b.LeftOut[0].Name != "cards/x.yaml" {
		t.Errorf("a draft that clashes with another bank: %v, left out %v", err, b.LeftOut)
	}
	team.FS = fstest.MapFS{"x.yaml": {Data: []byte("topic: [")}}
	if err := Load(append(sources, team), Options{}).Err(); err == nil {
		t.Error("a broken bank beside drafts is no error")
	}
}
