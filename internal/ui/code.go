package ui

import (
	"strings"

	"github.com/clipperhouse/displaywidth"

	"djq/internal/highlight"
	"djq/internal/markdown"
)

// The sign before the rest of a line of code that is too wide. It stands in the
// margin, left of where code begins, and no language has it: U+21AA is not in
// any grammar that cards show, and "(cont.)", for screen readers and dumb
// terminals, is a syntax error in all of them.
const (
	continuation      = "↪ "
	plainContinuation = "(cont.) "
)

const (
	// continuationIndent is how much further than its line the rest of it stands.
	continuationIndent = 4
	// minCode is how many columns code needs to be wrapped: in fewer the
	// terminal does it no worse.
	minCode = 16
)

// code lays out a block of code. A line that is too wide goes on below it, with
// all of its characters: without the sign and the indentation the lines are the
// code again. For a pipe no line is too wide.
func (l *layout) code(block markdown.Code, m *margin) {
	in := l.inner(m, "  ", "  ")
	sign := l.p.Glyph(continuation, plainContinuation)
	rest := &margin{rest: m.rest + l.p.Style(Muted, sign), width: m.width + Width(sign)}
	for _, runs := range l.p.codeRuns(block) {
		first, room := l.p.Width-in.width, l.p.Width-rest.width
		if l.p.Width <= 0 || room < minCode {
			l.emit(in, l.p.join(runs))
			m.next = m.rest
			continue
		}
		indent := min(indentation(runs)+continuationIndent, room/2)
		for i, part := range wrapCode(runs, first, room-indent) {
			if i == 0 {
				l.emit(in, l.p.join(part))
				m.next = m.rest
				continue
			}
			rest.next = rest.rest
			l.emit(rest, strings.Repeat(" ", indent)+l.p.join(part))
		}
	}
}

// codeRuns returns the lines of a block of code, highlighted where there is colour.
func (p Printer) codeRuns(block markdown.Code) [][]run {
	lines := make([][]run, len(block.Lines))
	if !p.Color || len(block.Lines) == 0 {
		for i, line := range block.Lines {
			lines[i] = []run{{text: line}}
		}
		return lines
	}
	for i, spans := range highlight.Lines(block.Lang, block.Lines) {
		for _, s := range spans {
			lines[i] = append(lines[i], run{textStyle{style: classStyle(s.Class)}, s.Text})
		}
	}
	return lines
}

// indentation returns how many spaces a line begins with.
func indentation(runs []run) int {
	n := 0
	for _, r := range runs {
		bare := strings.TrimLeft(r.text, " ")
		n += len(r.text) - len(bare)
		if bare != "" {
			break
		}
	}
	return n
}

// wrapCode breaks a line of code after a space, if one is in the right half of
// the room, else after a mark that separates, else anywhere between two
// characters. The first part has another room than the rest.
func wrapCode(runs []run, first, rest int) [][]run {
	var text strings.Builder
	for _, r := range runs {
		text.WriteString(r.text)
	}
	line := text.String()
	var parts [][]run
	for room := first; ; room = rest {
		end := codeEnd(line, room)
		if end == len(line) {
			return append(parts, runs)
		}
		var head []run
		head, runs = cutRuns(runs, end)
		parts = append(parts, head)
		line = line[end:]
	}
}

// codeEnd returns how many bytes of a line of code go into a room.
func codeEnd(line string, room int) int {
	at, used, space, mark := 0, 0, 0, 0
	indent := len(line) - len(strings.TrimLeft(line, " "))
	for g := displaywidth.StringGraphemes(line); g.Next(); {
		if used+g.Width() > room && at > 0 {
			switch {
			case space > 0:
				return space
			case mark > 0:
				return mark
			}
			return at
		}
		used += g.Width()
		at += len(g.Value())
		if at <= indent || used <= room/2 {
			continue
		}
		switch c := g.Value(); {
		case c == " ":
			space = at
		case strings.ContainsAny(c, ",;([{/&|?="):
			mark = at
		}
	}
	return len(line)
}

// cutRuns splits runs after so many bytes.
func cutRuns(runs []run, n int) (head, tail []run) {
	for i, r := range runs {
		if n < len(r.text) {
			if n > 0 {
				head = append(head, run{r.style, r.text[:n]})
			}
			return head, append([]run{{r.style, r.text[n:]}}, runs[i+1:]...)
		}
		head = append(head, r)
		n -= len(r.text)
	}
	return head, nil
}

// classStyle returns the style of a class of code.
func classStyle(c highlight.Class) Style {
	switch c {
	case highlight.Keyword:
		return codeKeyword
	case highlight.String:
		return codeString
	case highlight.Number:
		return codeNumber
	case highlight.Name:
		return codeName
	case highlight.Comment:
		return codeComment
	case highlight.Delimiter:
		return Muted
	}
	return Normal
}
