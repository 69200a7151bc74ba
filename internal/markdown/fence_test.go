package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestFencesFollowCommonMark(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []Fence
	}{
		{"none", "a `b` c", nil},
		{"one", "a\n\n```python\nx\n```\n", []Fence{{Open: 2, Close: 4, Lang: "python"}}},
		{"in a list", "- a\n\n    ~~~\n    ```\n    ~~~", []Fence{{Open: 2, Close: 4, Indent: 4}}},
		{"longer", "````md\n```\n````", []Fence{{Open: 0, Close: 2, Lang: "md"}}},
		{"open", "```\na\n``", []Fence{{Open: 0, Close: -1}}},
		{"with words", "```python title=x\n```  \n", []Fence{{Open: 0, Close: 1, Lang: "python"}}},
		{"inline", "```code``` is inline\n``` `\n", nil},
		{"closing needs no words", "```\n``` a\n```\n", []Fence{{Open: 0, Close: 2}}},
		{"two", "```a\n```\n~~~b\n~~~\n", []Fence{{Open: 0, Close: 1, Lang: "a"}, {Open: 2, Close: 3, Lang: "b"}}},
		{"crlf", "```a\r\nx\r\n```\r\n", []Fence{{Open: 0, Close: 2, Lang: "a"}}},
	} {
		if diff := cmp.Diff(tt.want, Fences(tt.text), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
