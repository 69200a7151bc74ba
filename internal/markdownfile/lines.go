package markdownfile

import (
	"regexp"
	"strings"
	"sync"
)

// document is a Markdown file as lines. Lines that say nothing to a reader of
// cards are empty: comments, tables of contents, links back to the top.
type document struct {
	lines []string
	code  []bool // lines of fenced code
	depth []int  // how many <details> are open where a line begins
	title string // of its front matter, may be empty
}

var (
	pageLink  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[((?:[^\[\]]|\[[^\]]*\]|\\.)*)\]\(#[^)]*\)`) })
	pageLinkA = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)<a\b[^>]*href\s*=\s*["']?#[^>]*>.*?</a>`)
	})
	anyTag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<[^<>]*>`) })
	toTop  = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^[^a-z0-9]*(?:(?:go |jump )?back to (?:the )?(?:top|toc|contents|table of contents|questions?|menu|index)|(?:return )?to top|top|table of contents|⬆|↥|🔝)[^a-z0-9]*$`)
	})
	frontTitle = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?mi)^\s*(?:name|title|deck)\s*[:=]\s*["']?(.*?)["']?\s*$`)
	})
)

// newDocument reads a text.
func newDocument(text string) *document {
	d := &document{}
	text = d.cutFrontMatter(text)
	d.lines = strings.Split(text, "\n")
	d.code = codeLines(text)
	d.blankComments()
	for i, line := range d.lines {
		if !d.code[i] && (isContents(line) || isToTop(line)) {
			d.lines[i] = ""
		}
	}
	d.depth = make([]int, len(d.lines))
	depth := 0
	for i, line := range d.lines {
		d.depth[i] = depth
		if lower := strings.ToLower(line); !d.code[i] && strings.Contains(lower, "details") {
			depth = max(0, depth+strings.Count(lower, "<details")-strings.Count(lower, "</details"))
		}
	}
	return d
}

// cutFrontMatter empties the lines of front matter, so that line numbers stay.
func (d *document) cutFrontMatter(text string) string {
	for _, mark := range []string{"---\n", "+++\n"} {
		rest, ok := strings.CutPrefix(text, mark)
		if !ok {
			continue
		}
		inner, after, ok := strings.Cut("\n"+rest, "\n"+mark)
		if !ok || strings.Count(inner, "\n") > 50 || strings.Contains(inner, "\n"+markQuestion) {
			return text
		}
		if m := frontTitle().FindStringSubmatch(inner); m != nil {
			d.title = m[1]
		}
		return strings.Repeat("\n", strings.Count(inner, "\n")+2) + after
	}
	return text
}

// blankComments takes comments of HTML away, outside code.
func (d *document) blankComments() {
	inside := false
	for i, line := range d.lines {
		if d.code[i] {
			continue
		}
		var kept strings.Builder
		for line != "" {
			mark, skip := "<!--", false
			if inside {
				mark, skip = "-->", true
			}
			text, rest, found := strings.Cut(line, mark)
			if !skip {
				kept.WriteString(text)
			}
			line = rest
			if found {
				inside = !inside
			}
		}
		d.lines[i] = strings.TrimRight(kept.String(), " \t")
	}
}

// isContents reports whether a line is one of a table of contents: nothing but
// links within the page, in a list or a table.
func isContents(line string) bool {
	if !strings.Contains(line, "(#") {
		return false
	}
	rest := pageLink().ReplaceAllString(line, "")
	return rest != line && strings.Trim(rest, " \t0123456789.)-*+|:_•>") == ""
}

// isToTop reports whether a line leads back to the top of the page.
func isToTop(line string) bool {
	if len(line) > 300 || strings.TrimSpace(line) == "" {
		return false
	}
	linked := pageLink().MatchString(line) || pageLinkA().MatchString(line)
	if !linked && !strings.ContainsAny(line, "⬆↥🔝") && !strings.Contains(strings.ToLower(line), "back to") {
		return false
	}
	words := pageLink().ReplaceAllString(anyTag().ReplaceAllString(line, ""), "$1")
	return toTop().MatchString(words)
}
