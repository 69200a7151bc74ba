// Package words takes English text apart: into tokens, with identifiers split
// into their words, and tokens into stems; and it counts how rare a stem is in
// a bank. Search, lint and the check of written answers compare texts by it.
//
// Files, in reading order: fold.go, token.go, stem.go, stopword.go, rarity.go.
//
// It knows neither cards nor Markdown. Packages from level 2 on may import it.
package words
