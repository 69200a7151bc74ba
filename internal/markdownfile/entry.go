package markdownfile

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// kind is what an entry begins with.
type kind int

// The kinds of entries. Headings of level n have the kind n.
const (
	kindBold    kind = 7  // a paragraph or an item that is bold as a whole
	kindNumber  kind = 8  // an item with a number
	kindBullet  kind = 9  // an item without
	kindSummary kind = 10 // <summary> of <details>
	kinds            = 11
)

// isHeading reports whether entries of the kind are headings.
func (k kind) isHeading() bool { return k >= 1 && k <= 6 }

// entry is something that may be a question, with what may be its answer.
type entry struct {
	kind     kind
	title    string
	line     int // of the title, from 0
	from, to int // lines of the body
	numbered bool
}

var (
	itemPrefix = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*(?:(\d+[.)])|[-*+])\s+(.*)$`) })
	atxHeading = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	})
	tagHeading = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^\s*<h([1-6])\b[^>]*>(.+?)</h[1-6]>\s*$`) })
	boldLine   = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\s*(?:\*\*(.+?)\*\*|__(.+?)__|<b>(.+?)</b>)\s*:?\s*$`)
	})
	summary = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)<summary\b[^>]*>(.*?)</summary>`) })
	numbers = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^\W*(?:(?:q(?:uestion)?|#)\s*[-.]?\s*)?\d{1,4}[a-z]?\s*(?:[.):\-–—]+|$)\s*|^\W*q(?:uestion)?\s*[:.)\-–]\s*`)
	})
)

// entries returns everything that may be a question, in order, with the lines
// below it up to the next entry of whatever kind that ends it.
func (d *document) entries() []entry {
	var all []entry
	for i, line := range d.lines {
		if !d.code[i] && strings.TrimSpace(line) != "" {
			if e, ok := d.entryAt(i, line); ok {
				e.line = i
				all = append(all, e)
			}
		}
	}
	for n := range all {
		all[n].to = d.bodyEnd(all, n)
	}
	return all
}

// entryAt returns the entry that begins on a line.
func (d *document) entryAt(i int, line string) (entry, bool) {
	if m := summary().FindStringSubmatch(line); m != nil {
		return entry{kind: kindSummary, title: m[1], from: i + 1}, true
	}
	inner, number := line, ""
	if m := itemPrefix().FindStringSubmatch(line); m != nil {
		inner, number = m[2], m[1]
	}
	e := entry{from: i + 1, numbered: number != ""}
	if m := atxHeading().FindStringSubmatch(inner); m != nil {
		e.kind, e.title = kind(len(m[1])), m[2]
		return e, true
	}
	if m := tagHeading().FindStringSubmatch(inner); m != nil {
		level, _ := strconv.Atoi(m[1])
		e.kind, e.title = kind(level), m[2]
		return e, true
	}
	if d.isUnderlined(i) {
		e.kind, e.title, e.from = 2, line, i+2
		if strings.Contains(d.lines[i+1], "=") {
			e.kind = 1
		}
		return e, true
	}
	if m := boldLine().FindStringSubmatch(inner); m != nil {
		e.kind, e.title = kindBold, m[1]+m[2]+m[3]
		return e, true
	}
	if inner != line && looksLikeQuestion(inner) && strings.HasSuffix(strings.TrimRight(inner, " *_"), "?") {
		e.kind, e.title = kindBullet, inner
		if number != "" {
			e.kind = kindNumber
		}
		return e, true
	}
	return entry{}, false
}

// isUnderlined reports whether a line is an underlined heading: one line of text
// between an empty one and one of hyphens or equals signs.
func (d *document) isUnderlined(i int) bool {
	return i+1 < len(d.lines) && !d.code[i+1] && !strings.HasPrefix(d.lines[i], "    ") && isUnderline(d.lines[i+1]) && len(strings.TrimSpace(d.lines[i+1])) > 2 &&
		(i == 0 || strings.TrimSpace(d.lines[i-1]) == "") && len(d.lines[i]) < 200
}

// bodyEnd returns the line after the body of an entry.
func (d *document) bodyEnd(all []entry, n int) int {
	e := all[n]
	if e.kind == kindSummary {
		return d.detailsEnd(e)
	}
	end := len(d.lines)
	if e.kind == kindNumber || e.kind == kindBullet {
		end = d.itemEnd(e)
	}
	for _, next := range all[n+1:] {
		if next.line >= end {
			break
		}
		if d.depth[next.line] > d.depth[e.line] {
			continue // in details that belong to the entry
		}
		if next.kind == e.kind || next.kind.isHeading() && (!e.kind.isHeading() || next.kind < e.kind) {
			return next.line
		}
	}
	return end
}

// itemEnd returns the line of the next item that is not within an item.
func (d *document) itemEnd(e entry) int {
	indent := len(d.lines[e.line]) - len(strings.TrimLeft(d.lines[e.line], " "))
	for i := e.from; i < len(d.lines); i++ {
		if d.code[i] {
			continue
		}
		if m := itemPrefix().FindStringSubmatch(d.lines[i]); m != nil && (m[1] != "") == (e.kind == kindNumber) &&
			len(d.lines[i])-len(strings.TrimLeft(d.lines[i], " ")) <= indent {
			return i
		}
	}
	return len(d.lines)
}

// detailsEnd returns the line on which the details of a summary end.
func (d *document) detailsEnd(e entry) int {
	depth := 1
	for i := e.line; i < len(d.lines); i++ {
		if d.code[i] {
			continue
		}
		lower := strings.ToLower(d.lines[i])
		if i > e.line {
			depth += strings.Count(lower, "<details")
		}
		if depth -= strings.Count(lower, "</details"); depth <= 0 {
			return max(i, e.from)
		}
	}
	return len(d.lines)
}

// ownBody returns the line after what is below a heading before the next one, of
// whatever level.
func ownBody(all []entry, n int) int {
	for _, next := range all[n+1:] {
		if next.kind.isHeading() {
			return min(next.line, all[n].to)
		}
	}
	return all[n].to
}

// isEmpty reports whether lines have no text.
func (d *document) isEmpty(from, to int) bool {
	for i := from; i < to; i++ {
		rest := strings.TrimSpace(anyTag().ReplaceAllString(d.lines[i], ""))
		if strings.Trim(rest, "-*_= ") != "" {
			return false
		}
	}
	return true
}

// questionWords begin most questions that have no question mark.
const questionWords = " what what's whats why how when where which who explain describe difference differences define list name compare tell can could is are do does should would will write implement give discuss have has mention state show design "

// looksLikeQuestion reports whether a title asks something.
func looksLikeQuestion(title string) bool {
	title = plainTitle(title)
	first, _, _ := strings.Cut(strings.ToLower(title), " ")
	return strings.Contains(title, "?") || strings.Contains(questionWords, " "+strings.Trim(first, ",:.'\"`*_")+" ") && strings.Contains(title, " ")
}

// plainTitle returns a title without its number, tags, and marks around it.
func plainTitle(title string) string {
	title = pageLink().ReplaceAllString(title, "$1")
	title = strings.TrimSpace(anyTag().ReplaceAllStringFunc(title, func(tag string) string {
		if lower := strings.ToLower(tag); strings.Contains(lower, "code") {
			return "`"
		} else if isKnownTag(lower) {
			return ""
		}
		return tag
	}))
	for _, mark := range []string{"**", "__"} {
		if inner, ok := strings.CutPrefix(title, mark); ok && strings.HasSuffix(inner, mark) && !strings.Contains(strings.TrimSuffix(inner, mark), mark) {
			title = strings.TrimSuffix(inner, mark)
		}
	}
	if rest := numbers().ReplaceAllString(title, ""); strings.TrimSpace(rest) != "" {
		title = rest
	}
	for _, mark := range []string{"**", "__"} {
		if inner, ok := strings.CutPrefix(title, mark); ok && strings.HasSuffix(inner, mark) && !strings.Contains(strings.TrimSuffix(inner, mark), mark) {
			title = strings.TrimSuffix(inner, mark)
		}
	}
	return strings.TrimSpace(title)
}

// isKnownTag reports whether something in angle brackets is a tag of HTML.
func isKnownTag(tag string) bool { return foreignMarks().tag.MatchString(tag) }
