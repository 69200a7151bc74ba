// Package questions holds the built-in bank and the proofs of its claims.
package questions
