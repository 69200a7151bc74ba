package ui

import (
	"slices"
	"strings"

	"djq/internal/drill"
)

// keyGap stands between two keys with what they do.
const keyGap = "   "

// bracketed returns keys in brackets, the first as what is pressed most. Where
// they do not fit, they move together, and then those before the last go.
func (d Drill) bracketed(keys []drill.Binding) string {
	gap := d.p.Glyph(keyGap, ", ")
	for {
		var plain, styled []string
		for i, b := range keys {
			colon := ""
			if i == 0 {
				colon = ":"
			}
			plain = append(plain, d.keyName(b)+colon+" "+b.Label)
			styled = append(styled, d.p.Style(Key, d.keyName(b))+d.p.Style(Muted, colon+" "+b.Label))
		}
		width := 2 + Width(strings.Join(plain, gap))
		if d.p.Width <= 0 || width < d.p.Width || len(gap) == 2 && len(keys) <= 2 {
			return d.p.Style(Muted, "[") + strings.Join(styled, gap) + d.p.Style(Muted, "]")
		}
		if len(gap) > 2 {
			gap = "  "
			continue
		}
		last := len(keys) - 1
		keys = append(keys[:last-1:last-1], keys[last])
	}
}

// bound returns what is bound to an action now.
func (d Drill) bound(a drill.KeyAction) drill.Binding {
	for _, b := range d.s.Bindings(d.Mode(true, false)) {
		if b.Action == a {
			return b
		}
	}
	return drill.Binding{}
}

func (d Drill) key(b drill.Binding) string {
	return d.p.Style(Key, d.keyName(b)) + " " + d.p.Style(Muted, b.Label)
}

func (d Drill) keyName(b drill.Binding) string { return b.Name(d.p.Glyph("–", "-")) }

// Help returns what every key does now, in columns. screen says that keys are
// pressed singly, else they are lines; pages that there are some to turn.
func (d Drill) Help(screen, pages bool) []string {
	keys := d.s.Bindings(d.Mode(screen, pages))
	return d.columns(slices.DeleteFunc(keys, func(b drill.Binding) bool { return b.Action == drill.ActHelp }))
}

// columns lays keys out in columns of one width.
func (d Drill) columns(keys []drill.Binding) []string {
	wide, cell := 0, 0
	for _, b := range keys {
		wide = max(wide, Width(d.keyName(b)))
	}
	for _, b := range keys {
		cell = max(cell, wide+2+Width(b.Label)+2)
	}
	across := max(1, (d.p.Width-1)/cell)
	if d.p.Plain || d.p.Width <= 0 {
		across = 1
	}
	down := (len(keys) + across - 1) / across
	lines := make([]string, down)
	for i, b := range keys {
		if lines[i%down] == "" {
			lines[i%down] = " "
		}
		lines[i%down] = PadRight(lines[i%down], 1+i/down*cell) +
			d.p.Style(Key, PadRight(d.keyName(b), wide)) + "  " + d.p.Style(Muted, b.Label)
	}
	return lines
}
