package answer

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed rarity.txt
var rarityTable string

// rarity is in how many texts of the built-in bank stems occur.
type rarity struct {
	texts int
	in    map[string]int
}

// theRarity returns the table, which is read when it is first needed. Its first
// line has the number of texts, each other line a stem and in how many it
// occurs; a stem that occurs once is left out.
var theRarity = sync.OnceValue(func() *rarity {
	first, rest, _ := strings.Cut(rarityTable, "\n")
	texts, _ := strconv.Atoi(first)
	r := &rarity{texts: texts, in: make(map[string]int, strings.Count(rest, "\n"))}
	for line := range strings.Lines(rest) {
		stem, count, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		r.in[stem], _ = strconv.Atoi(count)
	}
	return r
})

// weight returns the inverse document frequency of a stem, 1 for one that
// occurs everywhere; see words.Rarity.
func (r *rarity) weight(stem string) float64 {
	in := max(1, r.in[stem])
	return math.Log(float64(r.texts+1)/float64(in+1)) + 1
}
