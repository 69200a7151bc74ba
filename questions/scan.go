package questions

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
)

// Card is a card of the built-in bank that was found but not decoded.
type Card struct {
	Name string // topic/id
	File string // of FS

	head       int // where the list of cards begins
	start, end int // where the card is
}

// shortestCard is less than any card of the built-in bank has in bytes, so that
// many need not be looked at. The card after a shorter one would be overlooked.
const shortestCard = 1000

// largestFile is more than any file of the built-in bank has in bytes. A larger one
// would be scanned just as well, only slower.
const largestFile = 128 << 10

// The lines that a file of the built-in bank is scanned for.
var (
	topicLine = []byte("\ntopic: ")
	cardsLine = []byte("\ncards:\n")
	idLine    = []byte("\n  - id: ")
	dash      = bytes.IndexByte(idLine, '-')
)

// Scan finds all cards of the built-in bank, in the order of their files, by the
// lines that begin them. Decoding the files takes a hundred times as long. It
// relies on how these files are laid out, and is of no use for others.
func Scan() ([]Card, error) {
	names, err := fs.Glob(FS, "*.yaml")
	if err != nil {
		return nil, err
	}
	var cards []Card
	// One buffer for all files: new memory for each takes as long as the scan.
	buffer := bytes.NewBuffer(make([]byte, 0, largestFile))
	for _, name := range names {
		file, err := FS.Open(name)
		if err != nil {
			return nil, err
		}
		buffer.Reset()
		_, err = buffer.ReadFrom(file)
		if err := errors.Join(err, file.Close()); err != nil {
			return nil, err
		}
		cards = appendCards(cards, name, buffer.Bytes())
	}
	return cards, nil
}

// appendCards appends the cards of one file.
func appendCards(cards []Card, name string, text []byte) []Card {
	above, list, _ := bytes.Cut(text, cardsLine)
	_, topic, _ := bytes.Cut(above, topicLine)
	prefix := restOfLine(topic) + "/"
	card := Card{File: name, head: len(text) - len(list)}
	// The end of the line before belongs to what begins a card.
	next := after(text, max(0, card.head-1))
	for next < len(text) {
		card.start = next
		id := card.start - 1 + len(idLine)
		next = after(text, min(card.start+shortestCard, len(text)))
		card.Name, card.end = prefix+restOfLine(text[id:]), next
		cards = append(cards, card)
	}
	return cards
}

// after returns where the first card begins at a place in a file or below, and
// where the file ends when there is none.
//
// It searches from the dash on: a search halts at each first byte of what it is
// for, and there are half as many dashes as ends of lines.
func after(text []byte, at int) int {
	for from := at + dash; from < len(text); from++ {
		i := bytes.Index(text[from:], idLine[dash:])
		if i < 0 {
			break
		}
		from += i
		if bytes.HasSuffix(text[:from], idLine[:dash]) {
			return from - dash + 1
		}
	}
	return len(text)
}

func restOfLine(text []byte) string {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return string(line)
}

// YAML returns a file of a bank with this card alone.
func (c Card) YAML() ([]byte, error) {
	text, err := FS.ReadFile(c.File)
	if err != nil {
		return nil, err
	}
	return slices.Concat(text[:c.head], text[c.start:c.end]), nil
}
