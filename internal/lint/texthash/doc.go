// Package texthash makes hashes of texts and words, by which lint compares the
// cards of a large bank.
//
// Only package lint imports it.
package texthash
