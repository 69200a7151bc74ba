package markdown

import "strings"

// link is one like [label](destination "title").
type link struct {
	labelEnd    int
	destination string
	title       Loss
	end         int
}

// linkAt reads the link whose label begins with the bracket at i. What leads to
// no page or mailbox is no link: items[0](x) is code.
func (p *inline) linkAt(i int) (l link, ok bool) {
	end := p.closingBracket(i)
	if end < 0 || !strings.HasPrefix(p.text[end:], "](") || end > i+1 && strings.TrimSpace(p.text[i+1:end]) == "" {
		return link{}, false
	}
	l.labelEnd = end
	at := skipBlank(p.text, end+2)
	n := destinationLength(p.text[at:])
	l.destination = unescape(strings.TrimSuffix(strings.TrimPrefix(p.text[at:at+n], "<"), ">"))
	if !leadsSomewhere(l.destination) {
		return link{}, false
	}
	at += n
	if blank := skipBlank(p.text, at); blank > at {
		if n := titleLength(p.text[blank:]); n > 0 {
			l.title = Loss{blank, blank + n, Title}
			blank += n
		}
		at = skipBlank(p.text, blank)
	}
	l.end = at + 1
	return l, strings.HasPrefix(p.text[at:], ")")
}

// closingBracket returns where the bracket at i is closed, or -1. Brackets in
// code spans are code.
func (p *inline) closingBracket(i int) int {
	if p.brackets == nil {
		p.readBrackets()
	}
	if end := p.brackets[i]; end > 0 {
		return int(end)
	}
	return -1
}

// readBrackets finds the partner of every bracket at once, so that a text of
// nothing but brackets takes no longer than another. A bracket behind a
// backslash may have one, but is none to the others.
func (p *inline) readBrackets() {
	p.brackets = make([]int32, len(p.text))
	if !strings.Contains(p.text, "](") {
		return
	}
	var open, escaped []int
	for i := 0; i < len(p.text); i++ {
		switch p.text[i] {
		case '\\':
			if i++; i < len(p.text) && p.text[i] == '[' {
				escaped = append(escaped, i)
			}
		case '`':
			n := countByte(p.text[i:], '`')
			if _, end, ok := p.codeSpan(i, n, len(p.text)); ok {
				i = end
			}
			i += n - 1
		case '[':
			open = append(open, i)
		case ']':
			if n := len(escaped); n > 0 && (len(open) == 0 || escaped[n-1] > open[len(open)-1]) {
				p.brackets[escaped[n-1]] = int32(i)
				escaped = escaped[:n-1]
			} else if n := len(open); n > 0 {
				p.brackets[open[n-1]] = int32(i)
				open = open[:n-1]
			}
		}
	}
}

func skipBlank(s string, i int) int {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	return i
}

// destinationLength returns the length of the destination at the start of s:
// <in angle brackets>, or up to a space or a parenthesis that it did not open.
func destinationLength(s string) int {
	if strings.HasPrefix(s, "<") {
		if end := strings.IndexAny(s, ">\n"); end > 0 && s[end] == '>' {
			return end + 1
		}
		return 0
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if i+1 < len(s) && strings.IndexByte(`()<>\`, s[i+1]) >= 0 {
				i++
			}
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				return i
			}
		case ' ', '\n':
			return i
		}
	}
	return len(s)
}

// unescape removes the backslashes that destinationLength heeds.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	return strings.NewReplacer(`\(`, "(", `\)`, ")", `\<`, "<", `\>`, ">", `\\`, `\`).Replace(s)
}

// titleLength returns the length of the title at the start of s, quotes and
// all.
func titleLength(s string) int {
	if s == "" || strings.IndexByte(`"'(`, s[0]) < 0 {
		return 0
	}
	closer := s[0]
	if closer == '(' {
		closer = ')'
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case closer:
			return i + 1
		}
	}
	return 0
}

// leadsSomewhere reports whether a destination is that of a page or a mailbox.
func leadsSomewhere(destination string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if len(destination) > len(scheme) && strings.EqualFold(destination[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// autoLink returns the length of the <https://…> at the start of s, or 0.
func autoLink(s string) int {
	end := strings.IndexAny(s[1:], "<> \n") + 1
	if end <= 0 || s[end] != '>' || !leadsSomewhere(s[1:end]) {
		return 0
	}
	return end + 1
}
