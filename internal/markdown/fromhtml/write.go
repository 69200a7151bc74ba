package fromhtml

import (
	"slices"
	"strings"

	"djq/internal/markdown"
)

// Write returns Markdown that shows blocks. Where a mark would not be one, as
// within a word, its text is written without; where nothing else helps, as code.
func Write(blocks []markdown.Block) string {
	text := strings.Join(parts(blocks), "\n\n")
	if sameWords(markdown.Parse(text), blocks) {
		return text
	}
	// Blocks that were right alone are not, one after the other.
	for _, block := range blocks {
		if _, isCode := block.(markdown.Code); isCode {
			continue
		}
		if !sameWords(markdown.Parse(writeBlock(block, false)), []markdown.Block{block}) {
			return literal(markdown.Text(blocks))
		}
	}
	var loose []string
	for i, block := range blocks {
		if i > 0 && isList(blocks[i-1]) && isList(block) {
			loose = append(loose, "---") // else both would be one list
		}
		loose = append(loose, writeBlock(block, i > 0 && isList(blocks[i-1])))
	}
	text = strings.Join(loose, "\n\n")
	if sameWords(markdown.Parse(text), blocks) {
		return text
	}
	return literal(markdown.Text(blocks))
}

// literal returns text as fenced code.
func literal(text string) string {
	return writeBlock(markdown.Code{Lang: "text", Lines: strings.Split(text, "\n")}, false)
}

// sameWords reports whether blocks show the same text.
func sameWords(a, b []markdown.Block) bool { return words(a) == words(b) }

func words(blocks []markdown.Block) string {
	return strings.Join(strings.Fields(markdown.Text(blocks)), " ")
}

func isList(block markdown.Block) bool { _, ok := block.(markdown.List); return ok }

// parts returns the Markdown of each block. Neighbouring lists have different
// marks.
func parts(blocks []markdown.Block) []string {
	var texts []string
	other := false // which mark a list of bullets has
	for i, block := range blocks {
		other = i > 0 && isList(blocks[i-1]) && isList(block) && !other
		if text := writeBlock(block, other); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// writeBlock returns the Markdown of a block; other chooses the mark of bullets.
func writeBlock(block markdown.Block, other bool) string {
	switch b := block.(type) {
	case markdown.Paragraph:
		return writeText(b.Text, "", false)
	case markdown.Heading:
		return writeText(withoutBreaks(b.Text), strings.Repeat("#", b.Level)+" ", false)
	case markdown.Code:
		return writeCodeBlock(b)
	case markdown.Quote:
		return indented(strings.Join(parts(b.Blocks), "\n\n"), "> ", "> ")
	case markdown.List:
		return writeList(b, other)
	case markdown.Table:
		return writeTable(b)
	case markdown.Rule:
		return "---"
	}
	return ""
}

// indented writes begin before the first line of a text and rest before each
// other one, without spaces at the end of lines.
func indented(text, begin, rest string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		mark := rest
		if i == 0 {
			mark = begin
		}
		lines[i] = mark + line
		if line == "" {
			lines[i] = strings.TrimRight(mark, " ")
		}
	}
	return strings.Join(lines, "\n")
}

func writeCodeBlock(b markdown.Code) string {
	fence := "```"
	for _, line := range b.Lines {
		for n := countRun(line, '`'); len(fence) <= n; {
			fence += "`"
		}
	}
	return strings.Join(slices.Concat([]string{fence + b.Lang}, b.Lines, []string{fence}), "\n")
}

// countRun returns the length of the longest run of a character.
func countRun(s string, c byte) int {
	longest, n := 0, 0
	for i := range len(s) {
		if n++; s[i] != c {
			n = 0
		}
		longest = max(longest, n)
	}
	return longest
}

func writeList(list markdown.List, other bool) string {
	bullet := "- "
	if other {
		bullet = "* "
	}
	var items []string
	for _, item := range list.Items {
		mark := bullet
		if item.Marker != "" {
			mark = item.Marker + " "
		}
		between := "\n\n"
		if list.Tight {
			between = "\n"
		}
		var texts []string
		for i, part := range parts(item.Blocks) {
			// A paragraph that follows one needs a blank line between them.
			if i > 0 {
				texts = append(texts, separator(item.Blocks, i, between))
			}
			texts = append(texts, part)
		}
		items = append(items, indented(strings.Join(texts, ""), mark, strings.Repeat(" ", len(mark))))
	}
	if list.Tight {
		return strings.Join(items, "\n")
	}
	return strings.Join(items, "\n\n")
}

func separator(blocks []markdown.Block, i int, between string) string {
	if i < len(blocks) && (isList(blocks[i]) || isCode(blocks[i])) {
		return between
	}
	return "\n\n"
}

func isCode(block markdown.Block) bool { _, ok := block.(markdown.Code); return ok }

func writeTable(t markdown.Table) string {
	var lines []string
	row := func(cells []markdown.Cell) {
		var b strings.Builder
		b.WriteByte('|')
		for _, cell := range cells {
			b.WriteString(" " + writeText(withoutBreaks(cell), "", true) + " |")
		}
		lines = append(lines, strings.ReplaceAll(b.String(), "|  |", "| |"))
	}
	row(t.Head)
	var rule strings.Builder
	rule.WriteByte('|')
	for _, a := range t.Align {
		switch a {
		case markdown.Center:
			rule.WriteString(":-:|")
		case markdown.Right:
			rule.WriteString("--:|")
		default:
			rule.WriteString("---|")
		}
	}
	lines = append(lines, rule.String())
	for _, cells := range t.Rows {
		row(cells)
	}
	return strings.Join(lines, "\n")
}

func withoutBreaks(spans []markdown.Span) []markdown.Span {
	spans = slices.Clone(spans)
	for i := range spans {
		if spans[i].IsBreak() {
			spans[i] = markdown.Span{Text: " "}
		}
	}
	return trimmed(spans)
}
