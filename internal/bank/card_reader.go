package bank

import (
	"fmt"
	"net/url"
	"strings"

	"gopkg.in/yaml.v3"

	"djq/internal/diag"
)

// How many of each a card may have. A drill ticks key points and then bonus
// points with the letters a to l.
const (
	maxVariants    = 4
	maxKeyPoints   = 8
	maxBonusPoints = 4
)

var (
	cardFields = []Field{
		FieldTopic, FieldID, FieldDifficulty, FieldAsked, FieldSince, FieldTags, FieldQuestion,
		FieldVariants, FieldHint, FieldAnswer, FieldKeyPoints, FieldBonusPoints, FieldFollowUps, FieldRefs, FieldAliases,
	}
	cardKeys       = names(cardFields)
	followUpFields = []Field{FieldCard, FieldQuestion, FieldAnswer}
	followUpKeys   = names(followUpFields)
)

func names(fields []Field) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.String()
	}
	return keys
}

// card reads one item of a list of cards. The topic of the file is filled in
// later: it may stand below the cards.
func (r *reader) card(n *yaml.Node) Card {
	c := Card{Pos: r.pos(n), places: make([]place, 0, 3*len(n.Content)/2+8)}
	r.mapping(n, "a card", cardKeys, func(i int, key, value *yaml.Node) {
		f := cardFields[i]
		c.places = append(c.places,
			place{pos: r.pos(key), field: f, index: keyIndex},
			place{pos: r.pos(value), field: f, index: valueIndex, block: value.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0})
		switch f {
		case FieldTopic:
			c.Topic = r.slug(value, "topic")
		case FieldID:
			c.ID = r.slug(value, "id")
		case FieldDifficulty:
			if s, ok := r.choice(value, "difficulty", Difficulties()); ok {
				c.Difficulty, _ = ParseDifficulty(s)
			}
		case FieldAsked:
			if s, ok := r.choice(value, "asked", Frequencies()); ok {
				c.Asked, _ = ParseAsked(s)
			}
		case FieldSince:
			c.Since = r.since(value)
		case FieldTags:
			c.Tags = r.texts(&c, f, value, "a tag", r.slug)
		case FieldQuestion:
			c.Question = r.markdown(value, "question")
		case FieldVariants:
			c.Variants = r.texts(&c, f, value, "a variant", r.markdown)
			r.checkCount(value, "variant", 1, maxVariants)
		case FieldHint:
			c.Hint = r.markdown(value, "hint")
		case FieldAnswer:
			c.Answer = r.markdown(value, "answer")
		case FieldKeyPoints:
			c.KeyPoints = r.texts(&c, f, value, "a key point", r.plainText)
			r.checkCount(value, "key point", 1, maxKeyPoints)
		case FieldBonusPoints:
			c.BonusPoints = r.texts(&c, f, value, "a bonus point", r.plainText)
			r.checkCount(value, "bonus point", 0, maxBonusPoints)
		case FieldFollowUps:
			c.FollowUps = r.followUps(&c, value)
		case FieldRefs:
			c.Refs = r.texts(&c, f, value, "a reference", r.url)
		case FieldAliases:
			c.Aliases = r.texts(&c, f, value, "an alias", r.alias)
		}
	})
	if n.Kind == yaml.MappingNode {
		r.required(&c)
	}
	if c.ID == "" && !c.Has(FieldID) && c.Question != "" {
		c.ID, c.MadeID = MadeID(c.Question), true
	}
	return c
}

// required reports the fields that the card must have, other than its topic.
func (r *reader) required(c *Card) {
	for _, f := range [...]struct {
		field Field
		hint  string
	}{
		{FieldDifficulty, "add difficulty: easy, medium or hard"},
		{FieldQuestion, "add question: with the question's text"},
		{FieldAnswer, "add answer: with the answer's text"},
	} {
		if !c.Has(f.field) {
			r.report(diag.Finding{
				Pos: c.Pos, Rule: ruleMissing, Hint: f.hint,
				Message: fmt.Sprintf("card without %s", f.field),
			})
		}
	}
}

// texts reads a list of texts, each by read; what read refuses is left out.
// Places keep the index that an item has in the card.
func (r *reader) texts(c *Card, f Field, n *yaml.Node, what string, read func(*yaml.Node, string) string) []string {
	nodes := r.list(n, f.String())
	if len(nodes) == 0 {
		return nil
	}
	list := make([]string, 0, len(nodes))
	for _, item := range nodes {
		if s := read(item, what); s != "" {
			c.places = append(c.places, place{pos: r.pos(item), field: f, index: int16(min(len(list), 1<<15-1))})
			list = append(list, s)
		}
	}
	return list
}

// checkCount reports a list of fewer than min or more than max items.
func (r *reader) checkCount(n *yaml.Node, what string, min, max int) {
	count := len(n.Content)
	if n.Kind != yaml.SequenceNode || count >= min && count <= max {
		return
	}
	if count != 1 {
		what += "s"
	}
	expected := fmt.Sprintf("%d to %d", min, max)
	if min == 0 {
		expected = fmt.Sprintf("at most %d", max)
	}
	r.reportAt(n, ruleCount, "", "%d %s: expected %s", count, what, expected)
}

// plainText reads a text without fenced code.
func (r *reader) plainText(n *yaml.Node, what string) string {
	s, _ := r.string(n, what)
	return s
}

// slug reads a slug.
func (r *reader) slug(n *yaml.Node, what string) string {
	s, ok := r.string(n, what)
	if !ok {
		return ""
	}
	if !IsSlug(s) {
		hint := "use a-z, 0-9 and single hyphens"
		if near := slugOf(s); near != "" {
			hint = fmt.Sprintf("write %q", short(near))
		}
		r.reportAt(n, ruleSlug, hint, "%s %q is no slug", what, short(s))
		return ""
	}
	return s
}

// alias reads an earlier name of a card: "id" or "topic/id".
func (r *reader) alias(n *yaml.Node, what string) string {
	s, ok := r.string(n, what)
	if !ok {
		return ""
	}
	topic, id, found := strings.Cut(s, "/")
	if !IsSlug(topic) || found && !IsSlug(id) {
		r.reportAt(n, ruleSlug, "write topic/id or id", "%s %q names no card", what, short(s))
		return ""
	}
	return s
}

// choice reads one of a few values.
func (r *reader) choice(n *yaml.Node, what string, values []string) (string, bool) {
	s, ok := r.string(n, what)
	if !ok {
		return "", false
	}
	if indexOf(values, s) >= 0 {
		return s, true
	}
	hint := ""
	if near, ok := diag.Nearest(s, values); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	last := len(values) - 1
	r.reportAt(n, ruleValue, hint, "%s %q: expected %s or %s", what, short(s), strings.Join(values[:last], ", "), values[last])
	return "", false
}

// since reads a version, which must be a quoted string: 6.10 is the number
// 6.1 to YAML.
func (r *reader) since(n *yaml.Node) Version {
	if n.Kind != yaml.ScalarNode || n.Style&yaml.TaggedStyle != 0 || isNull(n) {
		r.string(n, "since")
		return Version{}
	}
	v, err := ParseVersion(n.Value)
	switch {
	case err != nil:
		r.reportAt(n, ruleSince, `write it like "6.0"`, "since %q is no Django version", short(n.Value))
	case n.Tag != "!!str":
		at := r.offset(n)
		pos, end := r.span(n)
		f := diag.Finding{
			Pos: pos, End: end, Rule: ruleSince,
			Message: "since must be a quoted string, this is a number",
			Hint:    fmt.Sprintf("write %q with the quotes", n.Value),
		}
		if end := at + len(n.Value); end <= len(r.text) && string(r.text[at:end]) == n.Value {
			f.Edits = []diag.Edit{{Start: r.base + at, End: r.base + end, New: `"` + n.Value + `"`}}
		}
		r.report(f)
	}
	return v
}

// markdown reads a text with fenced code.
func (r *reader) markdown(n *yaml.Node, what string) string {
	s, ok := r.string(n, what)
	if !ok {
		return ""
	}
	for _, f := range Fences(s) {
		if f.Close >= 0 {
			continue
		}
		pos := r.pos(n)
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			pos = r.textLine(n, f.Open)
		}
		r.report(diag.Finding{
			Pos: pos, Rule: ruleFence,
			Message: fmt.Sprintf("fenced code in %s is not closed", what),
			Hint:    "end it with a line of the same marks as it begins with",
		})
	}
	return s
}

// textLine returns the first visible cell of line n of a block.
func (r *reader) textLine(node *yaml.Node, n int) diag.Pos {
	pos := diag.Pos{Line: r.pos(node).Line + 1 + int32(n), Col: 1}
	at := r.offset(&yaml.Node{Line: node.Line + 1 + n, Column: 1})
	for at < len(r.text) && r.text[at] == ' ' {
		at++
		pos.Col++
	}
	return pos
}

// url reads an http or https URL.
func (r *reader) url(n *yaml.Node, what string) string {
	s, ok := r.string(n, what)
	if !ok {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || strings.ContainsAny(s, " \n\t\"<>\\^`{|}") {
		hint := "begin it with https://"
		if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
			hint = "write the whole address, without spaces"
		}
		r.reportAt(n, ruleURL, hint, "%s %q is no http or https URL", what, short(s))
		return ""
	}
	return s
}
