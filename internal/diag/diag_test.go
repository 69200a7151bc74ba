package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNearestFindsWhatWasMeant(t *testing.T) {
	topics := []string{"orm", "forms", "queries", "migrations", "security"}
	for _, tt := range []struct{ word, want string }{
		{"ormm", "orm"},
		{"from", ""},
		{"form", "forms"},
		{"Migration", "migrations"},
		{"qureies", "queries"},
		{"zzz", ""},
		{"", ""},
		{"o", ""},
		{"sécurity", "security"},
	} {
		got, ok := Nearest(tt.word, topics)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("Nearest(%q) = %q, %v; want %q", tt.word, got, ok, tt.want)
		}
	}
}

func TestApplyLeavesOutOverlappingEdits(t *testing.T) {
	src := []byte("hello world")
	for _, tt := range []struct {
		name  string
		edits []Edit
		want  string
	}{
		{"none", nil, "hello world"},
		{"out of order", []Edit{{6, 11, "you"}, {0, 5, "bye"}}, "bye you"},
		{"insert", []Edit{{5, 5, ","}}, "hello, world"},
		{"overlap", []Edit{{0, 5, "bye"}, {3, 8, "x"}}, "bye world"},
		{"outside", []Edit{{5, 99, ""}, {-1, 2, ""}}, "hello world"},
		{"twice", []Edit{{5, 5, ","}, {5, 5, ","}}, "hello, world"},
	} {
		if got := string(Apply(src, tt.edits)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSortDropsRepetitions(t *testing.T) {
	at := func(file string, line, col int32, s Severity, rule string) Finding {
		return Finding{File: file, Pos: Pos{line, col}, Severity: s, Rule: rule}
	}
	got := Sort([]Finding{
		at("b", 1, 1, Error, "x"), at("a", 2, 1, Error, "x"), at("a", 1, 9, Warning, "x"),
		at("a", 1, 9, Error, "y"), at("a", 1, 9, Error, "x"), at("a", 1, 9, Error, "x"),
	})
	want := []Finding{
		at("a", 1, 9, Error, "x"), at("a", 1, 9, Error, "y"), at("a", 1, 9, Warning, "x"),
		at("a", 2, 1, Error, "x"), at("b", 1, 1, Error, "x"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Sort (-want +got):\n%s", diff)
	}
	if e, w := Count(got); e != 4 || w != 1 {
		t.Errorf("Count = %d, %d; want 4, 1", e, w)
	}
	if (Pos{}).IsValid() || !(Pos{1, 1}).IsValid() {
		t.Error("IsValid: want only the zero position invalid")
	}
	if Error.String() != "error" || Warning.String() != "warning" {
		t.Error("severities have the wrong names")
	}
}

func TestShortenCountsCodePoints(t *testing.T) {
	for s, want := range map[string]string{
		"":                                   "",
		strings.Repeat("é", maxQuoted):       strings.Repeat("é", maxQuoted),
		strings.Repeat("é", maxQuoted) + "x": strings.Repeat("é", maxQuoted) + "…",
	} {
		if got := Shorten(s); got != want {
			t.Errorf("Shorten(%q) = %q, want %q", s, got, want)
		}
	}
}
