package yaml

import (
	"fmt"
	"strings"
)

// scanValue scans the value that begins at at, with the indentation of the
// key or dash that holds it.
func (s *scanner) scanValue(at, indent, end int) {
	s.wants = false
	switch c := s.text[at]; c {
	case '"', '\'':
		close := s.quoteEnd(at)
		if close < 0 {
			s.fail(at, fmt.Sprintf("close it with %c; inside, write %s", c, map[byte]string{'"': `\"`, '\'': "''"}[c]), "the quote opened here is never closed")
			return
		}
		if strings.Contains(s.text[at:close], "\n") && !s.ends(close) {
			// The quote that closes it was most likely meant to open another text.
			s.fail(at, "close it on its own line", "the quote opened here is not closed until line %d, with text after it",
				strings.Count(s.text[:close], "\n")+1)
			return
		}
		s.tail(close, "put the whole text in quotes, or into a block after |", "unexpected text after the closing quote")
	case '[', '{':
		close := s.flowEnd(at)
		if close < 0 {
			return
		}
		s.tail(close, "remove it, or put the whole text in quotes", "unexpected text after the closing bracket")
	case '|', '>':
		header := strings.TrimRight(s.text[at+1:end], " ")
		if i := strings.Index(header, " #"); i >= 0 {
			header = strings.TrimRight(header[:i], " ")
		}
		if strings.Trim(header, "+-123456789") != "" {
			s.fail(at+1, "begin the text on the next line", "unexpected text after %c", c)
			return
		}
		s.skipBlock(indent, end)
	case '@', '`', '%':
		s.reserved(at)
	case ']', '}', ',':
		s.reserved(at)
	case '&', '*', '!':
		s.next(end)
	default:
		s.plain(at, indent, end)
	}
}

// ends reports whether nothing but a comment follows on the line of at.
func (s *scanner) ends(at int) bool {
	rest := strings.TrimLeft(s.text[at:s.lineEnd(at)], " \t")
	return rest == "" || rest[0] == '#'
}

// tail checks that nothing but a comment follows a closed value.
func (s *scanner) tail(at int, hint, message string) {
	end := s.lineEnd(at)
	if !s.ends(at) {
		rest := strings.TrimLeft(s.text[at:end], " \t")
		s.fail(end-len(rest), hint, "%s", message)
		return
	}
	s.next(end)
}

// plain scans a value without quotes, over all its lines.
func (s *scanner) plain(at, indent, end int) {
	if isDash(s.text[at:end]) {
		s.fail(at, "begin the list on the next line, or put the text in quotes", "a list cannot begin on the same line as its key")
		return
	}
	if colon := s.keyEnd(at, end); colon >= 0 {
		s.fail(colon, "put the whole text in quotes, or into a block after |", "unquoted text cannot contain a colon and a space")
		return
	}
	s.next(end)
	for s.at < len(s.text) {
		start := s.at
		end := s.lineEnd(start)
		body := strings.TrimLeft(s.text[start:end], " ")
		if body == "" {
			s.next(end)
			continue
		}
		first := end - len(body)
		if first-start <= indent || body[0] == '#' {
			return
		}
		if colon := s.keyEnd(first, end); colon >= 0 {
			word, _, ok := strings.Cut(s.text[at:s.lineEnd(at)], ":")
			if ok && !strings.Contains(word, " ") {
				s.fail(at+len(word), "put a space after the colon", "expected a space after the colon of a key")
				return
			}
			s.fail(first, fmt.Sprintf("keys start in column %d; put text with a colon in quotes, or into a block after |", indent+1),
				"this line continues the text above, and unquoted text cannot contain a colon and a space")
			return
		}
		s.next(end)
	}
}

// skipBlock skips the lines of a literal or folded block.
func (s *scanner) skipBlock(indent, end int) {
	s.next(end)
	for s.at < len(s.text) {
		end := s.lineEnd(s.at)
		line := s.text[s.at:end]
		if strings.TrimSpace(line) != "" && len(line)-len(strings.TrimLeft(line, " ")) <= indent {
			return
		}
		s.next(end)
	}
}

// quoteEnd returns the place after the quote that closes the one at at, or -1.
func (s *scanner) quoteEnd(at int) int {
	quote := s.text[at]
	for i := at + 1; i < len(s.text); i++ {
		switch s.text[i] {
		case '\\':
			if quote == '"' {
				i++
			}
		case quote:
			if quote == '\'' && i+1 < len(s.text) && s.text[i+1] == '\'' {
				i++
				continue
			}
			return i + 1
		}
	}
	return -1
}

// flowEnd returns the place after the bracket that closes the one at at. It
// fails on a bracket that is not closed or closed by another.
func (s *scanner) flowEnd(at int) int {
	var open []int
	for i := at; i < len(s.text); i++ {
		switch c := s.text[i]; c {
		case '[', '{':
			open = append(open, i)
		case ']', '}':
			if from := s.text[open[len(open)-1]]; c-from > 2 {
				s.fail(i, "close it with its own bracket", "%c does not close %c", c, from)
				return -1
			}
			if open = open[:len(open)-1]; len(open) == 0 {
				return i + 1
			}
		case '"', '\'':
			// A quote opens a text only where a value may begin.
			if strings.IndexByte(" [{,:\n", s.text[i-1]) < 0 {
				continue
			}
			close := s.quoteEnd(i)
			if close < 0 {
				s.fail(i, fmt.Sprintf("close it with %c", c), "the quote opened here is never closed")
				return -1
			}
			i = close - 1
		case '#':
			if s.text[i-1] == ' ' || s.text[i-1] == '\n' {
				i = s.lineEnd(i) - 1
			}
		case '?':
			if before := strings.TrimRight(s.text[at:i], " \n\r"); strings.IndexByte("[{,:", before[len(before)-1]) < 0 {
				s.fail(i, "put the text in quotes", "unquoted text in brackets cannot contain a question mark")
				return -1
			}
		case '@', '`', '%':
			if strings.IndexByte(" [{,", s.text[i-1]) >= 0 {
				s.reserved(i)
				return -1
			}
		}
	}
	s.fail(at, "close it", "the bracket opened here is never closed")
	return -1
}
