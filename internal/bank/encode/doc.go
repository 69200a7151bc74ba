// Package encode writes cards as YAML: what it writes is read as the same cards,
// in the order of keys and the form that lint asks for.
//
// In reading order: encode.go (cards and files), rewrite.go (a card that is there, with
// what changed), tidy.go (white space of foreign texts that says nothing).
//
// Packages of level 4 and up may import it.
package encode
