package html

import (
	"html"
	"strings"

	"djq/internal/highlight"
	"djq/internal/markdown"
)

// code writes a block of code, highlighted. Its language is a class, as HTML
// proposes, if it is a word.
func (w *writer) code(block markdown.Code) {
	w.WriteString("<pre><code")
	if isWord(block.Lang) {
		w.WriteString(` class="language-` + block.Lang + `"`)
	}
	w.WriteString(">")
	for i, line := range highlight.Lines(block.Lang, block.Lines) {
		if i > 0 {
			w.WriteByte('\n')
		}
		for _, s := range line {
			w.WriteString(highlighted(s))
		}
	}
	w.WriteString("</code></pre>")
}

// isWord reports whether a language is a name that needs no escape in a class.
func isWord(lang string) bool {
	return lang != "" && strings.Trim(lang, "abcdefghijklmnopqrstuvwxyz0123456789+-_") == ""
}

func highlighted(s highlight.Span) string {
	text := html.EscapeString(s.Text)
	if class := classOf(s.Class); class != "" {
		return `<span class="` + class + `">` + text + `</span>`
	}
	return text
}

// classOf returns the name of a class of code in HTML, "" for plain code. The
// names are short since there are tens of thousands of them in a page.
func classOf(c highlight.Class) string {
	switch c {
	case highlight.Keyword:
		return "k"
	case highlight.String:
		return "s"
	case highlight.Number:
		return "m"
	case highlight.Name:
		return "n"
	case highlight.Comment:
		return "c"
	case highlight.Delimiter:
		return "d"
	}
	return ""
}
