package anki

import (
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/markdown/fromhtml"
	"djq/internal/markdown/html"
	"djq/questions"
)

func TestKeepWordsKeepsWhatWasNotEdited(t *testing.T) {
	before := "First\nparagraph, *with*  spaces.\n\n\nSecond.\n\n- one\n- two\n\n  still two\n\n```\na\n\nb\n```\n\n| a |\n|:-:|\n| 1 |\n\nLast.\n"
	shown := html.Renderer{}.Text(before)
	for _, test := range []struct{ old, new, want string }{
		{"", "", before},
		{"Second.", "Another.", strings.Replace(before, "Second.", "Another.", 1)},
		{"<p>Second.</p>", "", "First\nparagraph, *with*  spaces.\n\n\n" + before[strings.Index(before, "- one"):]},
		{"<p>Last.</p>", "<p>Last.</p><div>New.</div>", before + "\nNew.\n"},
		{"<p>Second.</p>", "<p>Second.</p><p>2. Third.</p>", strings.Replace(before, "Second.\n", "Second.\n\n2\\. Third.\n", 1)},
		{"a\n\nb", "a\n\nc", strings.Replace(before, "\nb\n", "\nc\n", 1)},
		{"one", "1", strings.Replace(before, "- one\n- two", "- 1\n\n- two", 1)},
	} {
		if test.old != "" && !strings.Contains(shown, test.old) {
			t.Fatalf("%q is not in\n%s", test.old, shown)
		}
		edited := shown
		if test.old != "" {
			edited = strings.Replace(shown, test.old, test.new, 1)
		}
		got := keepWords(before, edited)
		if test.old == "one" {
			// A list that was edited is written anew.
			if again := (html.Renderer{}).Text(got); again != (html.Renderer{}).Text(test.want) {
				t.Errorf("%q for %q:\n%s", test.new, test.old, got)
			}
			continue
		}
		if got != test.want {
			t.Errorf("%q for %q: got\n%q\nwant\n%q", test.new, test.old, got, test.want)
		}
	}
}

// A text of the built-in bank is the same after it was shown, and after a
// paragraph was added to it.
func TestKeepWordsOfTheBank(t *testing.T) {
	b := bank.Load([]bank.Source{{Name: "builtin", FS: questions.FS}}, bank.Options{})
	for i, c := range b.Cards() {
		if i%10 > 0 {
			continue
		}
		shown := html.Renderer{}.Text(c.Answer)
		if got := keepWords(c.Answer, shown); got != c.Answer {
			t.Errorf("%s: got\n%s\nwant\n%s", c.Name(), got, c.Answer)
		}
		got := keepWords(c.Answer, shown+"<div>Added.</div>")
		if want := strings.TrimRight(c.Answer, "\n") + "\n\nAdded."; strings.TrimRight(got, "\n") != want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.Name(), got, want)
		}
	}
}

func FuzzKeepWords(f *testing.F) {
	f.Add("one\n\n- two\n\n  three", "<p>one</p><ul><li>two</li></ul>x")
	f.Fuzz(func(t *testing.T, before, edited string) {
		got := keepWords(before, edited)
		blocks, _ := fromhtml.Blocks(edited)
		want := html.Renderer{}.Blocks(blocks)
		back, _ := fromhtml.Blocks(html.Renderer{}.Text(got))
		direct, _ := fromhtml.Blocks(html.Renderer{}.Text(fromhtml.Write(blocks)))
		if shown := (html.Renderer{}).Blocks(back); shown != want && shown != (html.Renderer{}).Blocks(direct) {
			t.Errorf("%q, edited to %q, becomes %q", before, edited, got)
		}
	})
}
