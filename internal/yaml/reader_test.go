package yaml

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"djq/internal/diag"
)

// brief writes findings as "line:col rule: message".
func brief(findings []diag.Finding) []string {
	var list []string
	for _, f := range findings {
		list = append(list, fmt.Sprintf("%d:%d %s: %s", f.Pos.Line, f.Pos.Col, f.Rule, f.Message))
	}
	return list
}

const rest = "; the rest of this file was not checked"

// decode returns what is wrong with a file.
func decode(src string) []diag.Finding {
	r := NewReader("test.yaml", []byte(src))
	r.Decode()
	return diag.Sort(r.Findings())
}

func TestDecodeReportsWhatNoFileMayHold(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []string
	}{
		{"a mapping", "a: [b, {c: d}]\n", nil},
		{"byte-order mark and CRLF", "\ufeffa: b\r\nc: d\r\n", nil},
		{"nothing", "# nothing\n", nil},
		{"second document", "a: b\n---\nc: d\n", []string{"2:1 second-document: a second document begins here" + rest}},
		{"anchor and alias", "a: &x b\nc: *x\n", []string{
			"1:4 anchor: anchor &x: anchors are not allowed", "2:4 anchor: alias *x: aliases are not allowed"}},
		{"unknown alias", "a: *x\n", []string{"1:4 anchor: alias *x: aliases are not allowed" + rest}},
		{"merge key", "<<: {a: b}\n", []string{"1:1 anchor: merge key <<: merge keys are not allowed"}},
		{"tag", "a: !!str b\n", []string{"1:4 custom-tag: tag !!str: tags are not allowed"}},
		{"nesting", strings.Repeat("[", 40) + strings.Repeat("]", 40), []string{"1:34 nesting: nested more than 32 levels deep"}},
		{"bytes", "a: \xff é\x1b\nb: c\u202ed\u009b\u2028\ufeff\nc: d\re\n", []string{
			"1:4 encoding: byte 0xff is not UTF-8",
			"1:7 control-character: control character U+001B",
			"2:5 bidi-character: bidirectional control U+202E",
			"2:7 control-character: control character U+009B, and 2 more like it in this line",
			"3:5 control-character: carriage return without a line feed",
		}},
		{"escapes", "a: \"é\\x1b]0;\\u009b \\\n  \\U0000202e\\e\\0\\\"\\r\"\n", []string{
			"1:6 control-character: control character U+001B, written as an escape, and 1 more like it in this line",
			"2:3 bidi-character: bidirectional control U+202E, written as an escape",
			"2:13 control-character: control character U+001B, written as an escape, and 2 more like it in this line",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, brief(decode(tt.src)), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDecodeTellsEmptyFromBroken(t *testing.T) {
	for src, wantEmpty := range map[string]bool{"": true, "# a\n": true, "null\n": true, "a: [\n": false} {
		if root, empty := NewReader("x", []byte(src)).Decode(); root != nil || empty != wantEmpty {
			t.Errorf("%q: root %v, empty %v", src, root, empty)
		}
	}
}

func TestMappingReportsKeys(t *testing.T) {
	r := NewReader("x", []byte("one: 1\ntwo: 2\none: 3\ntow: 4\n? [a]\n: 5\n"))
	root, _ := r.Decode()
	var got []string
	r.Mapping(root, "a test", []string{"one", "two"}, func(i int, key, value *Node) {
		got = append(got, fmt.Sprintf("%d %s=%s", i, key.Value, value.Value))
	})
	if diff := cmp.Diff([]string{"0 one=1", "1 two=2"}, got); diff != "" {
		t.Errorf("keys (-want +got):\n%s", diff)
	}
	want := []string{
		`3:1 duplicate-key: key "one" appears twice in a test, first on line 1`,
		`4:1 unknown-key: unknown key "tow" in a test`,
		"5:3 wrong-type: a key must be text, not a list",
	}
	if diff := cmp.Diff(want, brief(r.Findings())); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestQuoteEditsOnlyWhatIsWritten(t *testing.T) {
	for src, want := range map[string]string{"\ufeffa: 6.0 # c\n": "\ufeffa: \"6.0\" # c\n", "a: '6'\n": "a: '6'\n"} {
		r := NewReader("x", []byte(src))
		root, _ := r.Decode()
		r.Mapping(root, "a test", []string{"a"}, func(_ int, _, value *Node) {
			if got := string(diag.Apply([]byte(src), r.QuoteEdits(value))); got != want {
				t.Errorf("%q becomes %q, want %q", src, got, want)
			}
		})
	}
}
