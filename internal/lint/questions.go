package lint

import (
	"cmp"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/lint/texthash"
	"djq/internal/words"
)

// question is what is kept of a question to compare it with those of all other
// files: hashes, no text.
type question struct {
	file       string
	topic, id  string
	pos, end   diag.Pos
	repeated   bool // repeated-question may report it
	similar    bool // similar-question may report it
	text       uint64
	words      []uint64 // the set of its words; empty when they are too few
	wordsTotal uint64   // the sum of them, which identifies the set
}

const (
	// minWords is how many words a question needs to be compared by them.
	minWords = 4
	// minWordsToSwap is how many words two questions need to be similar though
	// each has a word that the other lacks.
	minWordsToSwap = 8
)

// newQuestion returns a question without its place.
func (p *pass) newQuestion(text string) question {
	q := question{text: texthash.Of(text)}
	for t := range words.Tokens(text) {
		if isStop(t) {
			continue
		}
		// The lowest bit marks a word that may not be missing.
		h := texthash.OfToken(t, p.stemmer) &^ 1
		if isFixed(t) {
			h |= 1
		}
		q.words = append(q.words, h)
	}
	slices.Sort(q.words)
	q.words = slices.Compact(q.words)
	if len(q.words) < minWords {
		q.words = nil
	}
	for _, h := range q.words {
		q.wordsTotal += h
	}
	return q
}

// questions returns the questions of the file.
func (p *pass) questions() []question {
	questions := make([]question, 0, len(p.file.Cards))
	repeated, similar := !p.config.disables(repeatedID), !p.config.disables(similarID)
	for i := range p.file.Cards {
		c := &p.file.Cards[i]
		if c.Question == "" {
			continue
		}
		q := p.newQuestion(c.Question)
		q.file, q.topic, q.id = p.file.Name, c.Topic, c.ID
		q.pos, q.end = keySpan(c, bank.FieldQuestion)
		q.repeated = repeated && !p.ignores.silence(repeatedID, q.pos.Line)
		q.similar = similar && !p.ignores.silence(similarID, q.pos.Line)
		questions = append(questions, q)
	}
	return questions
}

// compareQuestions returns what is to be reported about the questions of all
// files, each compared with those of files and lines before it.
func compareQuestions(questions []question) []diag.Finding {
	questions = slices.Clone(questions)
	slices.SortStableFunc(questions, func(a, b question) int {
		return cmp.Or(strings.Compare(a.file, b.file), a.pos.Compare(b.pos))
	})
	var findings []diag.Finding
	seen := newSeenQuestions(len(questions))
	for i := range questions {
		q := &questions[i]
		n, same, found := seen.add(q, i)
		if !found {
			continue
		}
		earlier := &questions[n]
		if q.topic == earlier.topic && q.id == earlier.id {
			continue // the reader reports the duplicate id
		}
		f := diag.Finding{
			File: q.file, Pos: q.pos, End: q.end, Severity: diag.Warning,
			Related: []diag.Related{{File: earlier.file, Pos: earlier.pos, Message: "the earlier question"}},
		}
		name := earlier.topic + "/" + earlier.id
		switch {
		case same && q.repeated:
			f.Rule, f.Message, f.Hint = repeatedID, "same question as "+name, "remove one of the cards, or ask a different question"
		case !same && q.similar:
			f.Rule, f.Message, f.Hint = similarID, "almost the same question as "+name, "reword it so that the two are easy to tell apart, or remove one of the cards"
		default:
			continue
		}
		findings = append(findings, f)
	}
	return findings
}

// seenQuestions finds, among the questions added so far, the first that a
// further one is like. Adding costs time in proportion to the words.
type seenQuestions struct {
	// The first question with each hash of: its text, its set of words, that
	// set without one word, and the same of questions long enough to swap one.
	texts, sets, lessOne, lessOneLong map[uint64]int
}

func newSeenQuestions(n int) *seenQuestions {
	return &seenQuestions{
		texts: make(map[uint64]int, n), sets: make(map[uint64]int, n),
		lessOne: map[uint64]int{}, lessOneLong: map[uint64]int{},
	}
}

// add adds question number n. It returns the number of the first earlier one
// with the same text (same) or, when there is none, with similar words.
func (s *seenQuestions) add(q *question, n int) (earlier int, same, found bool) {
	earlier = n
	meet := func(seen map[uint64]int, hash uint64) {
		if first, ok := seen[hash]; ok {
			earlier = min(earlier, first)
		}
	}
	remember := func(seen map[uint64]int, hash uint64) {
		if _, ok := seen[hash]; !ok {
			seen[hash] = n
		}
	}

	if len(q.words) > 0 {
		meet(s.sets, q.wordsTotal)
		meet(s.lessOne, q.wordsTotal)
		remember(s.sets, q.wordsTotal)
	}
	if len(q.words) > minWords {
		for _, h := range q.words {
			if h&1 != 0 {
				continue
			}
			rest := q.wordsTotal - h
			meet(s.sets, rest)
			remember(s.lessOne, rest)
			if len(q.words) >= minWordsToSwap {
				meet(s.lessOneLong, rest)
				remember(s.lessOneLong, rest)
			}
		}
	}
	if first, ok := s.texts[q.text]; ok {
		return first, true, true
	}
	s.texts[q.text] = n
	return earlier, false, earlier < n
}
