package yaml

import (
	"strings"
	"testing"
)

func TestSplitCutsBetweenItems(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []string // places and values of the items, by piece
	}{
		{"a list", "- a\n- b\n- c\n", []string{"1:3 a", "2:3 b", "3:3 c"}},
		{"below a key", "\ufefftopic: x\nlist:\n  - a\n\n  # of b\n  - b\n", []string{"3:5 a", "6:5 b"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			parts, ok := NewReader("x", []byte(tt.src)).Split("list", 1)
			if !ok {
				t.Fatal("not split")
			}
			if (parts.Root != nil) != strings.Contains(tt.src, "list:") {
				t.Errorf("root %v", parts.Root)
			}
			var got []string
			for _, piece := range parts.Pieces {
				items, ok := piece.Items()
				if !ok || len(items) != 1 {
					t.Fatalf("%d items, %v", len(items), ok)
				}
				s, _ := piece.Text(items[0], "it")
				piece.ReportAt(items[0], "rule", "", "%s", s)
				got = append(got, strings.Replace(brief(piece.Findings())[0], "rule: ", "", 1))
			}
			if strings.Join(got, "|") != strings.Join(tt.want, "|") {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSplitLeavesOtherShapesWhole(t *testing.T) {
	for _, src := range []string{
		"", "a: b\nc: d\n", "list:\n  - a\n  - b\nother: c\n", "list: [a, b]\nmore: c\n", "other: x\n- a\n- b\n", "list:\n  a: b\n  c: d\n",
	} {
		if parts, ok := NewReader("x", []byte(src)).Split("list", max(1, len(src)/3)); ok {
			t.Errorf("%q is split into %d pieces", src, len(parts.Pieces))
		}
	}
	parts, ok := NewReader("x", []byte("- \"a\n- b\"\n- c\n")).Split("list", 1)
	if !ok {
		t.Fatal("not split")
	}
	if _, ok := parts.Pieces[0].Items(); ok {
		t.Error("half a quoted text is read as an item")
	}
}

func TestTypesAreNamedInWords(t *testing.T) {
	for src, want := range map[string]string{
		"{}": "a mapping", "[]": "a list", "1": "a number", "1.5": "a number", "true": "true or false", "~": "null",
		"2026-01-02": "a date", "a": "text",
	} {
		r := NewReader("x", []byte("- "+src+"\n"))
		root, _ := r.Decode()
		if got := TypeName(root.Content[0]); got != want {
			t.Errorf("%s is %q, want %q", src, got, want)
		}
	}
}
