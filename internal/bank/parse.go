package bank

import (
	"fmt"
	"runtime"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"djq/internal/diag"
)

// maxFileSize is the largest file that is read, in bytes.
const maxFileSize = 32 << 20

var (
	headFields = []Field{FieldTopic, FieldTitle, FieldSummary, FieldCards}
	headKeys   = names(headFields)
)

// Parse reads one file strictly. It returns every card that can be read and
// every problem there is; name is what messages call the file. The result
// keeps src.
func Parse(name string, src []byte) *File {
	return parse(name, src, chunkSize)
}

// parse is Parse with chunks of at least size bytes.
func parse(name string, src []byte, size int) *File {
	f := &File{Name: name, Source: src}
	if len(src) > maxFileSize {
		f.Findings = []diag.Finding{tooLarge(name)}
		return f
	}
	r := &reader{name: name}
	r.text = scanBytes(src, r.report)
	r.base = len(src) - len(r.text)
	if !f.readPieces(r, size) {
		f.readWhole(r)
	}
	f.Findings = r.findings
	f.settle()
	f.Findings = diag.Sort(f.Findings)
	return f
}

func tooLarge(name string) diag.Finding {
	return diag.Finding{
		File: name, Severity: diag.Error, Rule: ruleSize,
		Message: fmt.Sprintf("larger than %d MiB", maxFileSize>>20),
		Hint:    "split it into a file per topic",
	}
}

// readPieces reads a large file card by card, on all cores. It returns false,
// with nothing changed, when the file must be read whole.
func (f *File) readPieces(r *reader, size int) bool {
	head, chunks, ok := split(r.text, size)
	if !ok {
		return false
	}
	top := &reader{name: r.name, text: head, base: r.base}
	root, err := top.decode()
	if err != nil || root != nil && !endsInCards(root) {
		return false
	}
	pieces := make([]struct {
		cards    []Card
		findings []diag.Finding
		ok       bool
	}, len(chunks))
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), len(chunks)) {
		wg.Go(func() {
			for i := range next {
				piece := &reader{
					name: r.name, text: chunks[i].text,
					base: r.base + chunks[i].at, lineOffset: chunks[i].line,
				}
				list, err := piece.decode()
				if err != nil || list == nil || list.Kind != yaml.SequenceNode || !piece.vet(list, 1) {
					continue
				}
				pieces[i].cards = piece.cards(list)
				pieces[i].findings = piece.findings
				pieces[i].ok = true
			}
		})
	}
	for i := range chunks {
		next <- i
	}
	close(next)
	wg.Wait()
	total := 0
	for _, p := range pieces {
		if !p.ok {
			return false
		}
		total += len(p.cards)
	}
	if root != nil {
		if !top.vet(root, 0) {
			return false
		}
		f.readHead(top, root)
	}
	r.findings = append(r.findings, top.findings...)
	f.Cards = make([]Card, 0, total)
	for _, p := range pieces {
		f.Cards = append(f.Cards, p.cards...)
		r.findings = append(r.findings, p.findings...)
	}
	return true
}

// readWhole reads a file as one document.
func (f *File) readWhole(r *reader) {
	root, err := r.decode()
	if err != nil {
		r.reportSyntax(err)
	}
	switch {
	case err == nil && (root == nil || isNull(root)):
		r.report(diag.Finding{
			Pos: diag.Pos{Line: 1, Col: 1}, Rule: ruleNoCards, Message: "the file is empty",
			Hint: "write a list of cards, each with topic, difficulty, question and answer",
		})
	case root == nil:
	case !r.vet(root, 0):
	case root.Kind == yaml.SequenceNode:
		f.Cards = r.cards(root)
		if len(root.Content) == 0 {
			r.reportAt(root, ruleNoCards, "write a card or remove the file", "the list has no card")
		}
	case root.Kind == yaml.MappingNode:
		list := f.readHead(r, root)
		switch {
		case list == nil && !f.Has(FieldCards):
			hint := "add cards: with a list of cards"
			if hasKey(root, "question") {
				hint = `begin the card with a dash: "- question: …"`
			}
			r.reportAt(root, ruleNoCards, hint, "the file has no cards")
		case list == nil:
		case isNull(list) || list.Kind == yaml.SequenceNode && len(list.Content) == 0:
			r.reportAt(list, ruleNoCards, "write a card or remove the file", "cards has no card")
		default:
			f.Cards = r.cards(&yaml.Node{Kind: yaml.SequenceNode, Content: r.list(list, "cards")})
		}
	default:
		r.reportAt(root, ruleType, "write a list of cards, or a mapping with cards:", "a bank must be a list or a mapping, this is %s", typeName(root))
	}
}

// endsInCards reports whether the head of a file is a mapping whose last key
// is cards, its value still to come.
func endsInCards(root *yaml.Node) bool {
	n := len(root.Content)
	return root.Kind == yaml.MappingNode && n >= 2 && root.Content[n-2].Value == "cards" && isNull(root.Content[n-1])
}

func hasKey(n *yaml.Node, key string) bool {
	for i := 0; i < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}

// readHead reads the keys at the top of a file and returns the value of
// cards, or nil.
func (f *File) readHead(r *reader, root *yaml.Node) (cards *yaml.Node) {
	r.mapping(root, "a bank file", headKeys, func(i int, key, value *yaml.Node) {
		field := headFields[i]
		f.places = append(f.places, place{pos: r.pos(key), field: field, index: keyIndex})
		switch field {
		case FieldTopic:
			f.Topic = r.slug(value, "topic")
		case FieldTitle:
			f.Title, _ = r.string(value, "title")
		case FieldSummary:
			f.Summary, _ = r.string(value, "summary")
		case FieldCards:
			cards = value
		}
	})
	return cards
}

// cards reads the cards of a list.
func (r *reader) cards(list *yaml.Node) []Card {
	cards := make([]Card, 0, len(list.Content))
	for _, n := range list.Content {
		if c := r.card(n); n.Kind == yaml.MappingNode {
			cards = append(cards, c)
		}
	}
	return cards
}

// settle fills in what a card takes from its file, and checks it.
func (f *File) settle() {
	for i := range f.Cards {
		c := &f.Cards[i]
		c.File = f
		if c.Topic == "" && !c.Has(FieldTopic) {
			c.Topic = f.Topic
			if !f.Has(FieldTopic) {
				f.Findings = append(f.Findings, diag.Finding{
					File: f.Name, Pos: c.Pos, Severity: diag.Error, Rule: ruleMissing,
					Message: "card without topic", Hint: "add topic: to the card or once to the file",
				})
			}
		}
		for j, a := range c.Aliases {
			if !strings.Contains(a, "/") {
				c.Aliases[j] = c.Topic + "/" + a
			}
		}
	}
}
