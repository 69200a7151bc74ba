package yaml

import (
	"bytes"
	"iter"
	"strings"
	"unicode/utf8"

	"djq/internal/diag"
)

// Comment is a comment of a YAML file.
type Comment struct {
	Text string   // from the # to the end of the line
	Pos  diag.Pos // of the #
}

// Comments yields the comments of a source that is valid YAML. It knows
// lines, quotes and block scalars, where # is text; only in quoted text that
// goes on over several lines may it take text for a comment.
func Comments(src []byte) iter.Seq[Comment] {
	return func(yield func(Comment) bool) {
		block := -1 // indentation of what holds the block scalar, -1 outside
		line := int32(0)
		for text := range bytes.Lines(src) {
			line++
			s := strings.TrimRight(string(text), " \t\r\n")
			body := strings.TrimLeft(s, " ")
			indent := len(s) - len(body)
			if body == "" || block >= 0 && indent > block {
				continue
			}
			block = -1
			at := commentStart(s)
			if at >= 0 {
				c := Comment{s[at:], diag.Pos{Line: line, Col: int32(utf8.RuneCountInString(s[:at])) + 1}}
				if !yield(c) {
					return
				}
				s = strings.TrimRight(s[:at], " \t")
			}
			if opensBlock(s) {
				block = holderIndent(s)
			}
		}
	}
}

// commentStart returns where the comment of a line begins, or -1.
func commentStart(s string) int {
	var quote byte // that is open
	begins := true // a value may begin here
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case quote != 0:
			switch {
			case c == '\\' && quote == '"', c == '\'' && quote == c && strings.HasPrefix(s[i+1:], "'"):
				i++ // the next one is escaped
			case c == quote:
				quote, begins = 0, false
			}
		case c == '#' && (i == 0 || s[i-1] == ' ' || s[i-1] == '\t'):
			return i
		case (c == '"' || c == '\'') && begins:
			quote = c
		case c == ' ' || c == '\t':
		case c == '-' || c == ':' || c == '?':
			begins = (begins || c == ':') && (i+1 == len(s) || s[i+1] == ' ')
		default:
			begins = c == '[' || c == '{' || c == ','
		}
	}
	return -1
}

// opensBlock reports whether a line without its comment ends in the header of
// a block scalar.
func opensBlock(s string) bool {
	s = strings.TrimRight(s, "+-0123456789")
	if !strings.HasSuffix(s, "|") && !strings.HasSuffix(s, ">") {
		return false
	}
	before := s[:len(s)-1]
	trimmed := strings.TrimRight(before, " ")
	return len(trimmed) < len(before) && strings.ContainsAny(trimmed[max(0, len(trimmed)-1):], ":-?")
}

// holderIndent returns the indentation of the key or dash that holds what a
// line ends in.
func holderIndent(s string) int {
	indent := 0
	for i := 0; i < len(s); {
		for i < len(s) && s[i] == ' ' {
			i++
		}
		if i < len(s) && s[i] != '|' && s[i] != '>' {
			indent = i
		}
		if !strings.HasPrefix(s[i:], "- ") {
			return indent
		}
		i += 2
	}
	return indent
}
