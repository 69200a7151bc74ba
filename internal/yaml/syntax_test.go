package yaml

import (
	"strings"
	"testing"

	"djq/internal/yaml/scan"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestSyntaxErrorsNameTheMistake(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"colon in text", "- question: What is this: that\n", "1:25 syntax: unquoted text cannot contain a colon before a space or at the end of a line"},
		{"colon in later line", "- question: What\n    is this: that\n", "2:5 syntax: this line continues the text above, and unquoted text cannot contain a colon before a space or at the end of a line"},
		{"key too deep", "- id: a\n    question: b\n", "2:5 syntax: this line continues the text above, and unquoted text cannot contain a colon before a space or at the end of a line"},
		{"key too shallow", "cards:\n  - id: a\n   question: b\n", "3:4 syntax: the indentation matches no line above"},
		{"no space after colon", "- topic: orm\n  id:a\n  question: b\n", "2:3 syntax: expected a key and a colon"},
		{"no space after first colon", "- id:a\n  question: b\n", "1:5 syntax: expected a space after the colon of a key"},
		{"no colon", "- topic: orm\n  question b\n  answer: c\n", "2:3 syntax: expected a key and a colon"},
		{"reserved", "- question: @a\n", "1:13 syntax: text cannot start with @"},
		{"backtick", "- question: `F()` is?\n", "1:13 syntax: text cannot start with `"},
		{"reserved item", "- tags:\n    - `a`\n", "2:7 syntax: text cannot start with `"},
		{"percent", "- question: a\n%b\n", "2:1 syntax: a line cannot start with %"},
		{"bracket", "- tags: [a, b\n  id: c\n", "1:9 syntax: the bracket opened here is never closed"},
		{"question in brackets", "- follow_ups: [{question: Why?}]\n", "1:30 syntax: unquoted text in brackets cannot contain a question mark"},
		{"wrong bracket", "- tags: [a, b}\n", "1:14 syntax: } does not close ["},
		{"after bracket", "- question: [a] b\n", "1:17 syntax: unexpected text after the closing bracket"},
		{"quote in brackets", "- tags: [a, \"b]\n", "1:13 syntax: the quote opened here is never closed"},
		{"reserved in brackets", "- tags: [a, `b]\n", "1:13 syntax: text cannot start with `"},
		{"quote", "- question: \"a\n  answer: b\n", "1:13 syntax: the quote opened here is never closed"},
		{"single quote", "- question: 'it''s\n  answer: b\n", "1:13 syntax: the quote opened here is never closed"},
		{"quote closed by the next", "- question: \"a\n  answer: \"b\"\n", "1:13 syntax: the quote opened here is never closed"},
		{"text after quote", "- question: \"N+1\" is?\n", "1:19 syntax: unexpected text after the closing quote"},
		{"list on the key's line", "- tags: - a\n    - b\n", "1:9 syntax: a list cannot begin on the same line as its key"},
		{"text after pipe", "- answer: | text\n", "1:12 syntax: unexpected text after |"},
		{"tab after spaces", "- topic: orm\n  \tid: a\n", "2:3 tab-indentation: tab in the indentation"},
		{"block, then mistake", "- answer: |\n    a: b: c\n\n    `d`\n  id: e: f\n", "5:8 syntax: unquoted text cannot contain a colon before a space or at the end of a line"},
		{"wide characters", "- question: 何 é: b\n", "1:16 syntax: unquoted text cannot contain a colon before a space or at the end of a line"},
		{"after a comment", "# c\n- id: a # c: d\n  question: [b, # ]\n    c] d\n", "4:8 syntax: unexpected text after the closing bracket"},
		{"quoted key", "- \"id\": a\n  \"answer\" b\n", "2:12 syntax: unexpected text after the closing quote"},
		{"dedent below a list", "cards:\n    - id: a\n  - id: b\n", "3:3 syntax: the indentation matches no line above"},
		{"directive only", "%YAML 9.9\n---\n- a\n", "1:1 syntax: a question file needs no %YAML line"},
		{"comment in the middle of a text", "- question: a #1\n    b\n", "1:15 syntax: a comment begins here and ends the text, which goes on in line 2"},
		{"comment line in a text", "- question: a\n    # b\n    c\n", "2:5 syntax: a comment begins here and ends the text, which goes on in line 3"},
		{"block deeper at first", "- answer: |\n      a\n    b\n", "3:5 syntax: this line is indented less than the first line of its text, which ends the text"},
		{"blank line deeper than the text", "- answer: |\n        \n    b\n", "2:1 syntax: a blank line with more spaces than the text below it, which ends the text"},
		{"escape in the third line", "- question: \"a\n    b\n    é \\d\"\n", `3:7 syntax: double quotes know no \d`},
		{"escape cut short", "- question: \"\\u12\"\n", `1:14 syntax: \u must be followed by 4 hexadecimal digits`},
		{"merge conflict", "- id: a\n  answer: |\n    b\n<<<<<<< HEAD\n    c\n=======\n    d\n>>>>>>> e\n", "4:1 syntax: a merge conflict that is not resolved"},
		{"merge conflict at the head", "<<<<<<< HEAD\ntopic: a\n=======\ntopic: b\n>>>>>>> c\n", "1:1 syntax: a merge conflict that is not resolved"},
		{"half a merge conflict", "- id: a\n  answer: b\n=======\n", "3:1 syntax: a merge conflict that is not resolved"},
		{"mistake above a merge conflict", "- id: `a\n<<<<<<< HEAD\n", "1:7 syntax: text cannot start with `"},
		{"half a surrogate pair", "- question: \"\\ud83d \\ude00\"\n", `1:14 syntax: \ud83d is half of a surrogate pair`},
		{"escape of no character", "- question: \"\\UFFFFFFFF\"\n", "1:14 syntax: there is no character U+FFFFFFFF"},
		{"ampersand", "- answer: & joins\n", "1:11 syntax: text cannot start with &"},
		{"asterisk", "- answer: ** is a power\n", "1:11 syntax: text cannot start with *"},
		{"arguments", "- answer: |\n    *args\n  hint: *args is it\n", "3:9 anchor: alias *args: aliases are not allowed"},
		{"question mark", "- answer: ? is it\n", "1:11 syntax: text cannot start with ?"},
		{"comma", "- answer: , it is\n", "1:11 syntax: text cannot start with ,"},
		{"bracket behind the colon", "- id: a\n  tags:[a, b]\n", "2:3 syntax: expected a key and a colon"},
		{"no-break space at the edge", "- id: a\n\u00a0 tags: b\n", "2:1 syntax: no-break space (U+00A0) in the indentation"},
		{"no-break space in the indentation", "- id: a\n \u00a0tags: b\n", "2:2 syntax: no-break space (U+00A0) in the indentation"},
		{"no-break space after the colon", "- id: a\n  tags:\u00a0b\n", "2:8 syntax: no-break space (U+00A0) after the colon of a key"},
		{"YAML version", "%YAML 1.2\n---\n- id: a\n", "1:1 syntax: a question file needs no %YAML line"},
		{"three dots", "- id: a\n...\n- id: b\n", "2:1 syntax: a line of three dots ends the document, and more follows"},
		{"dash before a key", "- id: a\n  - tags: b\n", "2:3 syntax: a dash where a key was expected"},
		{"item without dash", "- a\nb\n", "2:1 syntax: expected a dash and a space, because the lines above are items of a list"},
		{"asterisk for a dash", "* id: a\n  tags: b\n", "1:1 syntax: a list item begins with a dash"},
		{"no space after the dash", "-id: a\n tags: b\n", "1:1 syntax: expected a space after the dash of a list item"},
		{"quote over lines", "- question: \"a\n    b\n  answer: c\n", "2:6 syntax: the quote opened in line 1 is not closed before its text ends here"},
		{"bracket over lines", "- tags: [a,\n    b\n  answer: c\n", "2:6 syntax: the bracket opened in line 1 is not closed before its text ends here"},
		{"dashes in quotes", "- question: 'a\n---\n    b'\n", "2:1 syntax: a line of three dashes ends the document, and the quote opened in line 1 is not closed"},
		{"no comma", "- tags: [\"a\" \"b\"]\n", "1:14 syntax: expected a comma before the quote"},
		{"two commas", "- tags: [a,, b]\n", "1:12 syntax: a comma with nothing before it"},
		{"dash in brackets", "- tags: [- a]\n", "1:10 syntax: a dash cannot begin an item inside brackets"},
		{"an apostrophe", "- question: 'It's it'\n", "1:17 syntax: unexpected text after the closing quote"},
		{"curly quotes", "- question: “a: b”\n", "1:15 syntax: unquoted text cannot contain a colon before a space or at the end of a line"},
		{"bullets for dashes below a key", "- a:\n    * b\n    * c\n", "2:5 syntax: a list item begins with a dash"},
		{"tab after a dash", "- a:\n    -\tb\n", "2:6 tab-indentation: tab after the dash of a list item"},
		{"template tag", "- a: {% b %}\n", "1:6 syntax: text cannot start with {%"},
		{"template comment", "- a: {# b #}\n  c: d\n", "1:6 syntax: text cannot start with {#"},
		{"text above a key", "Cards\na: b\n", "2:1 syntax: this line continues the text above, and unquoted text cannot contain a colon before a space or at the end of a line"},
		{"table of TOML", "[cards]\na = \"b\"\n", "2:1 syntax: the file is one value, which ends above this line"},
		{"merge key", "- a: b\n  <<: *c\n", "2:7 anchor: merge key <<: merge keys are not allowed"},
		{"en dash for a dash", "– id: a\n  tags: b\n", "1:1 syntax: a list item begins with a dash"},
		{"zero-width space before a dash", "\u200b- id: a\n  tags: b\n", "1:1 syntax: zero-width space (U+200B) in the indentation"},
		{"fence around a file", "```yaml\n- id: a\n```\n", "1:1 syntax: a line of back-ticks outside a text"},
		{"fence at the edge", "- answer: |\n    a\n```\n", "3:1 syntax: a line of back-ticks outside a text"},
		{"stray bracket", "- tags: [a]\n  ]\n", "2:3 syntax: ] closes no bracket"},
		{"no key", "- id: a\n  : b\n", "2:3 syntax: a colon with no key before it"},
		{"comment in a block", "- answer: |\n    a\n  # b\n    c\n", "3:3 syntax: a comment begins here and ends the text, which goes on in line 4"},
		{"unknown escape", "- question: \"\\q\"\n", "1:14 syntax: double quotes know no \\q"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			findings := decode(tt.src)
			want := tt.want
			if strings.Contains(want, " ") {
				want += rest
			}
			if diff := cmp.Diff([]string{want}, brief(findings)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	t.Run("a fault above a tab is reported too", func(t *testing.T) {
		findings := decode("- question: @a\n\tb: c\n")
		want := []string{"1:13 syntax: text cannot start with @" + rest, "2:1 tab-indentation: tab in the indentation"}
		if diff := cmp.Diff(want, brief(findings)); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("tabs are reported alone", func(t *testing.T) {
		findings := decode("- topic: orm\n\tid: a\n   \tb\n")
		want := []string{"2:1 tab-indentation: tab in the indentation"}
		if diff := cmp.Diff(want, brief(findings)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestForeignEncodingIsOneFinding(t *testing.T) {
	const text = "- id: a\n  question: b\n"
	wide := func(size, at int) string {
		var b strings.Builder
		for i := range len(text) {
			unit := make([]byte, size)
			unit[at] = text[i]
			b.Write(unit)
		}
		return b.String()
	}
	for src, want := range map[string]string{
		"\xff\xfe" + wide(2, 0): "UTF-16", "\xfe\xff" + wide(2, 1): "UTF-16", wide(2, 0): "UTF-16", wide(2, 1): "UTF-16",
		"\xff\xfe\x00\x00" + wide(4, 0): "UTF-32", "\x00\x00\xfe\xff" + wide(4, 3): "UTF-32", wide(4, 0): "UTF-32", wide(4, 3): "UTF-32",
	} {
		want := []string{"1:1 encoding: the file is " + want + ", not UTF-8" + rest}
		if diff := cmp.Diff(want, brief(decode(src))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", src, diff)
		}
	}
}

func TestSurrogatePairsAreTheirCharacters(t *testing.T) {
	for src, want := range map[string]string{
		`a: "\ud83d\ude00"`:                       "😀",
		`a: "x\uD83D\uDE00\n\ud83d\ude01y" # b`:   "x😀\n😁y",
		"a: \"\\ud83d\\ude00\n  \\ud83d\\ude01\"": "😀 😁",
		`a: '\ud83d\ude00'`:                       `\ud83d\ude00`,
		`a: "\\ud83d\\ude00"`:                     `\ud83d\ude00`,
		`{"a":"\ud83d\ude00"}`:                    "😀",
		`{"a":"b\/c\\/\/"}`:                       `b/c\//`,
	} {
		r := NewReader("x", []byte(src+"\n"))
		root, _ := r.Decode()
		if root == nil {
			t.Errorf("%s: %v", src, brief(r.Findings()))
			continue
		}
		r.Mapping(root, "it", []string{"a"}, func(_ int, _, value *Node) {
			if value.Value != want {
				t.Errorf("%s is read as %q, want %q", src, value.Value, want)
			}
		})
	}
	findings := decode(`{a: "\ud83d\ude00", b: *c}` + "\n")
	if len(findings) != 1 || findings[0].Pos.Col != 24 {
		t.Errorf("what follows a pair: %v, want one finding in column 24", brief(findings))
	}
	r := NewReader("x", []byte(`{a: "\ud83d\ude00", b: 1}`))
	root, _ := r.Decode()
	if got := r.Pos(root.Content[2]).Col; got != 21 {
		t.Errorf("the key behind a pair is in column %d, want 21", got)
	}
}

func TestTabsAfterIndentationAreReported(t *testing.T) {
	want := []string{"2:3 tab-indentation: tab in the indentation"}
	if diff := cmp.Diff(want, brief(decode("a: b\n  \tc\n"))); diff != "" {
		t.Error(diff)
	}
	if findings := decode("a: |\n  b:\n  \tc\n"); len(findings) > 0 {
		t.Errorf("a tab in a block: %v", brief(findings))
	}
}

func TestWhatOtherReadersRefuseIsReported(t *testing.T) {
	for src, want := range map[string][]string{
		"a: é\nb:\tc\nd:\t|\n  e\n":        {"2:3 tab-indentation: tab between a colon and its value"},
		"a: |#b\n  c\n":                    {"1:5 syntax: a comment right behind |"},
		"a: >-#b\n  c\n":                   {"1:6 syntax: a comment right behind >"},
		`a: "é\\'s it\'s"` + "\n":          {`1:13 syntax: double quotes know no \'`},
		`a: '\'` + "\nb: |\n  \\'\n":       nil,
		"a: | #b\n  c:\td |#\n":            nil,
		"{\"a\":\t\"b\"}\n":                nil,
		"a: 'b:\tc'\nd: >\n  e:\tf ># g\n": nil,
	} {
		if diff := cmp.Diff(want, brief(decode(src)), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", src, diff)
		}
	}
}

// FuzzDecode holds that no file ends the reader, and that each finding has a
// place in the file.
func FuzzDecode(f *testing.F) {
	for _, src := range goodFiles(f) {
		f.Add(src[:min(len(src), 2000)])
	}
	f.Add([]byte("a: [b, {c: 'd', \"e\\ud83d\\ude00\": |}]\n? *f\n: &g !h >-2\n\t# i\n...\n%YAML"))
	f.Fuzz(func(t *testing.T, src []byte) {
		r := NewReader("x", src)
		r.Decode()
		lines := int32(strings.Count(string(src), "\n")) + 1
		for _, finding := range r.Findings() {
			if finding.Pos.Line < 1 || finding.Pos.Line > lines || finding.Pos.Col < 1 || finding.Message == "" {
				t.Errorf("%+v is not a place of %q", finding, src)
			}
		}
		for s := range scan.Texts(src) {
			if s.Start < 0 || s.End < s.Start || s.End > len(src) {
				t.Errorf("%+v is no part of %q", s, src)
			}
		}
	})
}
