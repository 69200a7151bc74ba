// Package highlight splits code into spans by what they are: keywords,
// strings, comments and so on. It knows the languages of Django work, and
// nothing of how spans look; whoever shows them decides that.
//
// Read highlight.go first, then a language: python.go, html.go (with template
// tags), shell.go, sql.go, config.go (formats of settings). The lexers are
// rules for chroma's engine, compiled when a language is first met: chroma's
// own lexers take 15 ms at every start.
//
// The package is at the bottom: it imports nothing of djq, and any package
// may import it.
package highlight
