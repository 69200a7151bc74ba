package ui

import (
	"strings"

	"djq/internal/markdown"
)

// Markdown returns a text as lines, indented by that many columns, and nil if
// it is empty. Prose is wrapped at p.Width, or 100 columns if that is less.
func (p Printer) Markdown(text string, indent int) []string {
	if p.Width > 0 {
		indent = min(indent, p.Width/2)
	}
	left := strings.Repeat(" ", indent)
	l := layout{p: p}
	l.blocks(markdown.Parse(text), &margin{left, left, indent}, false)
	return l.lines
}

// layout collects the lines of blocks.
type layout struct {
	p     Printer
	lines []string
}

// margin is what is left of a block: next on the next line, rest on those
// after it, both width columns wide.
type margin struct {
	next, rest string
	width      int
}

// minText is how many columns deep nesting leaves for text, or half of a
// narrow screen: from there on quotes and lists are indented no further.
const minText = 20

// inner returns the margin of a block within m that begins with a mark.
func (l *layout) inner(m *margin, first, rest string) *margin {
	width := Width(first)
	if w := l.p.Width; w > 0 && w-m.width-width < min(minText, w/2) {
		return &margin{m.next, m.rest, m.width}
	}
	return &margin{m.next + first, m.rest + rest, m.width + width}
}

// room returns how many columns prose has right of a margin.
func (l *layout) room(m *margin) int {
	if l.p.Width <= 0 {
		return unlimited
	}
	return max(1, min(l.p.Width, MaxProse)-m.width)
}

func (l *layout) emit(m *margin, line string) {
	if line == "" {
		line = strings.TrimRight(m.next, " ")
	} else {
		line = m.next + line
	}
	l.lines = append(l.lines, line)
	m.next = m.rest
}

// blocks lays out blocks one below the other, with a blank line between them
// unless they are the parts of a tight list's item.
func (l *layout) blocks(blocks []markdown.Block, m *margin, tight bool) {
	for i, block := range blocks {
		if i > 0 && !tight {
			l.emit(m, "")
		}
		l.block(block, m)
	}
}

func (l *layout) block(block markdown.Block, m *margin) {
	switch block := block.(type) {
	case markdown.Paragraph:
		l.text(block.Text, Normal, m)
	case markdown.Heading:
		in := m
		if !l.p.Color {
			mark := strings.Repeat("#", block.Level) + " "
			in = l.inner(m, mark, strings.Repeat(" ", len(mark)))
		}
		l.text(block.Text, Heading, in)
		m.next = m.rest
	case markdown.Code:
		l.code(block, m)
	case markdown.Quote:
		mark := l.p.Style(Muted, l.p.Glyph("│", ">")) + " "
		l.within(m, l.inner(m, mark, mark), block.Blocks, false)
	case markdown.List:
		l.list(block, m)
	case markdown.Table:
		l.table(block, m)
	case markdown.Rule:
		l.emit(m, l.p.Style(Muted, strings.Repeat(l.p.Glyph("─", "-"), min(8, l.room(m)))))
	}
}

// within lays out the blocks within a block.
func (l *layout) within(m, in *margin, blocks []markdown.Block, tight bool) {
	l.blocks(blocks, in, tight)
	if in.next != in.rest {
		l.emit(in, "") // an empty item still shows its mark
	}
	m.next = m.rest
}

func (l *layout) list(list markdown.List, m *margin) {
	wide := 0
	for _, item := range list.Items {
		wide = max(wide, len(item.Marker))
	}
	for i, item := range list.Items {
		if i > 0 && !list.Tight {
			l.emit(m, "")
		}
		mark := l.p.Glyph("•", "-") + " "
		if item.Marker != "" {
			mark = PadLeft(item.Marker, wide) + " "
		}
		l.within(m, l.inner(m, mark, strings.Repeat(" ", Width(mark))), item.Blocks, list.Tight)
	}
}

// text lays out spans as a paragraph.
func (l *layout) text(spans []markdown.Span, style Style, m *margin) {
	f := paragraph{base: style}
	l.p.addSpans(&f, spans)
	for _, runs := range f.lines(l.room(m)) {
		l.emit(m, l.p.join(runs))
	}
}
