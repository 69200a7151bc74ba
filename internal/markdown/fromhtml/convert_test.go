package fromhtml_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/markdown"
	"djq/internal/markdown/fromhtml"
	"djq/internal/markdown/html"
	"djq/questions"
)

func TestConvert(t *testing.T) {
	for source, want := range map[string]string{
		"":                                  "",
		"plain":                             "plain",
		"a &lt;b&gt; &amp;amp; c":           "a <b> &amp; c",
		"one<br>two":                        "one\\\ntwo",
		"one<br><br>two":                    "one\n\ntwo",
		"one<div>two</div><div>three</div>": "one\n\ntwo\n\nthree",
		"a&nbsp;b  c\nd":                    "a b c d",
		"<b>bold </b>and <i>slanted</i>":    "**bold** and *slanted*",
		"<b><i>both</i></b>":                "***both***",
		`<span style="font-weight: bold">x</span>`:     "**x**",
		"<i>so <b>very</b></i> much":                   "*so **very*** much",
		"<i>so <b>very</b> much</i>":                   "*so **very** much*",
		"<code>a*b</code>":                             "`a*b`",
		"<code>a`b</code>":                             "``a`b``",
		"half<b>bold</b>word":                          "halfboldword",
		"2 * 3 * 4":                                    "2 * 3 * 4",
		"*not stressed*":                               `\*not stressed*`,
		"a `tick` b":                                   "a \\`tick` b",
		"1. not a list":                                `1\. not a list`,
		"- not a list":                                 `\- not a list`,
		"# not a heading":                              `\# not a heading`,
		"&gt; not a quotation":                         `\> not a quotation`,
		"snake_case __init__ x":                        "snake_case __init__ x",
		"[label](https://example.org)":                 `\[label](https://example.org)`,
		`<a href="https://example.org/a(b)">label</a>`: `[label](https://example.org/a\(b\))`,
		`<a href="https://example.org/">https://example.org/</a>`:                    "<https://example.org/>",
		`<a href="javascript:alert(1)">label</a>`:                                    "label",
		"<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>":                   "- one\n- two\n  - three",
		"<ol start=3><li>one</li><li>two</li></ol>":                                  "3. one\n4. two",
		"<ul><li><p>one</p></li><li><p>two</p></li></ul>":                            "- one\n\n- two",
		"<ul><li>a</li></ul><ul><li>b</li></ul>":                                     "- a\n\n* b",
		"<pre><code class=\"language-python\">x = 1\n\n  y &lt; 2\n</code></pre>":    "```python\nx = 1\n\n  y < 2\n```",
		"<pre>a<br>b<div>c</div></pre>":                                              "```\na\nb\nc\n```",
		"<pre>```</pre>":                                                             "````\n```\n````",
		"<blockquote>a<br><br>b</blockquote>":                                        "> a\n>\n> b",
		"a<hr>b":                                                                     "a\n\n---\n\nb",
		"<h2>Title</h2>text":                                                         "## Title\n\ntext",
		"<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td></td></tr></table>": "| a | b |\n|---|---|\n| 1\\|2 | |",
		"<table><tr><td><ul><li>a</li></ul></td></tr></table>":                       "- a",
		"<script>alert(1)</script><!-- x -->a<style>b</style>":                       "a",
	} {
		got := fromhtml.Convert(source)
		if got.Text != want || len(got.LeftOut) > 0 {
			t.Errorf("%s\ngot  %q\nwant %q", source, got.Text, want)
		}
	}
}

func TestNamesWhatIsLeftOut(t *testing.T) {
	got := fromhtml.Convert(`a <img src="x y.png"> b [sound:s.mp3] <audio src=t.ogg></audio><ul><li><img src=z.gif>c</li></ul>`)
	if want := "x y.png, s.mp3, t.ogg, z.gif"; got.Text != "a b\n\n- c" || strings.Join(got.LeftOut, ", ") != want {
		t.Errorf("got %q, %q", got.Text, got.LeftOut)
	}
}

// What djq itself writes as HTML comes back as Markdown that gives the same HTML.
func TestOwnHTMLComesBack(t *testing.T) {
	texts := 0
	for i, text := range everyText(t) {
		if testing.Short() && i%20 > 0 {
			continue
		}
		written := html.Renderer{}.Text(text)
		back := fromhtml.Convert(written).Text
		if again := (html.Renderer{}).Text(back); again != written {
			t.Errorf("%s\ncomes back as\n%s\n%s\n%s", text, back, written, again)
		}
		texts++
	}
	if texts < 100 {
		t.Errorf("only %d texts", texts)
	}
}

func everyText(t testing.TB) []string {
	t.Helper()
	b := bank.Load([]bank.Source{{Name: "builtin", FS: questions.FS}}, bank.Options{})
	var texts []string
	for _, c := range b.Cards() {
		for text := range c.Texts() {
			texts = append(texts, text.Text)
		}
	}
	return texts
}

func FuzzConvert(f *testing.F) {
	seeds, err := filepath.Glob("../html/testdata/*.md")
	if err != nil || len(seeds) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, seed := range seeds {
		text, err := os.ReadFile(seed)
		if err != nil {
			f.Fatal(err)
		}
		for part := range strings.SplitSeq(string(text), "\n\n") {
			f.Add(html.Renderer{}.Text(part))
			f.Add(html.Escape(part))
		}
	}
	f.Fuzz(func(t *testing.T, source string) {
		blocks, _ := fromhtml.Blocks(source)
		text := fromhtml.Write(blocks)
		got, want := words(markdown.Parse(text)), words(blocks)
		if got != want {
			t.Errorf("%q becomes\n%s\nwhich shows\n%q, not\n%q", source, text, got, want)
		}
	})
}

func words(blocks []markdown.Block) string {
	return strings.Join(strings.Fields(markdown.Text(blocks)), " ")
}
