// Package bank reads question banks strictly: YAML bytes in, cards with
// positions and every problem of every file out. It is the only package that
// knows YAML.
package bank

import "djq/internal/diag"

// Card is one question with its answer: what its author wrote, no learning
// state. A card is immutable once read.
type Card struct {
	Topic       string // the card's own topic, else its file's
	ID          string // slug, unique in its topic
	MadeID      bool   // ID was made from the question, the author gave none
	Difficulty  Difficulty
	Asked       Asked
	Since       Version // zero value: not bound to a version
	Tags        []string
	Question    string   // Markdown
	Variants    []string // Markdown: other wordings of the question
	Hint        string   // Markdown, may be empty
	Answer      string   // Markdown
	KeyPoints   []string // what a good answer contains
	BonusPoints []string // what a strong answer adds
	FollowUps   []FollowUp
	Refs        []string
	Aliases     []string // earlier names, each "topic/id"

	// Pos is where the card begins: its first key.
	Pos diag.Pos
	// File is the file it was read from, nil for a card made in memory.
	File *File

	places []place
}

// Name returns the card's name everywhere: "topic/id".
func (c *Card) Name() string { return c.Topic + "/" + c.ID }

// FollowUp is what the interviewer asks next: another card, or a question
// with an answer that may be empty.
type FollowUp struct {
	Card     string // "topic/id", empty for a question
	Question string
	Answer   string
}

// Difficulty is how hard the author thinks a card is. It is never the
// difficulty that the scheduler keeps.
type Difficulty uint8

// The difficulties. The zero value is none.
const (
	Easy Difficulty = iota + 1
	Medium
	Hard
)

// Difficulties returns the names of the difficulties, easiest first.
func Difficulties() []string { return []string{"easy", "medium", "hard"} }

// String returns the name, or "" for the zero value.
func (d Difficulty) String() string {
	if d < Easy || d > Hard {
		return ""
	}
	return Difficulties()[d-1]
}

// ParseDifficulty returns the difficulty of that name, or false.
func ParseDifficulty(s string) (Difficulty, bool) {
	for i, name := range Difficulties() {
		if s == name {
			return Difficulty(i + 1), true
		}
	}
	return 0, false
}

// Asked is how often interviews ask a card.
type Asked uint8

// The frequencies. The zero value is Sometimes, the default.
const (
	Sometimes Asked = iota
	Often
	Rarely
)

// Frequencies returns the names of the values of Asked, most frequent first.
func Frequencies() []string { return []string{"often", "sometimes", "rarely"} }

// String returns the name.
func (a Asked) String() string {
	switch a {
	case Often:
		return "often"
	case Rarely:
		return "rarely"
	}
	return "sometimes"
}

// Weight is how much a card counts in every weighted figure: often 4,
// sometimes 2, rarely 1.
func (a Asked) Weight() float64 {
	switch a {
	case Often:
		return 4
	case Rarely:
		return 1
	}
	return 2
}

// ParseAsked returns the frequency of that name, or false.
func ParseAsked(s string) (Asked, bool) {
	for _, a := range []Asked{Often, Sometimes, Rarely} {
		if s == a.String() {
			return a, true
		}
	}
	return Sometimes, false
}
