// Package markdown turns the Markdown of a card into a small tree of blocks.
// It is CommonMark, except that HTML is text like any other. Whatever the
// text holds, no string of the tree holds an unprintable character or invalid
// UTF-8, be it written as such or as an entity.
//
// In reading order: block.go (the tree), parse.go and convert.go (goldmark's
// tree into ours), entity.go, clean.go (text safe to print), literal.go (texts
// that goldmark would take too long for), text.go and line.go (the words
// alone), fence.go (where fenced code begins and ends).
//
// Packages of level 2 and up may import it.
package markdown
