// Package texthash makes hashes of texts and words, by which the
// cards of a large bank are compared.
//
// Packages lint and incoming import it.
package texthash
