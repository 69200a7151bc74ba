package yaml

import (
	"strings"
	"testing"
)

func TestCommentsBeginOutsideText(t *testing.T) {
	tests := []struct{ line, want string }{
		{"# all", "# all"},
		{"  # indented", "# indented"},
		{"key: value # behind", "# behind"},
		{"key: value# text", ""},
		{"key: 'it''s # text' # behind", "# behind"},
		{`key: "a \" # text" # behind`, "# behind"},
		{"key: it's # behind", "# behind"},
		{"key: a - 'b # behind", "# behind"},
		{"- 'quoted # text'", ""},
		{"- key: \"quoted # text\"", ""},
		{"[a, '# text', \"# text\"] # behind", "# behind"},
		{"{a: '# text'} # behind", "# behind"},
		{"? 'key # text'", ""},
		{"key: |  # behind", "# behind"},
		{"key: 5\t# behind", "# behind"},
	}
	for _, test := range tests {
		got := ""
		for c := range Comments([]byte(test.line + "\n")) {
			got = c.Text
		}
		if got != test.want {
			t.Errorf("comment of %q is %q, want %q", test.line, got, test.want)
		}
	}
}

func TestBlockTextHoldsNoComment(t *testing.T) {
	const src = `# 1
key: |
  # text
 # text
# 2
- - key: >-2
      # text
  - |+
   # text
  # 3
- key: a |
  # 4
- ? |
      # text
`
	var got []string
	for c := range Comments([]byte(src)) {
		got = append(got, strings.TrimPrefix(c.Text, "# "))
	}
	if want := "1 2 3 4"; strings.Join(got, " ") != want {
		t.Errorf("comments %q, want %q", got, want)
	}
}
