package drillview

import (
	"slices"
	"strings"

	"djq/internal/drill"
	"djq/internal/ui"
)

// keyGap separates two keys with what they do.
const keyGap = "   "

// bracketed returns keys in brackets, the first as the one pressed most. Where
// they do not fit they move closer together, and then all but the first and
// the last are left out, from the end.
func (v View) bracketed(keys []drill.Binding) string {
	gap := v.p.Glyph(keyGap, ", ")
	for {
		var plain, styled []string
		for i, b := range keys {
			colon := ""
			if i == 0 {
				colon = ":"
			}
			plain = append(plain, v.keyName(b)+colon+" "+b.Label)
			styled = append(styled, v.p.Style(ui.Key, v.keyName(b))+v.p.Style(ui.Muted, colon+" "+b.Label))
		}
		width := 2 + ui.Width(strings.Join(plain, gap))
		if v.p.Width <= 0 || width < v.p.Width || len(gap) == 2 && len(keys) <= 2 {
			return v.p.Style(ui.Muted, "[") + strings.Join(styled, gap) + v.p.Style(ui.Muted, "]")
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
func (v View) bound(a drill.KeyAction) drill.Binding {
	for _, b := range v.s.Bindings(v.Mode(true, false)) {
		if b.Action == a {
			return b
		}
	}
	return drill.Binding{}
}

func (v View) key(b drill.Binding) string {
	return v.p.Style(ui.Key, v.keyName(b)) + " " + v.p.Style(ui.Muted, b.Label)
}

func (v View) keyName(b drill.Binding) string { return b.Name(v.p.Glyph("–", "-")) }

// Help returns what every key does now, in columns, and what the words for it
// mean where they leave that open.
func (v View) Help(m drill.Mode) []string {
	keys := slices.DeleteFunc(v.s.Bindings(m), func(b drill.Binding) bool { return b.Action == drill.ActHelp })
	lines := v.columns(keys)
	for _, b := range keys {
		if meaning := v.meaning(b.Action); meaning != "" {
			word := ui.PadRight(b.Label, len("suspend"))
			lines = append(lines, v.p.Item(" "+v.p.Style(ui.Key, word)+"  ", meaning)...)
		}
	}
	return lines
}

// meaning says what comes of an action whose name leaves that open, empty for
// the others. What is not saved ends with the session.
func (v View) meaning(a drill.KeyAction) string {
	saved := v.memory != nil
	switch {
	case a == drill.ActBury && saved:
		return "not asked again before tomorrow"
	case a == drill.ActSuspend && saved:
		return "not asked again until djq history unsuspend"
	case a == drill.ActBury, a == drill.ActSuspend:
		return "not asked again in this session"
	case a == drill.ActFlag && saved:
		return "still asked; djq stats lists it for a later edit"
	case a == drill.ActFlag:
		return "still asked; listed at the end for a later edit"
	}
	return ""
}

// columns lays keys out in columns of one width.
func (v View) columns(keys []drill.Binding) []string {
	wide, cell := 0, 0
	for _, b := range keys {
		wide = max(wide, ui.Width(v.keyName(b)))
	}
	for _, b := range keys {
		cell = max(cell, wide+2+ui.Width(b.Label)+2)
	}
	across := max(1, (v.p.Width-1)/cell)
	if v.p.Plain || v.p.Width <= 0 {
		across = 1
	}
	down := (len(keys) + across - 1) / across
	lines := make([]string, down)
	for i, b := range keys {
		if lines[i%down] == "" {
			lines[i%down] = " "
		}
		lines[i%down] = ui.PadRight(lines[i%down], 1+i/down*cell) +
			v.p.Style(ui.Key, ui.PadRight(v.keyName(b), wide)) + "  " + v.p.Style(ui.Muted, b.Label)
	}
	return lines
}
