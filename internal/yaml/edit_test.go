package yaml

import (
	"testing"

	"djq/internal/diag"
)

// keysOf returns the keys of a mapping at pos, ranked by their letters.
func keysOf(t *testing.T, src string) (keys []Key, pos diag.Pos) {
	t.Helper()
	r := NewReader("x", []byte(src))
	root, _ := r.Decode()
	if root == nil {
		t.Fatalf("%q: %v", src, r.Findings())
	}
	if IsList(root) {
		root = root.Content[0]
	}
	for i := 0; i < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		keys = append(keys, Key{Name: key.Value, Pos: r.Pos(key), Value: r.Pos(value), Rank: int(key.Value[0])})
	}
	return keys, r.Pos(root)
}

func TestSortKeysMovesValuesAndComments(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"values", "b: |\n  x\n\n  y\na: 1\n", "a: 1\nb: |\n  x\n\n  y\n"},
		{"comments above a key", "c: 1\n# of b\nb: 2\n# of a\na: 3 # behind\n", "# of a\na: 3 # behind\n# of b\nb: 2\nc: 1\n"},
		{"an item", "- b: 1\n  # of a\n  a: 2\n", "# of a\n- a: 2\n  b: 1\n"},
		{"CRLF", "b: 1\r\na: 2\r\n", "a: 2\r\nb: 1\r\n"},
		{"flow is left", "{b: 1, a: 2}\n", "{b: 1, a: 2}\n"},
		{"two dashes are left", "- - b: 1\n    a: 2\n", ""},
		{"a quoted key is left", "\"b\": 1\na: 2\n", "\"b\": 1\na: 2\n"},
		{"an open last line is left", "b: 1\na: 2", "b: 1\na: 2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.want == "" {
				lines := diag.NewLines([]byte(tt.src))
				keys := []Key{{Name: "b", Pos: diag.Pos{Line: 1, Col: 5}, Rank: 2}, {Name: "a", Pos: diag.Pos{Line: 2, Col: 5}, Rank: 1}}
				if edits := SortKeys(lines, keys, 3); edits != nil {
					t.Errorf("edits %v", edits)
				}
				return
			}
			keys, _ := keysOf(t, tt.src)
			lines := diag.NewLines([]byte(tt.src))
			got := string(diag.Apply([]byte(tt.src), SortKeys(lines, keys, int32(lines.Count())+1)))
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestInsertKeyFitsTheMapping(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		second    bool
		want      string
	}{
		{"first", "- b: 1\n  c: 2\n", false, "- a: x\n  b: 1\n  c: 2\n"},
		{"second", "- b: 1\n  c: 2\n", true, "- b: 1\n  a: x\n  c: 2\n"},
		{"second of one", "b: 1\n", true, "a: x\nb: 1\n"},
		{"behind a value on other lines", "- b:\n    1\n  c: 2\n", true, "- a: x\n  b:\n    1\n  c: 2\n"},
		{"flow", "- {b: 1, c: 2}\n", false, "- {a: x, b: 1, c: 2}\n"},
		{"second, flow", "- {b: 1, c: 2}\n", true, "- {b: 1, a: x, c: 2}\n"},
		{"CRLF", "b: 1\r\nc: 2\r\n", false, "a: x\r\nb: 1\r\nc: 2\r\n"},
		{"an explicit key is left", "? b\n: 1\n", false, "? b\n: 1\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			keys, pos := keysOf(t, tt.src)
			lines := diag.NewLines([]byte(tt.src))
			got := string(diag.Apply([]byte(tt.src), InsertKey(lines, pos, keys, tt.second, "a", "x")))
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
