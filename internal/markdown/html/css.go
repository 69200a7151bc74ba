package html

import _ "embed"

//go:embed style.css
var style string

// CSS returns the style sheet for what Renderer writes: code, tables, lists and
// quotations, in light and dark. Colours are custom properties named --md-…; the
// dark ones hold where the reader's system asks for dark, and in elements of
// class "dark" or "nightMode" (Anki's). Contrasts follow WCAG AA.
func CSS() string { return style }
