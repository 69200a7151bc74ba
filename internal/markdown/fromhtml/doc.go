// Package fromhtml turns HTML, as editors of other programs write it, into
// Markdown that shows the same text. What stands out in HTML does so in Markdown
// where there is a mark for it; text that looks like marks is escaped, where it
// would be one.
//
// In reading order: convert.go (the whole), read.go (HTML as blocks), inline.go
// (as running text), list.go, table.go, code.go; write.go (blocks as Markdown),
// escape.go (running text), flat.go (where two texts differ).
//
// Packages of level 4 and up may import it.
package fromhtml
