package yaml

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"djq/internal/yaml/scan"

	"github.com/google/go-cmp/cmp"
	yamlv3 "gopkg.in/yaml.v3"
)

// goodFiles returns files that are YAML: the built-in bank, and files of the
// tests of lint.
func goodFiles(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, pattern := range []string{"../../questions/*.yaml", "../lint/testdata/good/*.yaml"} {
		names, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil || len(names) == 0 {
			t.Fatalf("no files %s: %v", pattern, err)
		}
		for _, name := range names {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = src
		}
	}
	return files
}

// writtenScalars lists the values of a source that are scalars as the scanner
// finds them: "line:column style".
func writtenScalars(src []byte) []string {
	var list []string
	for s := range scan.Texts(src) {
		start := bytes.LastIndexByte(src[:s.Start], '\n') + 1
		col := utf8.RuneCount(scan.TrimByteOrderMark(src[start:s.Start])) + 1
		list = append(list, fmt.Sprintf("%d:%d %d", bytes.Count(src[:s.Start], []byte{'\n'})+1, col, s.Style))
	}
	return list
}

// readScalars lists the same as the decoder finds them.
func readScalars(n *Node) []string {
	var list []string
	for i, child := range n.Content {
		if n.Kind == yamlv3.MappingNode && i%2 == 0 {
			continue
		}
		list = append(list, readScalars(child)...)
	}
	if n.Kind == yamlv3.ScalarNode && (n.Value != "" || n.Style != 0) && n.Anchor == "" && n.Style&yamlv3.TaggedStyle == 0 {
		style := map[yamlv3.Style]scan.Style{
			yamlv3.DoubleQuotedStyle: scan.DoubleQuoted, yamlv3.SingleQuotedStyle: scan.SingleQuoted,
			yamlv3.LiteralStyle: scan.Literal, yamlv3.FoldedStyle: scan.Folded,
		}[n.Style]
		list = append(list, fmt.Sprintf("%d:%d %d", n.Line, n.Column, style))
	}
	return list
}

func TestScannerAgreesWithDecoder(t *testing.T) {
	files := goodFiles(t)
	for name, src := range map[string]string{
		"value below its key":   "a:\n  text\n  goes on\nb:\n  - c\n  -\n    d\n",
		"list at its key":       "a:\n- b\n- c: d\n  e: f\ng: h\n",
		"nested lists":          "- - a\n  - b\n- c\n",
		"flow":                  "a: [b, 'c', \"d\", {e: f, g: [h]}, i\n  j]\nk: {l: m}\n",
		"flow with comments":    "a: [b, # c\n  d] # e\n",
		"blocks":                "a: |\n\n  b: c\n   d\n\n  # e\nf: >-2\n    g\n  h\ni: |+\n\nj: k\n",
		"block in an item":      "- |\n  a\n- >\n b\n",
		"empty block":           "a: |\nb: c\n",
		"quotes over lines":     "a: \"b\n  c\\\n  d\"\ne: 'f''\n\n g' # h\ni: j\n",
		"comments":              "a: b # c\n# d\ne: f#g\n  # h\ni: 'j' # k\n",
		"plain over lines":      "a: b\n  c\n\n  d\ne: f\n",
		"documents":             "---\na: b\n",
		"quoted keys":           "\"a\": b\n'c' : d\n",
		"explicit keys":         "? a\n: b\n",
		"colons in text":        "a: b:c ::d http://e\n",
		"dashes in text":        "a: -b\nc: --- d\n",
		"anchors and tags":      "a: &b c\nd: !e f\ng: h\n",
		"CRLF":                  "a: b\r\nc: |\r\n  d\r\n\r\n  e\r\nf: \"g\r\n  h\"\r\n",
		"byte-order mark":       "\ufeffa: é b\n",
		"wide":                  "- 何: é\n",
		"tabs":                  "a:\tb\nc: d\t# e\nf: g\n\th\n",
		"surrogates":            "a: \"\\ud83d\\ude00\"\n",
		"JSON":                  "{\"a\": \"b \\/ \\\\/ c\\/\", \"d\": \"\\/\", \"e\": \"\\\\\"}\n",
		"less indented quotes":  "a:\n  b: \"c\nd: e\n\"\n",
		"question mark":         "a: b ? c\nd: ?e\n",
		"empty values":          "a:\nb:\n  c:\nd: e\n",
		"a comment in a block":  "a:\n  - |\n    b\n   # c\n  - d\n",
		"one text":              "a\nb\n",
		"one text in quotes":    "'a\n\n b'\n",
		"a directive":           "%YAML 1.1\n---\na: b\n",
		"flow keys without gap": "{\"a\":b, c: d}\n",
	} {
		files[name] = []byte(src)
	}
	for name, src := range files {
		t.Run(filepath.Base(name), func(t *testing.T) { agree(t, src) })
	}
}

// agree checks that the scanner finds what the decoder finds.
func agree(t *testing.T, src []byte) {
	t.Helper()
	r := NewReader("x", src)
	root, err := r.decode()
	if err != nil {
		t.Fatalf("not YAML: %v", err)
	}
	if diff := cmp.Diff(readScalars(root), writtenScalars(src)); diff != "" {
		t.Errorf("scalars (-decoder +scanner):\n%s", diff)
	}
}
