package incoming

import (
	"iter"
	"slices"

	"djq/internal/bank"
	"djq/internal/bank/encode"
	"djq/internal/diag"
)

// How many cards one file has at most, so that editors open it at once and several
// are read at the same time; and how many are checked at once.
const (
	maxCards     = 5_000
	checkedCards = 500
)

// Files yields cards as bank files: one, or several of many cards.
func Files(cards []*bank.Card) iter.Seq[string] {
	return func(yield func(string) bool) {
		for some := range slices.Chunk(cards, maxCards) {
			if !yield(encode.File(commonHead(some), some)) {
				return
			}
		}
	}
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
	kept := d.plan.New[:0]
	for cards := range slices.Chunk(d.plan.New, checkedCards) {
		if firstError(encode.File(encode.Head{}, cards)) == nil {
			kept = append(kept, cards...)
			continue
		}
		for _, c := range cards {
			if finding := firstError(encode.Card(c)); finding == nil {
				kept = append(kept, c)
			} else {
				d.refuse(c, finding)
			}
		}
	}
	d.plan.New = kept
}

// refuse leaves out a card that a bank would refuse.
func (d *decider) refuse(c *bank.Card, finding *diag.Finding) {
	d.plan.LeftOut = append(d.plan.LeftOut, LeftOut{c.Name(), Shorten(c.Question), finding.Message})
	for i, name := range d.plan.Names {
		if name == c.Name() {
			d.plan.Names[i] = ""
		}
	}
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
