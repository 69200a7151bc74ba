// Package highlight splits code into spans by what they are: keywords,
// strings, comments and so on. It knows the languages of Django work, and
// nothing of how spans look; the caller decides that.
//
// Read highlight.go first, then the lexer of a language: lexer_python.go,
// lexer_html.go (with template tags), lexer_shell.go, lexer_sql.go,
// lexer_config.go (settings files). They return no HTML. The lexers are
// rules for chroma's engine, compiled when a language is first met: chroma's
// own lexers take 15 ms at every start.
//
// The package is at the bottom: it imports nothing of djq, and any package
// may import it.
package highlight
