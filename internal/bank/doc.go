// Package bank reads question banks: files of cards in, cards with positions
// and every problem of every file out.
//
// In reading order: card.go, difficulty.go, asked.go, version.go and
// follow_up.go (what a card is), field.go and table.go (its fields, and the
// one table that says all there is to know of each), value.go (what a card says
// in them), place.go (where they are written), slug.go and generated_id.go (ids), file.go, parse.go and
// value_reader.go, fence.go and url.go (one file), source.go, folder.go, once.go and load.go (folders, in parallel),
// check.go (cards of all files against each other), rules.go (ids of the
// checks), broken.go (a bank that cannot be used), left_out.go (drafts, which are
// left out), excerpt.go (a card as a file of its own).
//
// Packages of level 3 and up may import it.
package bank
