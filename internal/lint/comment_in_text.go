package lint

import (
	"bytes"

	"djq/internal/yaml/scan"

	"djq/internal/diag"
)

func commentInText() rule {
	return rule{
		Rule: warning("comment-in-text", "a # that starts a comment in text without quotes, where it was most likely meant as part of the text", "question: How does {# this #} differ from an HTML comment?"),
		text: func(p *pass, t scan.Text) {
			if t.Comment < 0 || isMeantAsComment(p.file.Source, t) {
				return
			}
			pos, end := p.restOfLine(p.sourceLines().Pos(t.Comment))
			p.report(diag.Finding{
				Pos: pos, End: end, Message: "a comment begins at this #, and the text ends before it",
				Hint: "put the text in quotes, or for a real comment two spaces before the # and one after it",
			})
		},
	}
}

// isMeantAsComment reports whether the comment behind a text was most likely
// meant as one. It has a space behind its #, and before it two spaces or a
// value of one word; or it speaks to a program. It does not end code in
// back-ticks.
func isMeantAsComment(src []byte, t scan.Text) bool {
	comment := src[t.Comment:]
	if i := bytes.IndexByte(comment, '\n'); i >= 0 {
		comment = comment[:i]
	}
	if bytes.Contains(comment, []byte(ignoreMark)) || bytes.Contains(comment, []byte("yamllint ")) {
		return true
	}
	if bytes.Contains(comment, []byte("#}")) || len(comment) > 1 && comment[1] != ' ' {
		return false
	}
	if bytes.Count(src[t.Start:t.End], []byte{'`'})%2 == 1 {
		return false
	}
	return !bytes.HasPrefix(src[t.End:t.Comment+1], []byte(" #")) || isWord(src[t.Start:t.End])
}

// isWord reports whether a value is one word as ids, levels and addresses are:
// it begins with a small letter or a digit.
func isWord(text []byte) bool {
	c := text[0]
	return !bytes.ContainsAny(text, " \t\r\n") && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
}
