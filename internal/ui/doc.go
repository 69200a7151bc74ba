// Package ui is the kit that everything a person sees is made with: text,
// Markdown, tables and charts as lines for a terminal or a pipe. All colour of
// the program lives here. The package prints nothing: callers write the lines.
//
// Text comes out without control characters whatever its source: the only
// escape sequences in a line are the ones made here, SGR and OSC 8.
//
// Reading order: printer.go (for which screen), style.go (what text means and
// how that looks), width.go, link.go; then Markdown: markdown.go lays out
// blocks, span.go turns spans into a paragraph (paragraph.go), which
// linebreak.go breaks into lines of runs (textstyle.go), code.go colours and wraps
// code, markdown_table.go draws tables;
// then what pages are made of: section.go, table.go, bar.go, readiness.go,
// columnchart.go, heatmap.go.
//
// Pages of commands are in ui/page. The package knows cards and history only
// through them; any package that shows something to a person may import it.
package ui
