package markdownfile

import (
	"html"
	"regexp"
	"strings"
	"sync"

	"djq/internal/incoming"
	"djq/internal/markdown"
)

// Markdown of other programs has marks that djq's has not, see package markdown:
// HTML, entities, underscores, links by reference, underlined headings. What they
// mean is written in other marks here, or left away.

// patterns of such marks.
type patterns struct {
	codeTag, badge, image, img, link, tag, entity, strong, emphasis, struck, escape, reference, definition *regexp.Regexp
}

var foreignMarks = sync.OnceValue(func() *patterns {
	return &patterns{
		codeTag:    regexp.MustCompile("(?i)<(?:code|tt)>([^`<]+)</(?:code|tt)>"),
		badge:      regexp.MustCompile(`\[!\[[^\]]*\]\(([^)\s]*)[^)]*\)\]\([^)]*\)`),
		image:      regexp.MustCompile(`!\[[^\]]*\]\(([^)\s]*)[^)]*\)`),
		img:        regexp.MustCompile(`(?i)<(?:img|audio|video|source|iframe)\b[^>]*?(?:src\s*=\s*["']?([^"'\s>]*)["']?[^>]*)?>`),
		link:       regexp.MustCompile(`(?i)<a\b[^>]*?(?:href\s*=\s*["']?([^"'\s>]*)["']?[^>]*)?>(.*?)</a>`),
		tag:        regexp.MustCompile(`(?i)<(/?)(a|b|strong|i|em|code|tt|br|hr|p|div|span|font|center|sup|sub|u|kbd|ins|mark|small|big|details|summary|section|article|blockquote|ul|ol|li|table|tbody|thead|tr|td|th|h[1-6]|pre|s|del|q|cite|video|audio|iframe|picture|source)\b[^<>]*>`),
		entity:     regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});`),
		strong:     regexp.MustCompile(`(^|[\s("'\[>*])__([^\s_](?:[^_]*[^\s_])?)__($|[\s).,;:!?'"\]<*])`),
		emphasis:   regexp.MustCompile(`(^|[\s("'\[>*])_([^\s_](?:[^_]*[^\s_])?)_($|[\s).,;:!?'"\]<*])`),
		struck:     regexp.MustCompile(`~~([^~]+)~~`),
		escape:     regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])"),
		reference:  regexp.MustCompile(`\[([^\[\]]+)\]\[([^\[\]]*)\]`),
		definition: regexp.MustCompile(`^ {0,3}\[([^\[\]]+)\]:\s*<?(\S+?)>?(\s+["'(].*)?$`),
	}
})

// dialect turns Markdown of other programs into djq's.
type dialect struct {
	references map[string]string // destinations by label, in lower case
	media      []string          // sources of pictures and sounds that were left out
}

// leaveMedia names the pictures and sounds that were left out of a card.
func (d *dialect) leaveMedia(found *incoming.Found, where string) {
	for _, source := range d.media {
		found.Leave(where, source, "pictures and sounds are not imported")
	}
	d.media = nil
}

// readReferences takes the definitions of links out of lines.
func (d *dialect) readReferences(lines []string, code []bool) {
	d.references = map[string]string{}
	for i, line := range lines {
		if m := foreignMarks().definition.FindStringSubmatch(line); m != nil && !code[i] {
			d.references[strings.ToLower(m[1])] = m[2]
			lines[i] = ""
		}
	}
}

// text returns a text in djq's Markdown.
func (d *dialect) text(lines []string) string {
	s := strings.Join(lines, "\n")
	code := codeLines(s)
	var out []string
	for i, line := range lines {
		switch {
		case code[i]:
			out = append(out, line)
		case isUnderline(line) && i > 0 && !code[i-1] && strings.TrimSpace(lines[i-1]) != "" && len(out) > 0:
			if i == 1 || strings.TrimSpace(lines[i-2]) == "" {
				level := "# "
				if strings.TrimSpace(line)[0] == '-' {
					level = "## "
				}
				out[len(out)-1] = level + strings.TrimSpace(out[len(out)-1])
			} else {
				out = append(out, "", line)
			}
		default:
			out = append(out, strings.Split(d.line(line), "\n")...)
		}
	}
	// A line break at the end of a paragraph breaks nothing.
	for i, line := range out {
		if strings.HasSuffix(line, `\`) && !strings.HasSuffix(line, `\\`) && (i+1 == len(out) || strings.TrimSpace(out[i+1]) == "") {
			out[i] = strings.TrimSuffix(line, `\`)
		}
	}
	return strings.Join(oneBlank(out), "\n")
}

// oneBlank leaves one of several empty lines, outside code.
func oneBlank(lines []string) []string {
	code := codeLines(strings.Join(lines, "\n"))
	var kept []string
	for i, line := range lines {
		if strings.TrimSpace(line) == "" && !code[i] && len(kept) > 0 && strings.TrimSpace(kept[len(kept)-1]) == "" {
			continue
		}
		kept = append(kept, line)
	}
	return kept
}

// isUnderline reports whether a line underlines a heading.
func isUnderline(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) > 1 && (strings.Trim(line, "=") == "" || strings.Trim(line, "-") == "")
}

// codeLines tells which lines of a text are fenced code, with their fences.
func codeLines(text string) []bool {
	code := make([]bool, strings.Count(text, "\n")+1)
	for _, f := range markdown.Fences(text) {
		end := f.Close
		if end < 0 {
			end = len(code) - 1
		}
		for i := f.Open; i <= end; i++ {
			code[i] = true
		}
	}
	return code
}

// line returns a line of text, whose code spans stay as they are.
func (d *dialect) line(line string) string {
	if strings.HasPrefix(line, "    ") && strings.TrimSpace(line) != "" && !strings.ContainsAny(line, "<&_[!\\~") {
		return line
	}
	line = foreignMarks().codeTag.ReplaceAllStringFunc(line, func(found string) string {
		return "`" + html.UnescapeString(foreignMarks().codeTag.FindStringSubmatch(found)[1]) + "`"
	})
	var b strings.Builder
	for {
		open := strings.IndexByte(line, '`')
		if open < 0 {
			break
		}
		marks := len(line[open:]) - len(strings.TrimLeft(line[open:], "`"))
		after := open + marks
		end := closing(line[after:], marks)
		if end < 0 {
			break
		}
		b.WriteString(d.plain(line[:open]))
		b.WriteString(line[open : after+end+marks])
		line = line[after+end+marks:]
	}
	b.WriteString(d.plain(line))
	return b.String()
}

// closing returns where as many back-ticks are as opened a code span, or -1.
func closing(s string, marks int) int {
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '`')
		if i < 0 {
			return -1
		}
		at += i
		n := len(s[at:]) - len(strings.TrimLeft(s[at:], "`"))
		if n == marks {
			return at
		}
		at += n
	}
}

// plain returns a part of a line that is no code.
func (d *dialect) plain(s string) string {
	if !strings.ContainsAny(s, "<&_[!\\~") {
		return s
	}
	p := foreignMarks()
	for _, picture := range []*regexp.Regexp{p.badge, p.image, p.img} {
		s = picture.ReplaceAllStringFunc(s, func(found string) string {
			if source := picture.FindStringSubmatch(found)[1]; source != "" {
				d.media = append(d.media, source)
			}
			return ""
		})
	}
	s = p.link.ReplaceAllStringFunc(s, func(found string) string {
		m := p.link.FindStringSubmatch(found)
		if strings.HasPrefix(m[1], "http://") || strings.HasPrefix(m[1], "https://") {
			return "[" + m[2] + "](" + m[1] + ")"
		}
		return m[2]
	})
	s = p.reference.ReplaceAllStringFunc(s, func(found string) string {
		m := p.reference.FindStringSubmatch(found)
		label := m[2]
		if label == "" {
			label = m[1]
		}
		if to := d.references[strings.ToLower(label)]; to != "" {
			return "[" + m[1] + "](" + to + ")"
		}
		return found
	})
	s = p.tag.ReplaceAllStringFunc(s, func(found string) string { return markOf(p.tag.FindStringSubmatch(found)) })
	s = unescape(s)
	s = p.struck.ReplaceAllString(s, "$1")
	// Twice, as the space between two words ends one and begins the next.
	for range 2 {
		s = p.strong.ReplaceAllStringFunc(s, func(found string) string {
			m := p.strong.FindStringSubmatch(found)
			if isDunder(m[2]) {
				return found
			}
			return m[1] + "**" + m[2] + "**" + m[3]
		})
		s = p.emphasis.ReplaceAllString(s, "$1*$2*$3")
	}
	return p.entity.ReplaceAllStringFunc(s, entityText)
}

// isDunder reports whether a word between double underscores is a name of
// Python's, like __init__, rather than stressed.
func isDunder(word string) bool {
	return strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// entityText returns the character of an entity, escaped where it could be a mark.
func entityText(entity string) string {
	s := html.UnescapeString(entity)
	switch s {
	case "\u00a0":
		return " "
	case "*", "`", "[":
		return `\` + s
	}
	return s
}

// unescape takes away the backslashes before punctuation that djq's Markdown would
// show: it needs them before fewer marks.
func unescape(s string) string {
	var b strings.Builder
	at := 0
	for _, m := range foreignMarks().escape.FindAllStringIndex(s, -1) {
		b.WriteString(s[at:m[0]])
		at = m[1]
		c := s[m[0]+1]
		isSpace := func(i int) bool { return i < 0 || i >= len(s) || s[i] == ' ' }
		if c == '`' || c == '|' || c == '*' && !(isSpace(m[0]-1) && isSpace(m[1])) {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	b.WriteString(s[at:])
	return b.String()
}

// markOf returns the mark of Markdown for a tag of HTML, whose parts are the
// slash and the name.
func markOf(m []string) string {
	closes := m[1] != ""
	switch strings.ToLower(m[2]) {
	case "b", "strong":
		return "**"
	case "i", "em":
		return "*"
	case "code", "tt", "kbd":
		return "`"
	case "br":
		return "\\\n"
	case "hr":
		return "\n\n---\n\n"
	case "li":
		if closes {
			return ""
		}
		return "\n- "
	case "summary":
		if closes {
			return "**\n\n"
		}
		return "\n\n**"
	case "td", "th":
		return " "
	case "p", "div", "details", "ul", "ol", "tr", "section", "article", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table", "center":
		return "\n\n"
	}
	return ""
}
