package ui

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"djq/internal/bank"
	"djq/internal/markdown"
	"djq/internal/ui/uitest"
	"djq/questions"
)

// missing returns what of want, beginning with its first character that is not
// in got, does not come in got in the same order. White space counts for nothing.
func missing(want, got string) string {
	rest := []rune(strings.Join(strings.Fields(got), ""))
	for i, r := range want {
		if unicode.IsSpace(r) {
			continue
		}
		at := 0
		for at < len(rest) && rest[at] != r {
			at++
		}
		if at == len(rest) {
			return want[i:]
		}
		rest = rest[at+1:]
	}
	return ""
}

var (
	bullet = regexp.MustCompile(`^ *[-*] `)
	ruled  = regexp.MustCompile(`^ *\|?[-:| ]+\|?$`)
	linked = regexp.MustCompile(`\[([^\]]*)\]\((https?:[^)]*)\)`)
)

// unmarked returns a text of the built-in bank without its marks: what stands
// in fenced code, and everything outside it but bullets, pipes of tables, the
// brackets of links, and some characters.
func unmarked(text, link string, marks ...string) string {
	var b strings.Builder
	fences := markdown.Fences(text)
	code := func(line int) (inside, fence bool) {
		for _, f := range fences {
			if line == f.Open || line == f.Close {
				return false, true
			}
			if line > f.Open && line < f.Close {
				return true, false
			}
		}
		return false, false
	}
	for i, line := range strings.Split(text, "\n") {
		switch inside, fence := code(i); {
		case fence, ruled.MatchString(line):
		case inside:
			b.WriteString(line + "\n")
		default:
			line = linked.ReplaceAllString(bullet.ReplaceAllString(line, ""), link)
			if strings.HasPrefix(strings.TrimSpace(line), "|") {
				line = strings.ReplaceAll(line, "|", "")
			}
			for _, mark := range marks {
				line = strings.ReplaceAll(line, mark, "")
			}
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// TestAllTextsOfTheBankReachTheScreen checks that every visible character of
// its questions, variants, hints, answers, points and follow-ups is shown.
func TestAllTextsOfTheBankReachTheScreen(t *testing.T) {
	b := bank.Load([]bank.Source{{Name: "builtin", FS: questions.FS}}, bank.Options{})
	cards := b.Cards()
	if len(b.Findings) > 0 || len(cards) < 100 {
		t.Fatalf("%d cards, %v", len(cards), b.Findings)
	}
	for _, card := range cards {
		for text := range card.Texts() {
			where := fmt.Sprintf("%s, %s", card.Name(), text.Field)
			for _, p := range []Printer{{Width: 60}, {Width: 80}, {}, {Width: 60, Plain: true}} {
				lines := strings.Join(p.Markdown(text.Text, 2), "\n")
				if strings.Contains(text.Text, "|--") && p.Width > 0 {
					continue // beside each other, the lines of cells are in another order
				}
				if m := missing(unmarked(text.Text, "$1$2"), lines); m != "" {
					t.Errorf("%s, on %d columns: %q is not shown", where, p.Width, m)
				}
			}
			colored := Printer{Width: 60, Color: true}
			if m := missing(unmarked(text.Text, "$1$2", "*", "`"), visible(colored.Markdown(text.Text, 2))); m != "" && !strings.Contains(text.Text, "|--") {
				t.Errorf("%s, in colour: %q is not shown", where, m)
			}
			if m := missing(unmarked(text.Text, "$1", "*", "`"), markdown.Line(text.Text)); m != "" {
				t.Errorf("%s, on one line: %q is not shown", where, m)
			}
			if e := markdown.Eaten(text.Text); len(e) > 0 {
				t.Errorf("%s: %v is eaten", where, e)
			}
		}
	}
}

func TestWordsInTablesAreNotBroken(t *testing.T) {
	const text = `
| Method | Queries | What it does to the related rows |
|---|---|---|
| select_related | one, a join | To-one relations: brings the related row along with its own |
| prefetch_related | one for each relation | To-many relations: matched in Python afterwards, which costs memory |
`
	words := map[string]bool{}
	for _, word := range strings.Fields(text) {
		words[word] = true
	}
	for width := 60; width <= 100; width++ {
		for _, line := range (Printer{Width: width}).Markdown(text, 3) {
			if Width(line) > width {
				t.Errorf("%d columns on a screen of %d: %q", Width(line), width, line)
			}
			if strings.Contains(line, "─") {
				continue
			}
			for _, word := range strings.Fields(strings.ReplaceAll(line, "│", " ")) {
				if !words[word] {
					t.Errorf("on %d columns %q is no word of the table", width, word)
				}
			}
		}
	}
}

func TestTablesHaveNoBoxDrawingInPlainOutput(t *testing.T) {
	for _, line := range (Printer{Width: 40, Plain: true}).Markdown("a | b\n--|--\nc | "+strings.Repeat("d ", 50), 2) {
		for _, r := range line {
			if r >= 0x80 {
				t.Errorf("%q in %q", r, line)
			}
		}
	}
}

// TestWrappedCodeIsTheCode checks that the lines of wrapped code, without the
// sign and the indentation that follows it, are what was written.
func TestWrappedCodeIsTheCode(t *testing.T) {
	code := []string{
		"posts = Post.objects.select_related(\"author\").prefetch_related(\"comments\")  # as few queries as can be",
		"    if a and b or c and d and e and f and g and h and i and j and k:",
		"x" + strings.Repeat("y", 200),
		"",
		"short",
	}
	text := "```python\n" + strings.Join(code, "\n") + "\n```"
	for _, p := range []Printer{{Width: 60}, {Width: 40}, {Width: 60, Plain: true}, {Width: 47, Color: true}} {
		var got []string
		for _, line := range p.Markdown(text, 1) {
			if Width(line) > p.Width {
				t.Errorf("%d columns on a screen of %d: %q", Width(line), p.Width, line)
			}
			var plain strings.Builder
			for rest := line; rest != ""; {
				if _, after, ok := uitest.CutSGR(rest); ok {
					rest = after
					continue
				}
				plain.WriteByte(rest[0])
				rest = rest[1:]
			}
			line = plain.String()
			sign := p.Glyph(continuation, plainContinuation)
			if rest, ok := strings.CutPrefix(line, " "+sign); ok {
				got[len(got)-1] += strings.TrimLeft(rest, " ")
			} else {
				got = append(got, strings.TrimPrefix(line, "   "))
			}
		}
		if strings.Join(got, "\n") != strings.Join(code, "\n") {
			t.Errorf("on %d columns: %q", p.Width, got)
		}
	}
	if got := (Printer{}).Markdown(text, 0); strings.Join(got, "\n") != "  "+strings.Join(code[:3], "\n  ")+"\n\n  short" {
		t.Errorf("in a pipe code is wrapped: %q", got)
	}
}
