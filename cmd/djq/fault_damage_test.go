//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
)

// pageBytes is the size of a page of a history.
const pageBytes = 4096

// damageFile returns a damaged copy of a database, and what was done to it.
func damageFile(whole []byte, random *rand.Rand) (damaged []byte, how string) {
	damaged = bytes.Clone(whole)
	pages := len(whole) / pageBytes
	page := func(i int) []byte { return damaged[i*pageBytes:][:pageBytes] }
	// Two of the pages behind the first: SQLite would not open a file without
	// that one, and there is little to see.
	a, b := 1+random.IntN(pages-1), 1+random.IntN(pages-1)
	switch kind := random.IntN(20); {
	case kind < 12:
		at, bit := random.IntN(len(damaged)), random.IntN(8)
		damaged[at] ^= 1 << bit
		return damaged, fmt.Sprintf("bit %d of byte %d flipped", bit, at)
	case kind < 14:
		const many = 8
		for range many {
			damaged[random.IntN(len(damaged))] ^= 1 << random.IntN(8)
		}
		return damaged, fmt.Sprintf("%d bits flipped", many)
	case kind < 17:
		copy(page(a), whole[b*pageBytes:][:pageBytes])
		copy(page(b), whole[a*pageBytes:][:pageBytes])
		return damaged, fmt.Sprintf("pages %d and %d swapped", a+1, b+1)
	case kind < 19:
		copy(page(a), whole[b*pageBytes:][:pageBytes])
		return damaged, fmt.Sprintf("page %d overwritten by page %d", a+1, b+1)
	}
	clear(page(a))
	return damaged, fmt.Sprintf("page %d emptied", a+1)
}
