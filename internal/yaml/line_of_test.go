package yaml

import "testing"

func TestLineOfFindsLinesOfTheFile(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		line      int
		want      [2]int32
	}{
		{"literal", "a: |\n  one\n    two\n", 1, [2]int32{3, 5}},
		{"escaped", "a: \"one\\ntwo\"\n", 1, [2]int32{1, 4}},
		{"folded", "a: >\n  one\n  goes on\n\n  two\n\n    three\n    four\n", 1, [2]int32{5, 3}},
		{"deeper in folded", "a: >\n  one\n  goes on\n\n  two\n\n    three\n    four\n", 4, [2]int32{8, 5}},
		{"plain", "a: one\n  goes on\n\n  two\n", 1, [2]int32{4, 3}},
		{"first of plain", "a: one\n  goes on\n\n  two\n", 0, [2]int32{1, 4}},
		{"quoted", "a: 'one\n\n  it''s\n\n  two'\n", 2, [2]int32{5, 3}},
		{"quoted with escapes", "a: \"one\\n\\\n  two\\n\\\n  three\"\n", 2, [2]int32{3, 3}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := NewReader("x", []byte(tt.src))
			root, _ := r.Decode()
			r.Mapping(root, "it", []string{"a"}, func(_ int, _, value *Node) {
				if got := r.LineOf(value, tt.line); got.Line != tt.want[0] || got.Col != tt.want[1] {
					t.Errorf("line %d of %q is at %v, want %v", tt.line, value.Value, got, tt.want)
				}
			})
		})
	}
}
