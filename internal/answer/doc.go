// Package answer says which key points a written answer makes, and which of
// its words say so. It needs no network and gives the same result every time.
//
// Files, in reading order: check.go; text.go (words and stems), lexicon.go
// (abbreviations.txt, synonyms.txt), likeness.go (of two words), rarity.go (of
// words in the bank, rarity.txt), features.go (of a point in an answer),
// model.go (what follows from them).
//
// It knows neither cards nor history. Sessions and commands may import it.
package answer
