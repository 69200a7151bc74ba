package markdown

import "strings"

// inline reads the text of one block. It is not goldmark's: which marks there
// are, what opens and closes them and when a backslash is one differ from
// CommonMark (see the package's documentation), and each of goldmark's parsers
// would have to be replaced. It takes time in proportion to the text.
type inline struct {
	text  string // lines end in newlines and may be indented
	cell  bool   // of a table: \| is a pipe
	first bool   // of a paragraph: lines may begin with an escaped mark of a block

	tokens   []token
	space    [12]token // of the tokens of most texts
	runs     []starRun
	starred  bool // there are stars with a backslash before them
	noCloser [8]bool
	escaped  int     // how many back-ticks were escaped and not yet closed
	brackets []int32 // where each [ is closed, made when first needed
	eaten    []Loss
}

// token is a stretch of the text.
type token struct {
	kind       tokenKind
	start, end int    // what is shown of it
	link       string // of linkStart
	run        int    // of stars
}

type tokenKind uint8

const (
	words     tokenKind = iota
	stars               // one or more *
	code                // a code span
	linkStart           // what follows up to linkEnd is a label
	linkEnd
	softBreak
	hardBreak
)

// spans returns the text as spans, neighbours of one format joined.
func (p *inline) spans() spans {
	p.text = strings.TrimRight(p.text, " \n")
	if p.text == "" {
		return nil
	}
	p.tokens = p.space[:0]
	p.scan()
	p.matchStars()
	return p.collect()
}

// isMark holds the characters that scan looks at.
var isMark = [256]bool{'\n': true, '\\': true, '`': true, '*': true, '<': true, '[': true, '!': true}

// scan takes the text apart.
func (p *inline) scan() {
	i := skipSpaces(p.text, 0)
	from := i // of the words not yet added
	// The link whose label is being read: where the label ends, and the link.
	label, after := -1, -1
	limit := len(p.text)
	flush := func(to int) {
		if to > from {
			p.tokens = append(p.tokens, token{kind: words, start: from, end: to})
		}
	}
	for {
		for i < limit && !isMark[p.text[i]] {
			i++
		}
		if i == limit {
			flush(i)
			if label < 0 {
				return
			}
			p.tokens = append(p.tokens, token{kind: linkEnd, start: i, end: i})
			i, from, label, limit = after, after, -1, len(p.text)
			continue
		}
		switch p.text[i] {
		case '\n':
			end := len(strings.TrimRight(p.text[:i], " "))
			flush(max(end, from))
			kind := softBreak
			if i-end >= 2 {
				kind = hardBreak
			}
			p.tokens = append(p.tokens, token{kind: kind, start: i, end: i})
			i = min(skipSpaces(p.text, i+1), limit)
			from = i
		case '\\':
			slashes := countByte(p.text[i:limit], '\\')
			next := i + slashes
			if next < limit && p.text[next] == '*' {
				flush(i)
				end := next + 1
				if slashes%2 == 0 {
					end = next + countByte(p.text[next:limit], '*')
				}
				p.addStars(i, next, end, limit)
				i, from = end, end
				break
			}
			if !p.escapes(i, next, limit, label >= 0) {
				i = next
				break
			}
			flush(i + slashes/2) // each pair of backslashes is one
			i, from = next, next
			switch {
			case slashes%2 == 0:
			case p.text[next] == '\n':
				p.tokens = append(p.tokens, token{kind: hardBreak, start: next, end: next})
				i = min(skipSpaces(p.text, next+1), limit)
				from = i
			default:
				i++
			}
		case '`':
			n := countByte(p.text[i:limit], '`')
			start, end, ok := p.codeSpan(i, n, limit)
			if !ok {
				i += n
				break
			}
			flush(i)
			p.tokens = append(p.tokens, token{kind: code, start: start, end: end})
			i = end + n
			from = i
		case '*':
			flush(i)
			end := i + countByte(p.text[i:limit], '*')
			p.addStars(i, i, end, limit)
			i, from = end, end
		case '<':
			if end := autoLink(p.text[i:limit]); end > 0 {
				flush(i)
				link := p.text[i+1 : i+end-1]
				p.tokens = append(p.tokens, token{kind: linkStart, start: i, end: i, link: link},
					token{kind: words, start: i + 1, end: i + end - 1}, token{kind: linkEnd, start: i, end: i})
				i += end
				from = i
				break
			}
			i++
		default: // [ or ![
			at := i
			if p.text[i] == '!' {
				at++
			}
			l, ok := link{}, false
			if label < 0 && at < limit && p.text[at] == '[' && (at == i || i == 0 || !isWordBefore(p.text[:i])) {
				l, ok = p.linkAt(at)
			}
			if !ok {
				i++
				break
			}
			flush(i)
			if l.title.End > 0 {
				p.eaten = append(p.eaten, l.title)
			}
			p.tokens = append(p.tokens, token{kind: linkStart, start: i, end: i, link: l.destination})
			i, from = at+1, at+1
			label, limit, after = l.labelEnd, l.labelEnd, l.end
		}
	}
}

// escapes reports whether backslashes at i stand before what would be a mark
// without them.
func (p *inline) escapes(i, next, limit int, inLabel bool) bool {
	if next >= limit {
		return false
	}
	switch c := p.text[next]; c {
	case '\n':
		return true
	case '|':
		return p.cell
	case ']':
		return inLabel
	case '<':
		return autoLink(p.text[next:limit]) > 0
	case '[':
		_, ok := p.linkAt(next)
		return ok && !inLabel
	case '!':
		if next+1 < limit && p.text[next+1] == '[' {
			_, ok := p.linkAt(next + 1)
			return ok && !inLabel
		}
	case '`':
		n := countByte(p.text[next:limit], '`')
		if n == p.escaped {
			p.escaped = 0
			return true
		}
		if _, _, ok := p.codeSpan(next, n, limit); ok {
			if (next-i)%2 == 1 {
				p.escaped = n
			}
			return true
		}
	}
	if !p.first || next-i != 1 {
		return false
	}
	line := p.text[strings.LastIndexByte(p.text[:i], '\n')+1 : i]
	rest, _, _ := strings.Cut(p.text[next:], "\n")
	return opensBlock(strings.TrimLeft(line, " ") + rest)
}

// codeSpan returns what is in the code span that n back-ticks at i open.
func (p *inline) codeSpan(i, n, limit int) (start, end int, ok bool) {
	if n < len(p.noCloser) && p.noCloser[n] {
		return 0, 0, false
	}
	start = i + n
	for end = start; end < limit; {
		tick := strings.IndexByte(p.text[end:limit], '`')
		if tick < 0 {
			break
		}
		end += tick
		length := countByte(p.text[end:limit], '`')
		if length == n {
			return start, end, true
		}
		end += length
	}
	if n < len(p.noCloser) && limit == len(p.text) {
		p.noCloser[n] = true
	}
	return 0, 0, false
}

// trimCode returns a code span without the space that keeps its back-ticks
// apart from its own.
func trimCode(s string) string {
	if len(s) > 2 && s[0] == ' ' && s[len(s)-1] == ' ' && strings.Trim(s, " ") != "" {
		return s[1 : len(s)-1]
	}
	return s
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' }

func countByte(s string, c byte) int {
	n := 0
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

func skipSpaces(s string, i int) int {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}
