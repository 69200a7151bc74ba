// Package html writes the blocks of Markdown as HTML that is safe in any page:
// every text is escaped, there is no attribute for style or script, and links
// lead to http, https and mailto alone. Code is highlighted by class names,
// which the style sheet of CSS colours for light and dark.
//
// In reading order: render.go (blocks and spans), code.go (code), css.go with
// style.css.
//
// It imports markdown and highlight; packages of level 3 and up may import it.
package html
