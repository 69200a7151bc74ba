package csvfile

import (
	"fmt"
	"strings"

	"djq/internal/bank"
)

// column is one column of the table that Write makes.
type column struct {
	title string
	field bank.Field // zero for the card's name and the deck
	cell  func(*bank.Card) string
}

// deckPrefix begins the name of a topic's deck in Anki.
const deckPrefix = "djq::"

// The columns that Anki's header lines name, counted from 1.
const (
	guidColumn = 1
	deckColumn = 2
	tagsColumn = 3
)

// columns returns the columns in order. Anki puts the first ones that are not
// named by its header lines into the fields of a note: Front and Back of its
// basic type.
func columns() []column {
	text := func(title string, f bank.Field) column {
		return column{title, f, func(c *bank.Card) string { s, _ := c.Value(f).(string); return trimEnd(s) }}
	}
	list := func(title string, f bank.Field) column {
		return column{title, f, func(c *bank.Card) string { items, _ := c.Value(f).([]string); return listCell(items) }}
	}
	return []column{
		{"Card", 0, (*bank.Card).Name},
		{"Deck", 0, func(c *bank.Card) string { return deckPrefix + c.Topic }},
		{"Tags", bank.FieldTags, func(c *bank.Card) string { return strings.Join(c.Tags, " ") }},
		text("Question", bank.FieldQuestion),
		text("Answer", bank.FieldAnswer),
		text("Hint", bank.FieldHint),
		list("Key points", bank.FieldKeyPoints),
		list("Bonus points", bank.FieldBonusPoints),
		{"Follow-ups", bank.FieldFollowUps, func(c *bank.Card) string { return followUpsCell(c.FollowUps) }},
		list("References", bank.FieldRefs),
		text("Difficulty", bank.FieldDifficulty),
		text("Asked", bank.FieldAsked),
		text("Since", bank.FieldSince),
		list("Variants", bank.FieldVariants),
		list("Aliases", bank.FieldAliases),
	}
}

// header returns the lines by which Anki knows the columns. The last line is for
// people and for djq: with the line #columns Anki would fill only fields that have
// these names.
func header() string {
	var titles []string
	for _, c := range columns() {
		titles = append(titles, c.title)
	}
	return fmt.Sprintf("#separator:Comma\n#html:false\n#guid column:%d\n#deck column:%d\n#tags column:%d\n#djq columns:%s\n",
		guidColumn, deckColumn, tagsColumn, strings.Join(titles, ","))
}

// IsExport reports whether a file that begins so was written by Write.
func IsExport(begin []byte) bool { return strings.HasPrefix(string(begin), header()) }
