package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// enclosure is a pair of brackets or of quotes in a text. A format that begins
// in one ends in it. In code, stars stand otherwise: f(*a) and g(b*), or "*args"
// and "*".
type enclosure struct{ open, close int }

// enclose finds the enclosures of the text, and of each run of stars the innermost
// that it stands in.
func (p *inline) enclose() {
	var (
		open    []enclosure // not closed so far: close is the character that does it
		waiting [256]int    // how many of them, by that character
		closed  []enclosure
	)
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.kind != words {
			continue
		}
		for at := t.start; at < t.end; at++ {
			c := p.text[at]
			closer, isQuote := c, false
			switch c {
			case '(':
				closer = ')'
			case '[', '{':
				closer = c + 2
			case '"', '\'':
				isQuote = true
			case ')', ']', '}':
			default:
				continue
			}
			switch {
			case closer == c && waiting[c] > 0 && (!isQuote || p.closesQuote(at)):
				for {
					last := open[len(open)-1]
					open = open[:len(open)-1]
					waiting[last.close]--
					if last.close == int(c) {
						closed = append(closed, enclosure{last.open, at})
						break
					}
				}
			case closer != c, isQuote && p.opensQuote(at):
				open = append(open, enclosure{at, int(closer)})
				waiting[closer]++
			}
		}
	}
	slices.SortFunc(closed, func(a, b enclosure) int { return a.open - b.open })
	var around []enclosure // the innermost last
	for i := range p.runs {
		r := &p.runs[i]
		for len(closed) > 0 && closed[0].open < r.begin {
			around, closed = append(around, closed[0]), closed[1:]
		}
		for len(around) > 0 && around[len(around)-1].close < r.begin {
			around = around[:len(around)-1]
		}
		if len(around) > 0 {
			r.enclosed = around[len(around)-1]
		}
	}
}

// opensQuote reports whether the quote at a byte may open: no word stands
// before it, but for the letter of a string in Python, and no space behind it.
func (p *inline) opensQuote(at int) bool {
	next, _ := utf8.DecodeRuneInString(p.text[at+1:])
	before := p.text[:at]
	if at > 0 && strings.IndexByte("bfru", before[at-1]) >= 0 {
		before = before[:at-1]
	}
	return at+1 < len(p.text) && !unicode.IsSpace(next) && !isWordBefore(before)
}

// closesQuote reports whether the quote at a byte may close: no space stands
// before it, and no word behind it.
func (p *inline) closesQuote(at int) bool {
	return at > 0 && !isSpace(p.text[at-1]) && !startsWithWord(p.text[at+1:])
}
