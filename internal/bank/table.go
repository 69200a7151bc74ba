package bank

import "djq/internal/yaml"

// fieldSpec is all there is to know of a field.
type fieldSpec struct {
	name string
	head bool // the head of a file may have it
	// value returns a pointer to the field's value in a card; it is nil for
	// fields that cards do not have. The type says what the value is: *string,
	// *[]string, *[]FollowUp, *Difficulty, *Asked or *Version.
	value func(*Card) any
	// read reads a string, or one item of a list of strings.
	read func(r *reader, n *yaml.Node, what string) string
	// item is what messages call an item of a list: "a tag".
	item string
	// A list has from min to max items; a max of 0 is no limit.
	min, max int
	// required is the remedy for a card without the field, "" where a card
	// may do without it.
	required string
	shown    bool // Markdown for people, not a name or a URL
	searched bool // a search looks into it
}

// How many items some lists may have. A drill ticks key points and then bonus
// points with the letters a to l.
const (
	maxVariants    = 4
	maxKeyPoints   = 8
	maxBonusPoints = 4
)

// fields is the one table of the fields. How a card is read, the order of its
// keys, its JSON, what a search looks into, what --fix may not change and which
// fields a bank may require all follow from it, and the test of the schema
// compares the schema with it.
var fields = [...]fieldSpec{
	FieldTopic: {
		name: "topic", head: true, value: func(c *Card) any { return &c.Topic }, read: (*reader).slug,
		required: "add topic: to the card, or once to the file",
	},
	FieldTitle:   {name: "title", head: true},
	FieldSummary: {name: "summary", head: true},
	FieldID:      {name: "id", value: func(c *Card) any { return &c.ID }, read: (*reader).slug},
	FieldDifficulty: {
		name: "difficulty", head: true, value: func(c *Card) any { return &c.Difficulty },
		required: "add difficulty: easy, medium or hard",
	},
	FieldAsked: {name: "asked", value: func(c *Card) any { return &c.Asked }},
	FieldSince: {name: "since", value: func(c *Card) any { return &c.Since }},
	FieldTags: {
		name: "tags", value: func(c *Card) any { return &c.Tags }, read: (*reader).slug,
		item: "a tag",
	},
	FieldQuestion: {
		name: "question", value: func(c *Card) any { return &c.Question }, read: (*reader).markdown,
		required: "add question: with the text of the question", shown: true, searched: true,
	},
	FieldVariants: {
		name: "variants", value: func(c *Card) any { return &c.Variants }, read: (*reader).markdown,
		item: "a variant", min: 1, max: maxVariants, shown: true, searched: true,
	},
	FieldHint: {
		name: "hint", value: func(c *Card) any { return &c.Hint }, read: (*reader).markdown, shown: true,
	},
	FieldAnswer: {
		name: "answer", value: func(c *Card) any { return &c.Answer }, read: (*reader).markdown,
		required: "add answer: with the text of the answer", shown: true, searched: true,
	},
	FieldKeyPoints: {
		name: "key_points", value: func(c *Card) any { return &c.KeyPoints }, read: (*reader).markdown,
		item: "a key point", min: 1, max: maxKeyPoints, shown: true, searched: true,
	},
	FieldBonusPoints: {
		name: "bonus_points", value: func(c *Card) any { return &c.BonusPoints }, read: (*reader).markdown,
		item: "a bonus point", max: maxBonusPoints, shown: true, searched: true,
	},
	FieldFollowUps: {name: "follow_ups", value: func(c *Card) any { return &c.FollowUps }, shown: true},
	FieldRefs: {
		name: "refs", value: func(c *Card) any { return &c.Refs }, read: (*reader).url,
		item: "a reference",
	},
	FieldAliases: {
		name: "aliases", value: func(c *Card) any { return &c.Aliases }, read: (*reader).alias,
		item: "an alias",
	},
	FieldCards: {name: "cards", head: true},
	FieldCard:  {name: "card"},
}

// Parts of the table, in its order.
var (
	headFields     = fieldsWhere(func(s fieldSpec) bool { return s.head })
	cardFields     = fieldsWhere(func(s fieldSpec) bool { return s.value != nil })
	followUpFields = []Field{FieldCard, FieldQuestion, FieldAnswer}

	headKeys     = names(headFields)
	cardKeys     = names(cardFields)
	followUpKeys = names(followUpFields)
)

func fieldsWhere(holds func(fieldSpec) bool) []Field {
	var found []Field
	for f := FieldTopic; int(f) < len(fields); f++ {
		if holds(fields[f]) {
			found = append(found, f)
		}
	}
	return found
}

func names(fields []Field) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.String()
	}
	return keys
}
