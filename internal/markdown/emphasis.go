package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// starRun is what is known of the stars of a token. One star is *emphasis*,
// two are **bold**, three are both; what does not find a partner of its length
// stays text, and so does any longer run.
type starRun struct {
	begin        int  // of the backslashes before the stars
	escaped      bool // the last backslash may make text of a star
	opens        int  // how many stars begin a format
	closes       int  // how many end one
	partner      int  // token of the run that opens or closes it
	before       rune // what stands around the stars, 0 for nothing
	after        string
	dropsEscapes bool      // without backslashes the stars would be marks
	enclosed     enclosure // the innermost, or none
}

// addStars adds the stars in [at,end), before which backslashes begin.
func (p *inline) addStars(begin, at, end, limit int) {
	r := starRun{begin: begin, escaped: (at-begin)%2 == 1, after: p.text[end:limit]}
	r.before, _ = utf8.DecodeLastRuneInString(p.text[:begin])
	if begin == 0 {
		r.before = 0
	} else if at > begin && !r.escaped {
		r.before = '\\'
	}
	if at > begin {
		p.starred = true
		line := strings.TrimLeft(p.text[strings.LastIndexByte(p.text[:begin], '\n')+1:begin], " ")
		if p.first && at-begin == 1 && line == "" {
			rest, _, _ := strings.Cut(p.text[at:], "\n")
			r.dropsEscapes = opensBlock(rest)
		}
	}
	p.tokens = append(p.tokens, token{kind: stars, start: at, end: end, run: len(p.runs)})
	p.runs = append(p.runs, r)
}

// backslashes returns those before the stars that are text.
func (r *starRun) backslashes(text string, stars int) string {
	n := stars - r.begin
	if r.dropsEscapes {
		n /= 2
	}
	return text[r.begin : r.begin+n]
}

// matchStars finds the stars that are marks. Where there are backslashes, it
// first finds those that would be: only they need one, and lose it.
func (p *inline) matchStars() {
	if len(p.runs) > 1 {
		p.enclose()
	}
	if p.starred {
		p.match(true)
		for i := range p.runs {
			p.runs[i].opens, p.runs[i].closes = 0, 0
		}
	}
	if len(p.runs) > 1 {
		p.match(false)
		p.findEaten()
	}
}

// findEaten adds the marks that stand beside an operator: they were text more
// likely than not.
func (p *inline) findEaten() {
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.kind != stars {
			continue
		}
		r := p.runOf(i)
		if r.opens == 0 || r.before == 0 || !strings.ContainsRune(operators, r.before) {
			continue
		}
		end := &p.tokens[r.partner]
		p.eaten = append(p.eaten, Loss{t.end - r.opens, t.end, Stars}, Loss{end.start, end.start + min(r.opens, end.end-end.start), Stars})
	}
}

// run is one or more tokens of stars without anything between them.
type run struct {
	first, last int // tokens
	stars, left int // how many, and how many have no partner yet
	bottom      int // of the openers that stand in the same enclosure
}

// match pairs the stars, those with a backslash too if escaped is set.
func (p *inline) match(escaped bool) {
	var openers []run
	bottom := 0 // of those within the label of a link
	for i := 0; i < len(p.tokens); i++ {
		t := &p.tokens[i]
		switch t.kind {
		case linkStart:
			bottom = len(openers)
		case linkEnd:
			openers, bottom = openers[:bottom], 0
		case stars:
			if p.runs[t.run].escaped && !escaped {
				continue
			}
			r := run{first: i, last: i, stars: t.end - t.start}
			for escaped && r.last+1 < len(p.tokens) && p.joins(r.last) {
				r.last++
				r.stars += p.tokens[r.last].end - p.tokens[r.last].start
			}
			r.left = r.stars
			i = r.last
			if r.stars > 3 {
				continue
			}
			// What opens in an enclosure ends in it.
			inside := p.runOf(r.first).enclosed
			for len(openers) > bottom && p.endsBefore(openers[len(openers)-1], t.start) {
				openers = openers[:len(openers)-1]
			}
			r.bottom = len(openers)
			if n := len(openers); n > bottom && p.runOf(openers[n-1].first).enclosed == inside {
				r.bottom = openers[n-1].bottom
			}
			if p.canClose(r) && p.close(&openers, r.bottom, r) {
				continue
			}
			if p.canOpen(r) {
				openers = append(openers, r)
			}
		}
	}
}

// endsBefore reports whether stars stand in an enclosure that ends before at.
func (p *inline) endsBefore(r run, at int) bool {
	end := p.runOf(r.first).enclosed.close
	return end > 0 && end < at
}

// joins reports whether a token of stars follows that would be one run with
// token i but for backslashes.
func (p *inline) joins(i int) bool {
	next := &p.tokens[i+1]
	if next.kind != stars {
		return false
	}
	begin := p.runs[next.run].begin
	return begin == p.tokens[i].end && next.start-begin <= 1
}

// close finds the openers that r closes, at most two of them.
func (p *inline) close(openers *[]run, bottom int, r run) bool {
	partner := func(top, stars int) int {
		for i := top - 1; i >= bottom; i-- {
			if (*openers)[i].left == stars {
				return i
			}
		}
		return -1
	}
	last := partner(len(*openers), r.stars)
	if last < 0 && r.stars < 3 {
		last = partner(len(*openers), 3)
	}
	if last >= 0 {
		p.pair(&(*openers)[last], r, r.stars)
	} else {
		// Three stars may end two formats that began one after the other.
		if r.stars < 3 || len(*openers) == bottom {
			return false
		}
		inner := len(*openers) - 1
		for inner >= bottom && (*openers)[inner].left == 3 {
			inner--
		}
		if inner < bottom {
			return false
		}
		n := (*openers)[inner].left
		if last = partner(inner, 3-n); last < 0 {
			return false
		}
		p.pair(&(*openers)[inner], r, n)
		p.pair(&(*openers)[last], r, 3-n)
	}
	if (*openers)[last].left == 0 {
		last--
	}
	*openers = (*openers)[:last+1]
	return true
}

// pair makes marks of stars of two runs.
func (p *inline) pair(open *run, end run, n int) {
	open.left -= n
	first, last := p.runOf(open.last), p.runOf(end.first)
	first.opens, last.closes = first.opens+n, last.closes+n
	first.partner, last.partner = end.first, open.last
	for _, r := range []run{*open, end} {
		for i := r.first; i <= r.last; i++ {
			p.runOf(i).dropsEscapes = true
		}
	}
}

// runOf returns what is known of a token of stars.
func (p *inline) runOf(token int) *starRun { return &p.runs[p.tokens[token].run] }

// canOpen reports whether stars may begin a format: before a letter, a digit,
// a back-tick, a quote or a bracket, and not right after a word or bracket, nor
// where a comment of CSS or C begins.
func (p *inline) canOpen(r run) bool {
	before := p.runOf(r.first).before
	if isWordRune(before) || before == ')' || before == ']' || before == '}' || before == '/' && r.stars == 1 {
		return false
	}
	return opensFormat(p.runOf(r.last).after)
}

// opensFormat reports whether stars before a text may open. Of the characters
// outside ASCII, which code has no use for, all do.
func opensFormat(after string) bool {
	c, _ := utf8.DecodeRuneInString(after)
	switch {
	case after == "" || unicode.IsSpace(c):
		return false
	case c >= utf8.RuneSelf || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z':
		return true
	}
	return strings.IndexByte("`\"'([{<", byte(c)) >= 0
}

// maxTail is how far canClose looks for a word.
const maxTail = 16

// canClose reports whether stars may end a format: after something that is no
// space, and before the end, a space, or punctuation that no word follows.
func (p *inline) canClose(r run) bool {
	before := p.runOf(r.first).before
	if before == 0 || unicode.IsSpace(before) {
		return false
	}
	after := p.runOf(r.last).after
	if r.stars == 1 && strings.HasPrefix(after, "/") {
		return false // the end of a comment
	}
	if strings.HasPrefix(after, "'s") && !startsWithWord(after[2:]) {
		return true // a genitive
	}
	for range maxTail {
		c, size := utf8.DecodeRuneInString(after)
		switch {
		case after == "" || unicode.IsSpace(c):
			return true
		case startsWithWord(after):
			return false
		case c >= utf8.RuneSelf:
			return true // a dash or a mark of a script without spaces
		case c == '*' && opensFormat(strings.TrimLeft(after, "*")):
			return true
		}
		after = after[size:]
	}
	return false
}

func startsWithWord(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return s != "" && isWordRune(c)
}

// isWordRune reports whether r is of a word or a name. Characters of scripts
// that write no spaces between words are not: a mark may stand between any two.
func isWordRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || r == '_'
	case r >= firstUnspaced && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai):
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// firstUnspaced is the first character of such a script.
const firstUnspaced = 0x0e01

func isWordBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isWordRune(r)
}
