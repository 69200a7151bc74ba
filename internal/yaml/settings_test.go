package yaml

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSettingsAreReadStrictly(t *testing.T) {
	known := []Setting{{"require", Texts}, {"length", Flag}, {"points", Text}, {"topics", Texts}}
	s, findings := ParseSettings("x.yaml", []byte("require: [id, refs]\nlength: True\npoints: 3-6\n"), known)
	if len(findings) > 0 {
		t.Fatalf("findings: %v", brief(findings))
	}
	if got := s.Texts("require"); len(got) != 2 || got[1].Text != "refs" || got[1].Pos.Col != 15 {
		t.Errorf("require = %v", got)
	}
	if !s.Flag("length") || s.Text("points").Text != "3-6" || s.Has("topics") || !s.Has("length") || s.Text("topics").Text != "" {
		t.Errorf("settings = %+v", s)
	}
	for _, tt := range []struct{ src, want string }{
		{"requires: []\n", `1:1 unknown-key: unknown key "requires" in the settings`},
		{"require: id\n", "1:10 wrong-type: require must be a list, not text"},
		{"require: [1]\n", "1:11 wrong-type: an item of require must be text, not a number"},
		{"length: maybe\n", "1:9 wrong-type: length must be true or false, not text"},
		{"points: [3]\n", "1:9 wrong-type: points must be text, not a list"},
		{"points:\n", "1:8 empty-field: points is empty"},
		{"points: true\n", "1:9 wrong-type: points must be text, not true or false"},
		{"- a\n", "1:1 wrong-type: the settings must be a mapping, not a list"},
		{"points: 'a\n", "1:9 syntax: the quote opened here is never closed" + rest},
		{"points: a\npoints: b\n", `2:1 duplicate-key: key "points" appears twice in the settings, first on line 1`},
	} {
		_, findings := ParseSettings("x.yaml", []byte(tt.src), known)
		if diff := cmp.Diff([]string{tt.want}, brief(findings)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.src, diff)
		}
	}
	if s, findings := ParseSettings("x.yaml", []byte("# nothing\n"), known); len(findings) > 0 || s.Has("points") {
		t.Errorf("empty settings: %v", brief(findings))
	}
}
