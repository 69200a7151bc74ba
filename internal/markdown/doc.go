// Package markdown turns the Markdown of a card into a small tree of blocks.
// What is written is shown: only marks are taken away, and technical text that
// looks like marks is text. Whatever a text holds, no string of the tree holds
// an unprintable character or invalid UTF-8.
//
// The format is CommonMark with the tables of GitHub, less what hides or
// changes text:
//
//   - **bold** and *emphasis* are written with stars, underscores are text.
//     Stars open before a letter, a digit, a back-tick, a quote or a bracket, and
//     close after something that is no space and before the end, a space, or
//     punctuation that no word follows; what opens within brackets or quotes
//     closes there.
//   - [label](destination) and <destination> are links to http, https and mailto
//     alone. HTML, footnotes, definitions of links and [labels] are text.
//   - A backslash that stands before what would be a mark without it is gone,
//     any other is text. At the end of a line it breaks the line.
//   - Entities such as &lt; are text: since HTML is, nobody needs them.
//   - A quote is > and a space. Headings are lines that begin with number signs,
//     not underlined ones. A rule is of hyphens or stars. A list begins with an
//     item that has text; numbers and + are shown as written.
//
// In reading order: block.go (the tree), parse.go (what the blocks are),
// marks.go (what begins one), convert.go (goldmark's blocks into ours),
// table.go; inline.go (the text of a block), emphasis.go, enclosed.go, link.go
// and spans.go; eaten.go (what is no mark and yet not shown), clean.go (text safe
// to print), literal.go (texts that goldmark would take too long for), text.go and
// line.go (the words alone), fence.go (where fenced code begins and ends).
//
// Packages of level 2 and up may import it.
package markdown
