// Package questions holds the built-in bank and the proofs of its claims.
//
// In reading order:
//
//	embed.go  what is embedded
//	card.go   one card, found without decoding the files
//	proof.go  the proofs
//
// It may be imported by all packages but those of its own level.
package questions
