package personal

import (
	"bytes"
	"maps"
	"strings"

	"djq/internal/diag"
	"djq/internal/yaml"
)

// with returns the file of notes with a text under a name, or without that name if
// the text is empty. Other lines stay. It is nil where nothing would be left; ok is
// false where lines do not show what to write.
func (n Notes) with(src []byte, name, text string) (after []byte, ok bool) {
	want := maps.Clone(n.texts)
	delete(want, name)
	entry := ""
	if text != "" {
		want[name] = text
		key := name + ": "
		entry = key + yaml.TextValue(text, 0, len(key)) + "\n"
	}
	lines := diag.NewLines(src)
	start, end := len(src), len(src)
	if pos, there := n.keys[name]; there {
		if pos.Col != 1 {
			return nil, false
		}
		start, end = lines.Start(pos.Line), n.end(lines, pos)
	} else if len(src) > 0 && src[len(src)-1] != '\n' {
		entry = yaml.Newline(lines) + entry
	}
	entry = strings.ReplaceAll(entry, "\n", yaml.Newline(lines))
	if strings.TrimSpace(entry) == "" {
		entry = ""
	}
	after = append(append(append([]byte{}, src[:start]...), entry...), src[end:]...)
	if len(bytes.TrimSpace(after)) == 0 {
		return nil, len(want) == 0
	}
	got, findings := parseNotes("", after)
	return after, maps.Equal(got.texts, want) && (len(findings) == 0 || got.empty)
}

// end returns the byte behind the entry whose key is at a place: the comments and
// empty lines above the next key belong to that.
func (n Notes) end(lines *diag.Lines, pos diag.Pos) int {
	next := int32(lines.Count()) + 1
	for _, p := range n.keys {
		if p.Line > pos.Line {
			next = min(next, p.Line)
		}
	}
	for next > pos.Line+1 {
		text := bytes.TrimRight(lines.Text(next-1), " \t\r\n")
		if len(text) > 0 && text[0] != '#' && string(text) != "..." {
			break
		}
		next--
	}
	if int(next) > lines.Count() {
		return len(lines.Source())
	}
	return lines.Start(next)
}
