package bank

import "djq/internal/diag"

// Card is one question with its answer: what its author wrote, no learning
// state. A card is immutable once read.
type Card struct {
	Topic       string // the card's own topic, else its file's
	ID          string // slug, unique in its topic
	GeneratedID bool   // ID comes from the question; the author gave none
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
	// Replaces is the built-in card in whose place a personal one is used.
	Replaces *Card
	// Note is what the user noted on the card, Markdown. It is no part of a bank:
	// who has the notes fills it in.
	Note string

	places []place
	// takesDifficulty says that the card has no difficulty of its own.
	takesDifficulty bool
}

// Name returns the card's name everywhere: "topic/id".
func (c *Card) Name() string { return c.Topic + "/" + c.ID }

// ShortQuestion returns the question as an interviewer says it in passing: the
// first variant, or the question where there is none.
func (c *Card) ShortQuestion() string { return c.Wording(min(1, len(c.Variants))) }

// Wording returns the question as it is put to someone who has been asked it n
// times before: the question itself, then its variants in turn, and around.
func (c *Card) Wording(n int) string {
	if i := c.Variant(n); i > 0 {
		return c.Variants[i-1]
	}
	return c.Question
}

// Variant returns which wording Wording returns: 0 for the question, i for the
// ith of the variants.
func (c *Card) Variant(n int) int { return n % (1 + len(c.Variants)) }
