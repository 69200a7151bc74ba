package questions

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

// names is the file of Names: one card on each line.
//
//go:embed cards.txt
var names string

// Names returns the cards of the built-in bank in the order of their files, as
// "orm/n-plus-one". They are listed in a file of their own, so that one card can be
// chosen without reading the bank: to look for the cards in all files takes longer
// than to decode and show the one that is chosen.
func Names() []string { return strings.Fields(names) }

// The lines that a file of the built-in bank is searched for.
var (
	cardsLine = []byte("\ncards:\n")
	idLine    = []byte("\n  - id: ")
)

// Alone returns the name of the file of a card of Names, and the text of a file
// that has this card alone. It relies on how the files of the built-in bank are
// laid out, and is of no use for others.
func Alone(card string) (file string, text []byte, err error) {
	topic, id, _ := strings.Cut(card, "/")
	file = topic + ".yaml"
	if text, err = FS.ReadFile(file); err != nil {
		return "", nil, err
	}
	head := bytes.Index(text, cardsLine) + len(cardsLine)
	// The end of the line before belongs to what begins a card.
	first := slices.Concat(idLine, []byte(id), []byte("\n"))
	start := bytes.Index(text, first) + 1
	if head < len(cardsLine) || start < head {
		return "", nil, fmt.Errorf("%s has no card %s", file, id)
	}
	end := len(text)
	if i := bytes.Index(text[start:], idLine); i >= 0 {
		end = start + i + 1
	}
	return file, slices.Concat(text[:head], text[start:end]), nil
}
