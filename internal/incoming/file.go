package incoming

import (
	"djq/internal/bank"
	"djq/internal/bank/encode"
	"djq/internal/diag"
)

// maxCards is how many cards one file has at most. Larger ones take editors long.
const maxCards = 20_000

// Files returns cards as bank files: one, or several of many cards.
func Files(cards []*bank.Card) []string {
	var files []string
	for len(cards) > 0 {
		n := min(len(cards), maxCards)
		files = append(files, encode.File(commonHead(cards[:n]), cards[:n]))
		cards = cards[n:]
	}
	return files
}

// commonHead returns what all of the cards say.
func commonHead(cards []*bank.Card) encode.Head {
	head := encode.Head{Topic: cards[0].Topic, Difficulty: cards[0].Difficulty}
	for _, c := range cards {
		if c.Topic != head.Topic {
			head.Topic = ""
		}
		if c.Difficulty != head.Difficulty {
			head.Difficulty = 0
		}
	}
	return head
}

// check leaves out the cards that a bank would refuse.
func (d *decider) check() {
	if !refused(Files(d.plan.New)) {
		return
	}
	kept := d.plan.New[:0]
	for _, c := range d.plan.New {
		finding := firstError(encode.Card(c))
		if finding == nil {
			kept = append(kept, c)
			continue
		}
		d.plan.LeftOut = append(d.plan.LeftOut, LeftOut{c.Name(), Shorten(c.Question), finding.Message})
		for i, name := range d.plan.Names {
			if name == c.Name() {
				d.plan.Names[i] = ""
			}
		}
	}
	d.plan.New = kept
}

// refused reports whether a bank refuses one of the files.
func refused(files []string) bool {
	for _, file := range files {
		if firstError(file) != nil {
			return true
		}
	}
	return false
}

// firstError returns the first error of a bank file, or nil.
func firstError(file string) *diag.Finding {
	for _, f := range bank.Parse("", []byte(file)).Findings {
		if f.Severity == diag.Error {
			return &f
		}
	}
	return nil
}
