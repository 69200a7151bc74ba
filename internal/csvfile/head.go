package csvfile

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// head is what the lines with number signs at the top of a file say, as Anki
// writes them (https://docs.ankiweb.net/importing/text-files.html).
type head struct {
	separator rune     // 0 for none
	html      string   // "true", "false" or ""
	columns   []string // titles
	deck      string   // of all rows
	tags      []string // of all rows
	// Columns by number, from 1; 0 for none.
	guidColumn, deckColumn, tagsColumn, typeColumn int
	ours                                           bool // Write wrote the file
	lines                                          int  // how many lines it has
}

// separatorNames are the words by which Anki names separators.
func separatorOf(value string) rune {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "comma":
		return ','
	case "semicolon":
		return ';'
	case "tab":
		return '\t'
	case "space":
		return ' '
	case "pipe":
		return '|'
	case "colon":
		return ':'
	}
	if r, n := utf8.DecodeRuneInString(value); n == len(value) && r != utf8.RuneError && r != '"' && r != '\n' {
		return r
	}
	return 0
}

// spreadsheetHead begins the line by which Excel knows the separator.
const spreadsheetHead = "sep="

// readHead reads the lines at the top of a text, and returns the rest.
func readHead(text string) (h head, rest string) {
	h.ours = IsExport([]byte(text[:min(len(text), len(header()))]))
	if line, after, _ := strings.Cut(text, "\n"); len(line) > len(spreadsheetHead) && strings.EqualFold(line[:len(spreadsheetHead)], spreadsheetHead) {
		if h.separator = separatorOf(line[len(spreadsheetHead):]); h.separator != 0 {
			h.lines++
			text = after
		}
	}
	for strings.HasPrefix(text, "#") {
		line, after, _ := strings.Cut(text, "\n")
		key, value, found := strings.Cut(line[1:], ":")
		if !found && h.lines == 0 {
			break // a column whose title is "#"
		}
		h.lines++
		text = after
		h.set(strings.ToLower(strings.TrimSpace(key)), value)
	}
	return h, text
}

func (h *head) set(key, value string) {
	number, _ := strconv.Atoi(strings.TrimSpace(value))
	switch key {
	case "separator":
		h.separator = separatorOf(value)
	case "html":
		h.html = strings.ToLower(strings.TrimSpace(value))
	case "columns", "djq columns":
		separator := h.separator
		if separator == 0 {
			separator = ','
		}
		if rows := splitLines(value, separator, 1); len(rows) == 1 {
			h.columns = rows[0].cells
		}
	case "deck":
		h.deck = strings.TrimSpace(value)
	case "tags":
		h.tags = strings.Fields(value)
	case "guid column":
		h.guidColumn = number
	case "deck column":
		h.deckColumn = number
	case "tags column":
		h.tagsColumn = number
	case "notetype column":
		h.typeColumn = number
	}
}
