package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func spansOf(s string) []Span    { return []Span{{Text: s}} }
func paragraph(s string) []Block { return []Block{Paragraph{Text: spansOf(s)}} }

func TestParseBuildsBlocks(t *testing.T) {
	tests := []struct {
		name, text string
		want       []Block
	}{
		{"empty", "", nil},
		{"blank", " \n\n", nil},
		{"paragraph", "one\ntwo\n", paragraph("one two")},
		{"formats", "a **b *c*** `d *e*`", []Block{Paragraph{Text: []Span{
			{Text: "a "}, {Text: "b ", Format: Strong}, {Text: "c", Format: Strong | Emphasis},
			{Text: " "}, {Text: "d *e*", Format: CodeSpan},
		}}}},
		{"hard breaks", "a\\\nb  \nc", []Block{Paragraph{Text: []Span{
			{Text: "a"}, {Text: "\n"}, {Text: "b"}, {Text: "\n"}, {Text: "c"},
		}}}},
		{"a break before all text", "\\\na", paragraph("a")},
		{"a label begins a line", "a\n**Pitfall:** b\n**c** d", []Block{Paragraph{Text: []Span{
			{Text: "a"}, {Text: "\n"}, {Text: "Pitfall:", Format: Strong}, {Text: " b "},
			{Text: "c", Format: Strong}, {Text: " d"},
		}}}},
		{"links", "[a](https://x.example) <https://y.example> <mailto:me@x.example> ![i](http://z.example/p) [b *c*](mailto:d@x.example)", []Block{Paragraph{Text: []Span{
			{Text: "a", Link: "https://x.example"}, {Text: " "},
			{Text: "https://y.example", Link: "https://y.example"}, {Text: " "},
			{Text: "mailto:me@x.example", Link: "mailto:me@x.example"}, {Text: " "},
			{Text: "i", Link: "http://z.example/p"}, {Text: " "},
			{Text: "b ", Link: "mailto:d@x.example"}, {Text: "c", Format: Emphasis, Link: "mailto:d@x.example"},
		}}}},
		{"links without a label", "[](https://a.example)![](https://b.example/(c)d)", []Block{Paragraph{Text: []Span{
			{Text: "https://a.example", Link: "https://a.example"}, {Text: "https://b.example/(c)d", Link: "https://b.example/(c)d"},
		}}}},
		{"headings", "# a\n\n## b #\n", []Block{Heading{Level: 1, Text: spansOf("a")}, Heading{Level: 2, Text: spansOf("b #")}}},
		{"fenced code", "```Python title=x\nif a:\n\tb &lt; c\n\n```", []Block{
			Code{Lang: "python", Lines: []string{"if a:", "    b &lt; c", ""}},
		}},
		{"indented code", "    a\n      b", []Block{Code{Lines: []string{"a", "  b"}}}},
		{"quote", "> a\n> b\n> > c", []Block{Quote{Blocks: []Block{Paragraph{Text: spansOf("a b")}, Quote{Blocks: paragraph("c")}}}}},
		{"lists", "3. a\n   - b\n4. c", []Block{List{Tight: true, Items: []Item{
			{"3.", []Block{Paragraph{Text: spansOf("a")}, List{Tight: true, Items: []Item{{"", paragraph("b")}}}}},
			{"4.", paragraph("c")},
		}}}},
		{"numbers are as written", "01. a\n7. b\n7. c\n1. d", []Block{List{Tight: true, Items: []Item{
			{"01.", paragraph("a")}, {"7.", paragraph("b")}, {"8.", paragraph("c")}, {"9.", paragraph("d")},
		}}}},
		{"marks of items are as written", "+ a\n\nb\n\n2) c", []Block{
			List{Tight: true, Items: []Item{{"+", paragraph("a")}}}, Paragraph{Text: spansOf("b")},
			List{Tight: true, Items: []Item{{"2)", paragraph("c")}}},
		}},
		{"loose list", "- a\n\n- b", []Block{List{Items: []Item{{"", paragraph("a")}, {"", paragraph("b")}}}}},
		{"rules", "***\n\na\n---", []Block{Rule{}, Paragraph{Text: spansOf("a")}, Rule{}}},
		{"table", "x\na | b\n:-:|--:\n1 | `2|3` \\| 4 | 5\ny", []Block{
			Paragraph{Text: spansOf("x")},
			Table{
				Align: []Align{Center, Right, Left}, Head: []Cell{spansOf("a"), spansOf("b"), nil},
				Rows: [][]Cell{{spansOf("1"), {{Text: "2|3", Format: CodeSpan}, {Text: " | 4"}}, spansOf("5")}},
			},
			Paragraph{Text: spansOf("y")},
		}},
		{"no table", "a | b\n--|--|--", paragraph("a | b --|--|--")},
		{"controls", "a\x1b[31m\u009b\u202eb\x00\x7f", paragraph("a[31mb")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, Parse(test.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestHardTextsAreTakenLiterally(t *testing.T) {
	long := strings.Repeat("*a_ ", maxParagraph/4+1)
	tests := []struct {
		name, text string
		want       []Block
	}{
		{"long paragraph", long, paragraph(long)},
		{"deep quotes", strings.Repeat(">", maxNesting+1) + " **a**\nb\n\nc", []Block{
			Paragraph{Text: []Span{{Text: strings.Repeat(">", maxNesting+1) + " **a**"}, {Text: "\n"}, {Text: "b"}}},
			Paragraph{Text: spansOf("c")},
		}},
		{"deep lists", strings.Repeat("1. ", maxNesting+1) + "a", paragraph(strings.Repeat("1. ", maxNesting+1) + "a")},
		{"long text with code", strings.Repeat("a\n\n", maxText/3) + "```py x\n  b\n~~~\n```\nc\n~~~\n```", paragraphsAnd(
			strings.Count(strings.Repeat("a\n\n", maxText/3), "a"),
			Code{Lang: "py", Lines: []string{"  b", "~~~"}}, Paragraph{Text: spansOf("c")}, Code{Lines: []string{"```"}},
		)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, Parse(test.text)); diff != "" {
				t.Errorf("(-want +got):\n%.2000s", diff)
			}
		})
	}
}

// paragraphsAnd returns n paragraphs "a" and then more blocks.
func paragraphsAnd(n int, more ...Block) []Block {
	var blocks []Block
	for range n {
		blocks = append(blocks, Paragraph{Text: spansOf("a")})
	}
	return append(blocks, more...)
}

func TestCleanRemovesUnprintables(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"plain\nkept", "plain\nkept"},
		{"a\r\nb\rc", "a\nbc"},
		{"\ta\tb\n\tc", "    a   b\n    c"},
		{"é\tx", "é   x"},
		{"\x1b[31m\x00\x7f\u0085\u009b", "[31m"},
		{"a\u202ab\u202ec\u2066d\u2069e\u200ef", "abcde\u200ef"},
		{"\ufeffa\u2028b", "a b"},
		{"a\xffb\x9bc", "a\ufffdb\ufffdc"},
		{"👨\u200d👩", "👨\u200d👩"},
	}
	for _, test := range tests {
		if got := Clean(test.text); got != test.want {
			t.Errorf("Clean(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestTextDropsMarks(t *testing.T) {
	got := Text(Parse("# A `b`\n\n- c **d**\n  > e\n\n```\nf\n g\n```\n\nh\\\ni\n\n***\n"))
	if want := "A b\nc d\ne\nf\n g\nh\ni"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLineIsOneLine(t *testing.T) {
	tests := []struct{ text, want string }{
		{"What is a  queryset?", "What is a queryset?"},
		{"What does `a` do,\nand **b**?", "What does a do, and b?"},
		{"What does ` Model.filter(a__b=1, *c) ` do?", "What does Model.filter(a__b=1, *c) do?"},
		{"What does `a` do, and ``b ` c``?", "What does a do, and b ` c?"},
		{"An open ` tick", "An open ` tick"},
		{"Order.refresh_from_db, created__date, a_`b`_", "Order.refresh_from_db, created__date, a_b_"},
		{"_a b_, __init__ and é_a_", "_a b_, __init__ and é_a_"},
		{"```python", ""},
		{"- a list", "a list"},
		{"1. one", "1. one"},
		{"| a | b |\n|---|---|\n| `c` | **d** |", "a b c d"},
		{"a\x1b[31m\tb", "a[31m b"},
		{"&#27;a &amp; b", "&#27;a &amp; b"},
		{"", ""},
	}
	for _, test := range tests {
		if got := Line(test.text); got != test.want {
			t.Errorf("Line(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}
