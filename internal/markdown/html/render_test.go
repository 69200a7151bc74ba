package html_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/golden"
	"djq/internal/markdown"
	"djq/internal/markdown/html"
)

func TestTextIsEscapedAndMarked(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"emphasis", "a **b** *c* `d<e>`", "<p>a <strong>b</strong> <em>c</em> <code>d&lt;e&gt;</code></p>"},
		{"nested", "**a `b`**", "<p><strong>a </strong><strong><code>b</code></strong></p>"},
		{"html is text", `<script>alert("1")</script> & <img src=x onerror='a'>`, "<p>&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; &lt;img src=x onerror=&#39;a&#39;&gt;</p>"},
		{"link", `[a **b**](https://x.org/?a=1&b="2")`, `<p><a href="https://x.org/?a=1&amp;b=&#34;2&#34;" target="_blank" rel="noopener">a <strong>b</strong></a></p>`},
		{"link to a script", "[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"},
		{"two links", "<https://a.org><mailto:b@c.org>", `<p><a href="https://a.org" target="_blank" rel="noopener">https://a.org</a><a href="mailto:b@c.org" target="_blank" rel="noopener">mailto:b@c.org</a></p>`},
		{"line break", "a  \nb", "<p>a<br>\nb</p>"},
		{"tight list", "- a\n- b\n\n  ```sh\n  c\n  ```\n", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n<pre><code class=\"language-sh\">c</code></pre>\n</li>\n</ul>"},
		{"numbers", "3) a\n7) b\n8) c", "<ol start=\"3\" class=\"paren\">\n<li>a</li>\n<li value=\"7\">b</li>\n<li>c</li>\n</ol>"},
		{"plus", "+ a", "<ul class=\"plus\">\n<li>a</li>\n</ul>"},
		{"quote", "> a", "<blockquote>\n<p>a</p>\n</blockquote>"},
		{"heading", "##### a", "<h6>a</h6>"},
		{"table", "|  | a | b |\n|--|:-:|--:|\n| 1 | `2\\|` | 3 |", "<table>\n<thead>\n<tr><td></td><th scope=\"col\" class=\"center\">a</th><th scope=\"col\" class=\"right\">b</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td><td class=\"center\"><code>2|</code></td><td class=\"right\">3</td></tr>\n</tbody>\n</table>"},
		{"code", "```python\ndef f(): # <b>\n    return \"&\"\n```", "<pre><code class=\"language-python\"><span class=\"k\">def</span> <span class=\"n\">f</span>(): <span class=\"c\"># &lt;b&gt;</span>\n    <span class=\"k\">return</span> <span class=\"s\">&#34;&amp;&#34;</span></code></pre>"},
		{"language that is no word", "```x\"y\na\n```", "<pre><code>a</code></pre>"},
		{"rule", "a\n\n---", "<p>a</p>\n<hr>"},
		{"unprintable", "a\x1b[31m\u202eb", "<p>a[31mb</p>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := (html.Renderer{Heading: 2}).Text(test.text); got != test.want {
				t.Errorf("Text(%q) =\n%s\nwant\n%s", test.text, got, test.want)
			}
		})
	}
}

func TestLinkOfForeignTreeIsChecked(t *testing.T) {
	blocks := []markdown.Block{markdown.Paragraph{Text: []markdown.Span{{Text: "a", Link: "javascript:alert(1)"}, {Text: "b", Link: "https:"}}}}
	if got := (html.Renderer{}).Blocks(blocks); got != "<p>ab</p>" {
		t.Errorf("got %s", got)
	}
}

func TestLineHasNoBlocks(t *testing.T) {
	for text, want := range map[string]string{
		"a `b`":       "a <code>b</code>",
		"- a\n- *<b>": "a *&lt;b&gt;",
		"":            "",
	} {
		if got := (html.Renderer{}).Line(text); got != want {
			t.Errorf("Line(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestPageOfMarkdownLooksAsExpected holds a page of everything there is, which
// a browser can open.
func TestPageOfMarkdownLooksAsExpected(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "everything.md"))
	if err != nil {
		t.Fatal(err)
	}
	page := "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Markdown</title>\n<style>\n" + html.CSS() + "</style>\n" + (html.Renderer{}).Text(string(text)) + "\n"
	golden.Compare(t, filepath.Join("testdata", "everything.html"), page)
}

func TestStyleSheetNeedsNothingFromOutside(t *testing.T) {
	for _, word := range []string{"@import", "url(", "</", "<!--"} {
		if strings.Contains(html.CSS(), word) {
			t.Errorf("the style sheet has %s", word)
		}
	}
}
