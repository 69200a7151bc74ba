package ui

import "strings"

// Hint is a key and what it does.
type Hint struct {
	Key, Does string
}

// Legend returns hints on one line of at most p.Width columns. Where they do
// not fit those before the last are left out, so that the last, by custom the
// key that lists all keys, stays.
func (p Printer) Legend(hints []Hint) string {
	for len(hints) > 0 {
		width := len(hintGap) * (len(hints) - 1)
		for _, h := range hints {
			width += Width(oneLine(h.Key)) + 1 + Width(oneLine(h.Does))
		}
		if p.Width <= 0 || width <= p.Width {
			break
		}
		n := max(len(hints)-2, 0)
		hints = append(hints[:n:n], hints[n+1:]...)
	}
	parts := make([]string, len(hints))
	for i, h := range hints {
		parts[i] = p.Style(Key, oneLine(h.Key)) + " " + p.Style(Muted, oneLine(h.Does))
	}
	return strings.Join(parts, hintGap)
}

const hintGap = "   "
