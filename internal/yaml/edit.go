package yaml

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"djq/internal/diag"
)

// Key is a key of a mapping and where it is written.
type Key struct {
	Name  string
	Pos   diag.Pos // of its first cell
	Value diag.Pos // of the value's first cell
	Rank  int      // keys are written by rising rank
}

// SortKeys returns the edit that puts the keys of a block mapping in the order
// of their ranks, each with its value and the comments above it. The keys are
// all of the mapping, as they are written; the line end is below it. SortKeys
// returns nothing for other mappings and where moving lines could change what
// they mean.
func SortKeys(lines *diag.Lines, keys []Key, end int32) []diag.Edit {
	src := lines.Source()
	col := keys[0].Pos.Col
	first := lines.Start(keys[0].Pos.Line)
	dash := string(src[first:lines.Offset(keys[0].Pos)])
	if !isItemPrefix(dash) {
		return nil
	}
	indent := strings.Repeat(" ", int(col)-1)

	// Lines of each key, its comments first.
	starts := make([]int32, len(keys)+1)
	for i, k := range keys {
		text := string(lines.Text(k.Pos.Line))
		if k.Pos.Col != col || !strings.HasPrefix(text[min(len(text), int(col)-1):], k.Name+":") ||
			i > 0 && !strings.HasPrefix(text, indent) {
			return nil
		}
		starts[i] = k.Pos.Line
		if i > 0 {
			starts[i] = withComments(lines, k.Pos, keys[i-1].Pos.Line)
		}
	}
	last := end
	for last > keys[len(keys)-1].Pos.Line+1 && isLoose(lines.Text(last-1), int(col)-1) {
		last--
	}
	starts[len(keys)] = last
	stop := lines.Start(last)
	if src[stop-1] != '\n' {
		return nil // until the last line has its end
	}

	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(keys[a].Rank, keys[b].Rank) })
	var out strings.Builder
	for n, i := range order {
		at := lines.Start(keys[i].Pos.Line)
		comments, prefix := src[lines.Start(starts[i]):at], indent
		if n == 0 {
			// The comments of the key that comes first go above the dash, in its
			// column, or they would belong to the item above.
			prefix = dash
			comments = reindent(comments, dash[:len(dash)-len(strings.TrimLeft(dash, " "))])
		}
		out.Write(comments)
		out.WriteString(prefix)
		out.Write(src[at+len(indent) : lines.Start(starts[i+1])])
	}
	return []diag.Edit{{Start: first, End: stop, New: out.String()}}
}

// InsertKey returns the edit that writes "name: text" before the first key of
// a mapping, or before the second when second is true; the text is YAML
// already. The mapping begins at pos and has the keys, one at least. InsertKey
// returns nothing where the lines do not show what to write.
func InsertKey(lines *diag.Lines, pos diag.Pos, keys []Key, second bool, name, text string) []diag.Edit {
	src := lines.Source()
	entry := name + ": " + text
	second = second && len(keys) > 1
	if at := lines.Offset(pos); at < len(src) && src[at] == '{' {
		key := keys[0]
		if second {
			key = keys[1]
		}
		at = lines.Offset(key.Pos)
		return []diag.Edit{{Start: at, End: at, New: entry + ", "}}
	}
	key := keys[0]
	start, at := lines.Start(key.Pos.Line), lines.Offset(key.Pos)
	if !isItemPrefix(string(src[start:at])) {
		return nil
	}
	indent := strings.Repeat(" ", at-start)
	if second && key.Value.Line == key.Pos.Line {
		next := lines.Start(key.Pos.Line + 1)
		return []diag.Edit{{Start: next, End: next, New: indent + entry + Newline(lines)}}
	}
	return []diag.Edit{{Start: at, End: at, New: entry + Newline(lines) + indent}}
}

// Newline returns the line end that a file uses: that of its first line.
func Newline(lines *diag.Lines) string {
	if end := lines.Start(2); end >= 2 && lines.Source()[end-2] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// isItemPrefix reports whether what is left of a key is white space and one
// dash at most.
func isItemPrefix(s string) bool {
	return strings.Trim(s, " -") == "" && strings.Count(s, "-") <= 1
}

// withComments returns the first of the comment lines directly above a key,
// below the line above. Deeper ones are left: they may be text of the value
// above.
func withComments(lines *diag.Lines, pos diag.Pos, above int32) int32 {
	line := pos.Line
	for line-1 > above && isLoose(lines.Text(line-1), int(pos.Col)-1) && len(bytes.TrimSpace(lines.Text(line-1))) > 0 {
		line--
	}
	return line
}

// isLoose reports whether a line belongs to no value of a mapping with that
// indentation: it is empty, or a comment that is not indented deeper.
func isLoose(line []byte, indent int) bool {
	body := bytes.TrimLeft(line, " ")
	return len(bytes.TrimSpace(body)) == 0 || isComment(body) && len(line)-len(body) <= indent
}

// reindent gives lines another indentation.
func reindent(text []byte, indent string) []byte {
	var out []byte
	for line := range bytes.Lines(text) {
		out = append(out, indent...)
		out = append(out, bytes.TrimLeft(line, " ")...)
	}
	return out
}
