package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTechnicalTextIsShownAsWritten holds that what CommonMark would take for
// marks, or take away, is text here.
func TestTechnicalTextIsShownAsWritten(t *testing.T) {
	for _, text := range []string{
		// Underscores.
		`__init__ and __all__`, `_a_ b __c__`, `if name == "__main__":`, `fill in _____ here`, "___", "a\n___", `**_`, `snake_case_ and _private`,
		// Angle brackets.
		`path("p/<int:pk>/", <name>)`, `<form method="post">`, `<div>`, `a <b>c</b> <!-- d --> <?php e ?> <![CDATA[f]]> <!DOCTYPE html>`,
		`<!-- a comment -->`, `<script>x</script>`, `List<int> and a<b>c`, `<me@x.example>`, `<ftp://x.example>`, `<javascript:alert(1)>`, `<https:// x>`,
		// Stars.
		`*.py and **/*.html`, `2**3**2`, `a*b*c`, `f(*args, **kwargs)`, `SELECT * FROM a, b.*`, `2 * 3 * 4`, `** a **`, `x ** y ** z`,
		`/* a */ and /*b*/`, `int *p, *q`, `**kwargs*`, `*args**`, `****a****`, `a* b*`, `f(x)*y* z`, `src/*a*/*.py`, `**/*`,
		`print(*[1], *[2])`, `r"(.*)(\d*)"`, `*`, `**`, `a **b`, "-", "+", "1.", "a\n*", `5*"a"`,
		// Stars on both sides of a bracket or a quote.
		`f(*a) and g(b*)`, `f(*a, **b) and f(*, c)`, `print(*a, sep="*")`, `"*args" and "*"`, `'*a', '*b', 'c*'`, `'a*', (*b), c*`, `{*a} | {"*": b*}`, `r"*a" and b'b*'`, `f(*a, [b*])`,
		// Backslashes.
		`\d+\.`, `C:\path\to`, `\_`, `\\server\share`, `\*`, `a \* b`, `\w*\s*`, `\[a\]`, `\<b\>`, `\&amp;`, `\!`, `\#`, `\n`, `a\`, `\(x\)`, `\-1`, `2\.a`,
		// Entities.
		`&lt;b&gt; &amp; &#39; &copy; &nbsp;`, `?a=1&copy=2&lt`, `a && b &`,
		// Brackets.
		`items[0](arg)`, `[0](x)`, `[a][b] [c]`, `[a]: https://x.example`, `[^1] and`, `[^1]: note`, `![alt](p.png)`, `[a](/b)`, `[a](javascript:b)`, `[ ](https://x.example)`, `[[a]](b)`, `a[i](https://`, `[ ] todo`,
		// What begins lines.
		`#include`, `####### seven`, `#`, `##`, `+1`, `-1`, `1.5`, `>>> print(1)`, `>= 3`, `:a: b`, "a\n===", "===", `~~a~~`, `~`, `| a | b |`, `|`, `a || b`, `1986`, `$ ls`, `@a`, `1.a`,
		"`", "``", "a ` b", "`a``",
	} {
		if diff := cmp.Diff(paragraph(joinLines(text)), Parse(text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
		if got := Line(text); got != joinLines(text) {
			t.Errorf("Line(%q) = %q", text, got)
		}
	}
}

// joinLines returns a text of one paragraph on one line.
func joinLines(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestStarsFormat(t *testing.T) {
	strong := func(s string) Span { return Span{Text: s, Format: Strong} }
	stressed := func(s string) Span { return Span{Text: s, Format: Emphasis} }
	both := func(s string) Span { return Span{Text: s, Format: Strong | Emphasis} }
	text := func(s string) Span { return Span{Text: s} }
	for _, test := range []struct {
		text string
		want []Span
	}{
		{"*a*", []Span{stressed("a")}},
		{"**a b**", []Span{strong("a b")}},
		{"***a***", []Span{both("a")}},
		{"**a *b***", []Span{strong("a "), both("b")}},
		{"***a* b**", []Span{both("a"), strong(" b")}},
		{"*a **b** c*", []Span{stressed("a "), both("b"), stressed(" c")}},
		{"(**a**), \"*b*\": **c**; **d**. *e*!", []Span{
			text("("), strong("a"), text("), \""), stressed("b"), text("\": "), strong("c"), text("; "), strong("d"), text(". "), stressed("e"), text("!"),
		}},
		{"**1** **`a`** **(b)** **\"c\"**", []Span{
			strong("1"), text(" "), {Text: "a", Format: Strong | CodeSpan}, text(" "), strong("(b)"), text(" "), strong("\"c\""),
		}},
		{"**a**'s, **b**—c, **é**…", []Span{strong("a"), text("'s, "), strong("b"), text("—c, "), strong("é"), text("…")}},
		{"这是**重要**的", []Span{text("这是"), strong("重要"), text("的")}},
		{"**a**/**b**, *c*,*d*", []Span{strong("a"), text("/"), strong("b"), text(", "), stressed("c"), text(","), stressed("d")}},
		{"**f(*args)** **x", []Span{strong("f(*args)"), text(" **x")}},
		{"**a *b** c", []Span{strong("a *b"), text(" c")}},
		{"*a [b*](https://x.example) c*", []Span{stressed("a "), {Text: "b*", Format: Emphasis, Link: "https://x.example"}, stressed(" c")}},
		{"(*a* (b*) [c* *d*) e*", []Span{text("("), stressed("a"), text(" (b*) [c* "), stressed("d"), text(") e*")}},
		{"*don't* and *\"a\" (b* c), d*", []Span{stressed("don't"), text(" and "), stressed("\"a\" (b* c), d")}},
		{"**a)** :( *b* users' 'c *d*'", []Span{strong("a)"), text(" :( "), stressed("b"), text(" users' 'c "), stressed("d"), text("'")}},
		{"**__str__**", []Span{text("**__str__**")}}, // no letter after the stars
	} {
		if diff := cmp.Diff([]Block{Paragraph{Text: test.want}}, Parse(test.text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

// TestBackslashesEscapeMarks holds that a backslash goes where without it there
// would be a mark, and nowhere else.
func TestBackslashesEscapeMarks(t *testing.T) {
	for text, want := range map[string]string{
		`\*not bold\*`:              `*not bold*`,
		`\*\*a\*\* \*b`:             `**a** \*b`,
		`\*a*`:                      `*a*`,
		`\\*a*`:                     `\a`,
		`\\\*a\*`:                   `\*a*`,
		"\\`a\\`":                   "`a`",
		"C:\\`":                     "C:\\`",
		`\[a](https://x.example)`:   `[a](https://x.example)`,
		`\![a](https://x.example)`:  `!a`,
		`[a\]b](https://x.example)`: `a]b`,
		`\<https://x.example>`:      `<https://x.example>`,
		`\# a`:                      `# a`,
		`\- a`:                      `- a`,
		`\* a`:                      `* a`,
		"a\n\\+ b":                  `a + b`,
		`1986\. A year`:             `1986. A year`,
		`1\) a`:                     `1) a`,
		`\> a`:                      `> a`,
		`\---`:                      `---`,
		"\\```\na":                  "```\na",
		`a \# b`:                    `a \# b`,
		"a\\\nb":                    `a b`,
		"a\\\\\nb":                  `a\ b`,
	} {
		if got := Line(text); got != joinLines(want) {
			t.Errorf("Line(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestEatenNamesWhatNobodySees(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"**a** `b` [c](https://x.example) \\*d\\*\n\n> - e\n\n```python\nf\n```\n\n# g", nil},
		{"> a [b](https://x.example\n>  \"c d\") e", []string{`"c d"`}},
		{"x\ty\n\n\x1bé\tz [b](https://x.example 'é')", []string{`'é'`}},
		{"- ```python title=x é\n  a\n  ```", []string{"title=x é"}},
		{"x=*a* and <**b**", []string{"*", "*", "**", "**"}},
		{"| a |\n|---|\n| [b](https://x.example (c)) |", []string{"(c)"}},
		{"This loops:\n    for x in y:\n        z\n", []string{"for x in y:"}},
		{"- an item\n      and code\n\n> a quote:\n>     code", []string{"and code", "code"}},
		{"This loops:\n\n    for x in y:\n        z\n\n10. a\n    b\n\n- c\n  - d\n    e\n```\na\n    b\n```\na\n   b", nil},
	} {
		var got []string
		for _, r := range Eaten(test.text) {
			got = append(got, test.text[r.Start:r.End])
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("Eaten(%q) (-want +got):\n%s", test.text, diff)
		}
	}
}
