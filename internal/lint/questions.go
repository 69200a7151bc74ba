package lint

import (
	"slices"

	"djq/internal/bank"
	"djq/internal/diag"
)

// batch is what is kept of the questions of one file: hashes, no text.
type batch struct {
	file      string
	questions []question
	marks     []mark
}

// question is where a question stands and which rules may report it.
type question struct {
	file               string
	topic, id          string
	pos, end           diag.Pos
	repeats, resembles bool
}

// kind says what the hash of a mark was made of.
type kind uint8

const (
	// exact: the text.
	exact kind = iota
	// whole: the set of its words.
	whole
	// less: that set without one word, of a question that is long enough to be
	// compared with a whole one.
	less
	// muchLess: the same, of a question that is long enough to be compared with
	// another one less a word.
	muchLess
)

// mark is one hash of a question. Questions whose marks meet are alike.
type mark struct {
	sum uint64
	ref uint32 // which question, shifted by two, and the kind
}

func newMark(sum uint64, question int, k kind) mark {
	if k == exact {
		sum = mix(sum + 1) // texts never meet sets
	}
	return mark{sum, uint32(question)<<2 | uint32(k)}
}

func (m mark) question() int { return int(m.ref >> 2) }
func (m mark) kind() kind    { return kind(m.ref & 3) }

const (
	// fewWords is how many words a question needs to be compared by them.
	fewWords = 4
	// manyWords is how many words two questions need to be alike though each
	// has one that the other lacks.
	manyWords = 8
)

// questions returns what is kept of the questions of the file.
func (p *pass) questions() batch {
	b := batch{file: p.file.Name}
	repeats, resembles := !p.config.disables(repeatedID), !p.config.disables(similarID)
	b.questions = make([]question, 0, len(p.file.Cards))
	b.marks = make([]mark, 0, 8*len(p.file.Cards))
	var set []uint64
	for i := range p.file.Cards {
		c := &p.file.Cards[i]
		if c.Question == "" {
			continue
		}
		pos, end := keySpan(c, bank.FieldQuestion)
		n := len(b.questions)
		b.questions = append(b.questions, question{
			file: p.file.Name, topic: c.Topic, id: c.ID, pos: pos, end: end,
			repeats:   repeats && !p.ignores.silence(repeatedID, pos.Line),
			resembles: resembles && !p.ignores.silence(similarID, pos.Line),
		})
		b.marks = append(b.marks, newMark(textHash(c.Question), n, exact))
		b.marks, set = markWords(b.marks, set, c.Question, n)
	}
	return b
}

// markWords adds the marks of a question's words: one for all, and one for
// all but each that may be missing. It works in set, which it returns.
func markWords(marks []mark, set []uint64, text string, n int) ([]mark, []uint64) {
	set = set[:0]
	for w := range words(text) {
		if isStop(w.text) {
			continue
		}
		// The lowest bit says that the word may not be missing.
		h := w.hash &^ 1
		if w.fixed || isTurn(w.text) {
			h |= 1
		}
		set = append(set, h)
	}
	slices.Sort(set)
	set = slices.Compact(set)
	if len(set) < fewWords {
		return marks, set
	}
	var sum uint64
	for _, h := range set {
		sum += h
	}
	marks = append(marks, newMark(sum, n, whole))
	k := less
	if len(set) >= manyWords {
		k = muchLess
	}
	if len(set) <= fewWords {
		return marks, set
	}
	for _, h := range set {
		if h&1 == 0 {
			marks = append(marks, newMark(sum-h, n, k))
		}
	}
	return marks, set
}
