package yaml

import (
	"strings"
	"testing"
)

func TestScalarQuotesWhatPlainTextWouldChange(t *testing.T) {
	for s, want := range map[string]string{
		"n-plus-one": "n-plus-one", "orm/n-plus-one": "orm/n-plus-one", "two words": "two words",
		"": `""`, "null": `"null"`, "True": `"True"`, "yes": `"yes"`, "n": `"n"`, "42": `"42"`, "6.0": `"6.0"`,
		"2026-01-02": `"2026-01-02"`, "0x1f": `"0x1f"`, "1e5": `"1e5"`, ".inf": `".inf"`, "5-ways": "5-ways",
		"a: b": `"a: b"`, "# a": `"# a"`, " a": `" a"`, "é": `"é"`, "-": `"-"`, "---": `"---"`, "a\tb": `"a\tb"`, `"`: `"\""`,
	} {
		if got := Scalar(s); got != want {
			t.Errorf("Scalar(%q) = %s, want %s", s, got, want)
		}
	}
}

// FuzzScalar checks that what was written is read as the same text.
func FuzzScalar(f *testing.F) {
	for _, s := range strings.Split("a|n-plus-one|null|~|6.0|0x1f|2026-01-02|- a|a: b|a #b|é|\"|\\|<<|=|1_000|.5|0b1|0o7|+1|a\nb", "|") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.ToValidUTF8(s, "") != s || strings.ContainsFunc(s, func(r rune) bool { return forbidden(r) != "" }) || strings.TrimSpace(s) == "" {
			t.Skip("no file may hold it")
		}
		for _, line := range []string{"a: " + Scalar(s) + "\n", "- " + Scalar(s) + "\n", "{a: " + Scalar(s) + ", b: c}\n", "[" + Scalar(s) + "]\n"} {
			r := NewReader("x", []byte(line))
			root, _ := r.Decode()
			if root == nil {
				t.Fatalf("%q: %v", line, r.Findings())
			}
			value := root.Content[0]
			if IsMapping(root) {
				value = root.Content[1]
			}
			if got, ok := r.Text(value, "it"); !ok || got != s {
				t.Errorf("%q is read as %q: %v", line, got, r.Findings())
			}
		}
	})
}
