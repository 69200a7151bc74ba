package bank

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"djq/internal/diag"
	"djq/internal/yaml"
)

// pieceSize is about how many bytes of cards are decoded at once.
const pieceSize = 128 << 10

// Parse reads one file strictly. It returns every card that can be read and
// every problem there is; name is what messages call the file. The result
// keeps src.
func Parse(name string, src []byte) *File {
	return parse(name, src, pieceSize)
}

// parse is Parse with pieces of at least size bytes.
func parse(name string, src []byte, size int) *File {
	f := &File{Name: name, Source: src}
	if len(src) > yaml.MaxFileSize {
		f.Findings = []diag.Finding{yaml.TooLarge(name)}
		return f
	}
	r := &reader{yaml.NewReader(name, src)}
	if !f.readPieces(r, size) {
		f.readWhole(r)
	}
	f.Findings = append(f.Findings, r.Findings()...)
	f.settle()
	f.Findings = diag.Sort(f.Findings)
	return f
}

// readPieces reads a large file piece by piece, on all cores. It returns
// false, with nothing changed, when the file must be read whole.
func (f *File) readPieces(r *reader, size int) bool {
	parts, ok := r.Split(FieldCards.String(), size)
	if !ok {
		return false
	}
	lists := make([][]Card, len(parts.Pieces))
	read := make([]bool, len(parts.Pieces))
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), len(parts.Pieces)) {
		wg.Go(func() {
			for i := range next {
				piece := &reader{parts.Pieces[i]}
				var items []*yaml.Node
				if items, read[i] = piece.Items(); read[i] {
					lists[i] = piece.cards(items)
				}
			}
		})
	}
	for i := range parts.Pieces {
		next <- i
	}
	close(next)
	wg.Wait()
	if slices.Contains(read, false) {
		return false
	}
	if parts.Root != nil {
		f.readHead(&reader{parts.Head}, parts.Root)
	}
	f.Findings = append(f.Findings, parts.Head.Findings()...)
	f.Cards = slices.Concat(lists...)
	for _, piece := range parts.Pieces {
		f.Findings = append(f.Findings, piece.Findings()...)
	}
	return true
}

// readWhole reads a file as one document.
func (f *File) readWhole(r *reader) {
	root, empty := r.Decode()
	switch {
	case empty:
		f.Empty = true
		r.Report(diag.Finding{
			Pos: diag.Pos{Line: 1, Col: 1}, Rule: ruleNoCards, Message: "the file is empty",
			Hint: "write a list of cards, each with topic, difficulty, question and answer",
		})
	case root == nil:
	case yaml.IsList(root):
		if yaml.Len(root) == 0 {
			r.ReportAt(root, ruleNoCards, "add a card or remove the file", "the list of cards is empty")
		}
		f.Cards = r.cards(r.List(root, "cards"))
	case yaml.IsMapping(root):
		list, meant := f.readHead(r, root)
		switch {
		case list == nil && meant: // the key is reported
		case list == nil && !f.Has(FieldCards):
			hint := "add cards: with a list of cards"
			if yaml.HasKey(root, FieldQuestion.String()) {
				hint = `begin the card with a dash: "- question: …"`
			} else if key := yaml.KeyOfMappings(root); key != "" {
				hint = fmt.Sprintf("rename %s to cards", diag.Shorten(key))
			}
			r.ReportAt(root, ruleNoCards, hint, "the file has no cards")
		case list == nil:
		case yaml.IsNull(list) || yaml.IsList(list) && yaml.Len(list) == 0:
			r.ReportAt(list, ruleNoCards, "add a card or remove the file", "the list of cards is empty")
		default:
			f.Cards = r.cards(r.List(list, "cards"))
		}
	default:
		r.ReportAt(root, yaml.RuleType, "write a list of cards, or a mapping with cards:",
			"a bank must be a list or a mapping, not %s", yaml.TypeName(root))
	}
}

// readHead reads the keys at the top of a file and returns the value of
// cards, or nil; meant says that an unknown key is most likely cards, misspelt.
func (f *File) readHead(r *reader, root *yaml.Node) (cards *yaml.Node, meant bool) {
	names := r.Mapping(root, "a bank file", headKeys, func(i int, key, value *yaml.Node) {
		field := headFields[i]
		f.places = append(f.places, place{pos: r.Pos(key), field: field, index: keyIndex})
		switch field {
		case FieldTopic:
			f.Topic = r.slug(value, "topic")
		case FieldTitle:
			f.Title, _ = r.Text(value, "title")
		case FieldSummary:
			f.Summary, _ = r.Text(value, "summary")
		case FieldDifficulty:
			f.Difficulty = r.difficulty(value, "difficulty")
		case FieldCards:
			cards = value
		}
	})
	return cards, slices.Contains(names, FieldCards.String())
}

// settle fills in what a card takes from its file, and checks it.
func (f *File) settle() {
	for i := range f.Cards {
		c := &f.Cards[i]
		c.File = f
		if c.Topic == "" && !c.Has(FieldTopic) {
			c.Topic = f.Topic
			f.settleField(c, FieldTopic)
		}
		if c.takesDifficulty {
			c.Difficulty = f.Difficulty
			f.settleField(c, FieldDifficulty)
		}
		for j, a := range c.Aliases {
			if !strings.Contains(a, "/") {
				c.Aliases[j] = c.Topic + "/" + a
			}
		}
	}
}

// settleField reports a field that neither a card nor its file has.
func (f *File) settleField(c *Card, field Field) {
	if f.Has(field) {
		return
	}
	missing := missingField(c, field)
	missing.File = f.Name
	f.Findings = append(f.Findings, missing)
}
