package encode

import (
	"strings"

	"djq/internal/bank"
	"djq/internal/yaml"
)

// Head is what the head of a bank file says of its cards.
type Head struct {
	Topic, Title, Summary string // each may be empty
	Difficulty            bank.Difficulty
}

// Card returns a card as a bank file of its own: a list of one item, with its
// topic.
func Card(c *bank.Card) string {
	var w writer
	w.card(c, Head{}, 0)
	return w.b.String()
}

// File returns a bank file with a head and cards. A card says its topic and its
// difficulty where they are others than the head's; without anything in the head, the file is a
// list of cards.
func File(head Head, cards []*bank.Card) string {
	var w writer
	margin := 0
	for _, f := range []struct {
		field bank.Field
		text  string
	}{{bank.FieldTopic, head.Topic}, {bank.FieldTitle, head.Title}, {bank.FieldSummary, head.Summary}, {bank.FieldDifficulty, head.Difficulty.String()}} {
		if f.text != "" {
			w.text("", f.field.String(), f.text, 0)
			margin = 2
		}
	}
	if margin > 0 {
		w.line(0, bank.FieldCards.String()+":")
	}
	for i, c := range cards {
		if i > 0 {
			w.line(0, "")
		}
		w.card(c, head, margin)
	}
	return w.b.String()
}

// writer writes lines of block mappings and lists.
type writer struct{ b strings.Builder }

func (w *writer) line(indent int, text string) {
	w.b.WriteString(strings.Repeat(" ", indent) + text + "\n")
}

// text writes "key: text" of a mapping whose keys have an indentation; before
// the first key of an item goes its dash, in the place of two of the spaces.
func (w *writer) text(dash, key, text string, indent int) {
	begin := strings.Repeat(" ", indent-len(dash)) + dash + key + ": "
	w.b.WriteString(begin + yaml.TextValue(text, indent, len(begin)) + "\n")
}

// item writes an item of a list that is a text.
func (w *writer) item(text string, indent int) {
	begin := strings.Repeat(" ", indent) + "- "
	w.b.WriteString(begin + yaml.TextValue(text, indent, len(begin)) + "\n")
}

// card writes a card as an item of a list whose dashes have an indentation,
// without the topic and the difficulty that it takes from its file.
func (w *writer) card(c *bank.Card, head Head, margin int) {
	dash := "- "
	for _, f := range bank.CardFields() {
		if f == bank.FieldTopic && c.Topic == head.Topic || f == bank.FieldDifficulty && c.Difficulty == head.Difficulty || f == bank.FieldAsked && c.Asked == bank.Sometimes {
			continue
		}
		if w.field(dash, f, c.Value(f), margin+2) {
			dash = ""
		}
	}
}

// field writes a field of a card, unless it says nothing.
func (w *writer) field(dash string, f bank.Field, value any, indent int) bool {
	switch v := value.(type) {
	case string:
		if v == "" {
			return false
		}
		switch f {
		case bank.FieldSince: // a number to YAML
			w.line(indent-len(dash), dash+f.String()+`: "`+v+`"`)
		default:
			w.text(dash, f.String(), v, indent)
		}
	case []string:
		if len(v) == 0 {
			return false
		}
		if f == bank.FieldTags {
			w.line(indent-len(dash), dash+f.String()+": "+slugs(v))
			break
		}
		w.line(indent-len(dash), dash+f.String()+":")
		for _, s := range v {
			w.item(s, indent+2)
		}
	case []bank.FollowUp:
		if len(v) == 0 {
			return false
		}
		w.line(indent-len(dash), dash+f.String()+":")
		for _, u := range v {
			w.followUp(u, indent+2)
		}
	}
	return true
}

// slugs returns slugs as a list in brackets.
func slugs(list []string) string {
	written := make([]string, len(list))
	for i, s := range list {
		written[i] = yaml.Scalar(s)
	}
	return "[" + strings.Join(written, ", ") + "]"
}

// followUp writes a follow-up as an item of a list.
func (w *writer) followUp(u bank.FollowUp, margin int) {
	switch {
	case u.Card != "":
		w.text("- ", bank.FieldCard.String(), u.Card, margin+2)
	case u.Answer == "":
		w.item(u.Question, margin)
	default:
		w.text("- ", bank.FieldQuestion.String(), u.Question, margin+2)
		w.text("", bank.FieldAnswer.String(), u.Answer, margin+2)
	}
}
