package markdown

import "strings"

// Fence is one fenced code block of a Markdown text. Lines count from 0.
type Fence struct {
	Open   int    // line of the opening fence
	Close  int    // line of the closing fence, -1 when there is none
	Lang   string // first word of the info string, may be empty
	Indent int    // width of the white space before the opening fence
}

// Fences returns the fenced code blocks of a text, in order. It follows
// CommonMark's fenced code blocks (section 4.5 of version 0.31), except that
// a fence may be indented by any width, as it is in a list.
func Fences(text string) []Fence {
	if !strings.Contains(text, "```") && !strings.Contains(text, "~~~") {
		return nil
	}
	var fences []Fence
	var mark byte
	length := 0
	line := -1
	for s := range strings.Lines(text) {
		line++
		body := strings.TrimRight(s, " \t\r\n")
		trimmed := strings.TrimLeft(body, " \t")
		n := 0
		for n < len(trimmed) && (trimmed[0] == '`' || trimmed[0] == '~') && trimmed[n] == trimmed[0] {
			n++
		}
		if mark != 0 {
			if n >= length && n == len(trimmed) && trimmed[0] == mark {
				fences[len(fences)-1].Close = line
				mark = 0
			}
			continue
		}
		if n < 3 {
			continue
		}
		info := strings.TrimSpace(trimmed[n:])
		if trimmed[0] == '`' && strings.Contains(info, "`") {
			continue // inline code that begins the line
		}
		lang, _, _ := strings.Cut(info, " ")
		mark, length = trimmed[0], n
		fences = append(fences, Fence{Open: line, Close: -1, Lang: lang, Indent: len(body) - len(trimmed)})
	}
	return fences
}

// LateFence returns the line on which fenced code was most likely meant to begin,
// if a fence that is not closed looks like the end of it: three marks behind text,
// which are no fence. It returns -1 if there is none.
func LateFence(text string, f Fence) int {
	late, line := -1, 0
	for s := range strings.Lines(text) {
		if line == f.Open || f.Lang != "" {
			break
		}
		body := strings.TrimLeft(s, " \t")
		if strings.Count(body, "```") == 1 {
			late = line
			if strings.HasPrefix(body, "```") {
				late = -1
			}
		}
		line++
	}
	return late
}
