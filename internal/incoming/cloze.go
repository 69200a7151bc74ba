package incoming

import (
	"slices"
	"strconv"
	"strings"
)

// Gap is one card that a text with gaps makes: the text with the gaps of one
// number open, and what stands in them.
type Gap struct {
	Number   int
	Question string
	Answer   string
}

// Limits that no note of a person reaches: how many cards a text makes, and how
// deep gaps lie within each other.
const (
	maxGaps  = 100
	maxDepth = 10
)

// Gaps returns the cards of a text with gaps as Anki writes them,
// {{c1::text::hint}}, in the order of their numbers; none of a text without any.
// Gaps may lie within each other.
func Gaps(text string) []Gap {
	root := parseGaps(text)
	var numbers []int
	root.walk(func(g *gap) {
		if !slices.Contains(numbers, g.number) {
			numbers = append(numbers, g.number)
		}
	})
	slices.Sort(numbers)
	numbers = numbers[:min(len(numbers), maxGaps)]
	full := root.full()
	var gaps []Gap
	for _, n := range numbers {
		var inside []string
		root.walk(func(g *gap) {
			if s := strings.TrimSpace(g.full()); g.number == n && s != "" && !slices.Contains(inside, s) {
				inside = append(inside, s)
			}
		})
		answer := strings.Join(inside, "\n\n")
		if len(inside) > 1 {
			answer = "- " + strings.Join(inside, "\n- ")
		}
		if len(inside) == 0 {
			continue
		}
		if whole := strings.TrimSpace(full); whole != strings.TrimSpace(answer) {
			answer += "\n\n" + whole
		}
		gaps = append(gaps, Gap{Number: n, Question: root.without(n), Answer: answer})
	}
	return gaps
}

// gap is a gap with what is in it: texts and other gaps. The root has no number.
type gap struct {
	number int
	hint   string
	parts  []part
}

// part is a text, or a gap.
type part struct {
	text string
	gap  *gap
}

// parseGaps reads a text. Braces of its own within a gap, as of a template's
// variables, belong to the gap if they are closed in it.
func parseGaps(text string) *gap {
	root := &gap{}
	open := []*gap{root}
	plain := 0 // braces open within the innermost gap that begin none
	add := func(s string) {
		in := open[len(open)-1]
		if last := len(in.parts) - 1; last >= 0 && in.parts[last].gap == nil {
			in.parts[last].text += s
			return
		}
		in.parts = append(in.parts, part{text: s})
	}
	for len(text) > 0 {
		if number, length := gapStart(text); length > 0 && len(open) <= maxDepth {
			g := &gap{number: number}
			in := open[len(open)-1]
			in.parts = append(in.parts, part{gap: g})
			open = append(open, g)
			text = text[length:]
			continue
		}
		switch {
		case len(open) > 1 && strings.HasPrefix(text, "{{"):
			plain++
			add("{{")
			text = text[2:]
		case len(open) > 1 && strings.HasPrefix(text, "}}"):
			if plain > 0 {
				plain--
				add("}}")
			} else {
				open[len(open)-1].takeHint()
				open = open[:len(open)-1]
			}
			text = text[2:]
		default:
			n := strings.IndexAny(text[1:], "{}") + 1
			if n == 0 {
				n = len(text)
			}
			add(text[:n])
			text = text[n:]
		}
	}
	return root
}

// gapStart returns the number of the gap that a text begins with, and how many
// bytes its mark has: 0 when it begins with none.
func gapStart(text string) (number, length int) {
	rest, ok := strings.CutPrefix(text, "{{c")
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if !ok || digits == 0 || digits > 3 || !strings.HasPrefix(rest[digits:], "::") {
		return 0, 0
	}
	number, _ = strconv.Atoi(rest[:digits])
	return number, len("{{c") + digits + len("::")
}

// takeHint takes the hint, which follows the first "::", off the last text.
func (g *gap) takeHint() {
	last := len(g.parts) - 1
	if last < 0 || g.parts[last].gap != nil {
		return
	}
	text, hint, _ := strings.Cut(g.parts[last].text, "::")
	g.parts[last].text, g.hint = text, strings.TrimSpace(hint)
}

// walk visits the gaps, outer ones first.
func (g *gap) walk(visit func(*gap)) {
	for _, p := range g.parts {
		if p.gap != nil {
			visit(p.gap)
			p.gap.walk(visit)
		}
	}
}

// full returns the text with all gaps filled.
func (g *gap) full() string { return g.without(-1) }

// without returns the text with the gaps of a number open.
func (g *gap) without(number int) string {
	var b strings.Builder
	for _, p := range g.parts {
		switch {
		case p.gap == nil:
			b.WriteString(p.text)
		case p.gap.number != number:
			b.WriteString(p.gap.without(number))
		case p.gap.hint != "":
			b.WriteString("[" + p.gap.hint + "]")
		default:
			b.WriteString("[...]")
		}
	}
	return b.String()
}
