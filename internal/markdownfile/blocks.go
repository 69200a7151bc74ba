package markdownfile

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"djq/internal/bank"
	"djq/internal/incoming"
)

// Blocks begin with such lines: "Q:", "A:" and "C:", and what people write for
// them: "**Q1.**", "Question:", "Ans:".
var (
	questionMark = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(\*\*|__)?(?:Q:|Q(?:uestion)?\s?\d+\s?[:.)]|Question\s*:)(\*\*|__)?[ \t]*`)
	})
	answerMark = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(\*\*|__)?(?:A:|A(?:ns(?:wer)?)?\s?\d+\s?[:.)]|Ans(?:wer)?\s*[:.])(\*\*|__)?[ \t]*`)
	})
)

// blockStart returns which part of a block a line begins, and the rest of the
// line.
func blockStart(line string) (mark, rest string) {
	if rest, ok := strings.CutPrefix(line, markCloze); ok && !strings.HasPrefix(rest, `\`) && !strings.HasPrefix(rest, "/") {
		return markCloze, strings.TrimSpace(rest)
	}
	for _, m := range []struct {
		mark    string
		pattern *regexp.Regexp
	}{{markQuestion, questionMark()}, {markAnswer, answerMark()}} {
		found := m.pattern.FindStringSubmatch(line)
		if found == nil {
			continue
		}
		rest := line[len(found[0]):]
		if found[1] != "" && found[2] == "" { // **Q: all of it in bold**
			rest = strings.Replace(rest, found[1], "", 1)
		}
		return m.mark, strings.TrimSpace(rest)
	}
	return "", ""
}

// hasBlocks reports whether a document is of blocks: it has a question that an
// answer follows, or a text with gaps.
func (d *document) hasBlocks() bool {
	last := ""
	for i, line := range d.lines {
		if d.code[i] {
			continue
		}
		switch mark, rest := blockStart(line); {
		case mark == markCloze && strings.Contains(rest, "["), mark == markAnswer && last == markQuestion:
			return true
		case mark != "":
			last = mark
		}
	}
	return false
}

// block is one card of such a document.
type block struct {
	line             int  // from 0
	bold             bool // the whole line of the question is
	question, answer []string
	cloze            []string
	part             *[]string // that lines are added to
}

// readBlocks reads the cards of a document of blocks. A heading that asks, with a
// text below, is a question of another style and ends a block: it is left out as
// other text outside of blocks is.
func (d *document) readBlocks(found *incoming.Found, dialect *dialect) {
	var open *block
	rest := rest{document: d, found: found}
	end := func() {
		if open != nil {
			d.addBlock(found, dialect, open)
		}
		open = nil
		rest.end()
	}
	sections, asks := d.headings()
	for i, line := range d.lines {
		mark, text := "", ""
		if !d.code[i] {
			mark, text = blockStart(line)
		}
		switch {
		case mark == markQuestion:
			end()
			open = &block{line: i, question: []string{text}, bold: strings.HasPrefix(line, "**") && strings.HasSuffix(strings.TrimSpace(line), "**")}
			open.part = &open.question
		case mark == markCloze:
			end()
			open = &block{line: i, cloze: []string{text}}
			open.part = &open.cloze
		case mark == markAnswer && open != nil && open.cloze == nil && open.answer == nil:
			open.answer = []string{text}
			open.part = &open.answer
		case !d.code[i] && isSeparator(line), sections[i]:
			end()
		case asks[i]:
			end()
			rest.add(i)
			rest.why = "it is a heading among Q: and A: blocks: put such questions into a file of their own"
		case open != nil:
			*open.part = append(*open.part, line)
		case d.addOneLine(found, dialect, i):
			rest.end()
		default:
			rest.add(i)
		}
	}
	end()
}

// rest is text outside of blocks, which is left out.
type rest struct {
	document *document
	found    *incoming.Found
	from, to int // its lines; none where both are the same
	why      string
}

// add adds a line.
func (r *rest) add(i int) {
	if strings.TrimSpace(r.document.lines[i]) == "" {
		return
	}
	if r.from == r.to {
		r.from, r.why = i, "it is outside of Q: and A: blocks"
	}
	r.to = i + 1
}

// end leaves out what was added.
func (r *rest) end() {
	if r.saysSomething() {
		where := whereOf(r.from)
		if last := r.to - 1; last > r.from {
			where = fmt.Sprintf("lines %d-%d", r.from+1, last+1)
		}
		r.found.Leave(where, strings.Join(r.document.lines[r.from:r.to], " "), r.why)
	}
	r.from = r.to
}

// saysSomething reports whether there is more than headings and rules.
func (r *rest) saysSomething() bool {
	d := r.document
	for i := r.from; i < r.to; i++ {
		switch {
		case i+1 < r.to && d.isUnderlined(i):
			i++
		case d.code[i], !strings.HasPrefix(d.lines[i], "#") && !d.isEmpty(i, i+1):
			return true
		}
	}
	return false
}

// headings returns which lines are headings between cards: what follows begins a
// block, or is such a heading or one that asks; and which ask, with their answer as
// the text below.
func (d *document) headings() (sections, ask []bool) {
	sections, ask = make([]bool, len(d.lines)), make([]bool, len(d.lines))
	next := -1 // the next line that is not empty
	for i := len(d.lines) - 1; i >= 0; i-- {
		line := d.lines[i]
		if strings.TrimSpace(line) == "" {
			continue
		}
		if !d.code[i] && strings.HasPrefix(line, "#") {
			mark := ""
			if next >= 0 && !d.code[next] {
				mark, _ = blockStart(d.lines[next])
			}
			sections[i] = next < 0 || mark == markQuestion || mark == markCloze || sections[next] || ask[next]
			m := atxHeading().FindStringSubmatch(line)
			ask[i] = next >= 0 && mark == "" && m != nil && looksLikeQuestion(m[2]) && !strings.HasPrefix(d.lines[next], "#") && !isSeparator(d.lines[next])
		}
		next = i
	}
	return sections, ask
}

// isSeparator reports whether a line ends a block.
func isSeparator(line string) bool { return strings.TrimSpace(line) == separator && line[0] == '-' }

// addOneLine adds the card of a line between blocks, if it is one:
// question::answer.
func (d *document) addOneLine(found *incoming.Found, dialect *dialect, i int) bool {
	question, answer, ok := strings.Cut(d.lines[i], "::")
	if ok = ok && !d.code[i] && strings.TrimSpace(question) != "" && strings.TrimSpace(answer) != ""; ok {
		d.addBlock(found, dialect, &block{line: i, question: []string{question}, answer: []string{answer}})
	}
	return ok
}

func (d *document) addBlock(found *incoming.Found, dialect *dialect, b *block) {
	where := whereOf(b.line)
	defer func() { dialect.leaveMedia(found, where) }()
	if b.answer == nil && b.bold { // the text below is the answer
		b.question, b.answer = b.question[:1], b.question[1:]
	}
	if b.cloze == nil {
		found.Cards = append(found.Cards, incoming.Card{
			Where: where, Deck: d.title,
			Card: bank.Card{Question: dialect.text(b.question), Answer: dialect.text(b.answer)},
		})
		return
	}
	gaps := incoming.Gaps(gapsOfBrackets(dialect.text(b.cloze)))
	if len(gaps) == 0 {
		found.Leave(where, strings.Join(b.cloze, " "), "it has no gap in brackets")
	}
	for _, gap := range gaps {
		found.Cards = append(found.Cards, incoming.Card{
			Where: where, Deck: d.title, Card: bank.Card{Question: gap.Question, Answer: gap.Answer},
		})
	}
}

// gapsOfBrackets writes the gaps of a text, which are in brackets, as Anki does:
// each with a number of its own. Brackets of links, in code and after a backslash
// are none.
func gapsOfBrackets(text string) string {
	var b strings.Builder
	code := codeLines(text)
	number := 0
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		if code[i] {
			b.WriteString(line)
			continue
		}
		for at := 0; at < len(line); at++ {
			switch c := line[at]; {
			case c == '\\' && at+1 < len(line):
				at++
				b.WriteString(strings.TrimPrefix(line[at-1:at+1], `\[`))
				if line[at] == '[' {
					b.WriteByte('[')
				}
			case c == '`':
				marks := len(line[at:]) - len(strings.TrimLeft(line[at:], "`"))
				end := closing(line[at+marks:], marks)
				if end < 0 {
					end = -marks
				}
				b.WriteString(line[at : at+marks+end+marks])
				at += marks + end + marks - 1
			case c == '[':
				inner, after, ok := bracketed(line[at:])
				if !ok || inner == "" || strings.HasPrefix(after, "(") {
					b.WriteByte(c)
					continue
				}
				number++
				fmt.Fprintf(&b, "{{c%d::%s}}", number, inner)
				at = len(line) - len(after) - 1
			default:
				b.WriteByte(c)
			}
		}
	}
	return b.String()
}

// bracketed returns what is between a bracket and the one that closes it, and what
// follows.
func bracketed(s string) (inner, after string, ok bool) {
	const most = 2000 // bytes of a gap
	depth := 0
	for i := range min(len(s), most) {
		switch s[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return s[1:i], s[i+1:], true
			}
		}
	}
	return "", "", false
}
