// Package sheet chooses what to read on the night before an interview, so that it
// fits on a page or two: the points missed most and most recently, cards that
// interviews ask often, notes, and what the newest Django brought. It is pure.
//
// In reading order: sheet.go (what a sheet has), misses.go (which points were
// missed), fill.go (what there is room for), markdown.go, html.go with style.css.
// The terminal's form is in package ui/page.
//
// Packages of level 6 and up may import it.
package sheet
