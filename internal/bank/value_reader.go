package bank

import (
	"fmt"
	"slices"
	"strings"

	"djq/internal/diag"
	"djq/internal/yaml"
)

// reader turns the nodes of a file, or of a piece of it, into cards.
type reader struct{ *yaml.Reader }

// cards reads the items of a list of cards.
func (r *reader) cards(nodes []*yaml.Node) []Card {
	cards := make([]Card, 0, len(nodes))
	for _, n := range nodes {
		if r.Full() {
			break
		}
		cards = append(cards, Card{})
		if !yaml.IsMapping(n) {
			cards = cards[:len(cards)-1]
			r.Mapping(n, "a card", nil, nil)
			continue
		}
		r.card(&cards[len(cards)-1], n)
	}
	return cards
}

// card reads one card. The topic and the difficulty of the file are filled in
// later: they may be written below the cards.
func (r *reader) card(c *Card, n *yaml.Node) {
	c.Pos = r.Pos(n)
	c.places = make([]place, 0, 3*yaml.Len(n)+8)
	meant := r.Mapping(n, "a card", cardKeys, func(i int, key, value *yaml.Node) {
		f := cardFields[i]
		c.places = append(c.places,
			place{pos: r.Pos(key), field: f, index: keyIndex},
			place{pos: r.Pos(value), field: f, index: valueIndex, block: yaml.IsBlock(value)})
		r.field(c, f, value)
	})
	for _, f := range cardFields {
		// A key that is misspelt is not missing.
		if !f.IsRequired() || c.Has(f) || slices.Contains(meant, f.String()) {
			continue
		}
		switch f {
		case FieldTopic:
		case FieldDifficulty:
			c.takesDifficulty = true
		default:
			r.Report(missingField(c, f))
		}
	}
	if c.ID == "" && !c.Has(FieldID) && c.Question != "" {
		c.ID, c.GeneratedID = GenerateID(c.Question), true
	}
}

func missingField(c *Card, f Field) diag.Finding {
	return diag.Finding{Pos: c.Pos, Severity: diag.Error, Rule: ruleMissing, Message: "card without " + f.String(), Hint: fields[f].required}
}

// field reads the value of one field of a card.
func (r *reader) field(c *Card, f Field, n *yaml.Node) {
	spec := &fields[f]
	switch v := spec.value(c).(type) {
	case *string:
		*v = spec.read(r, n, spec.name)
	case *[]string:
		*v = r.texts(c, f, n)
	case *[]FollowUp:
		*v = r.followUps(c, n)
	case *Difficulty:
		*v = r.difficulty(n, spec.name)
	case *Asked:
		if s, ok := r.choice(n, spec.name, Frequencies()); ok {
			*v, _ = ParseAsked(s)
		}
	case *Version:
		*v = r.version(n, spec.name)
	}
}

// texts reads a list of texts; what is refused is left out. Places keep the
// index that an item has in the card.
func (r *reader) texts(c *Card, f Field, n *yaml.Node) []string {
	spec := &fields[f]
	if list, edits := r.bracketed(f, n); len(edits) > 0 {
		r.reportEdits(n, yaml.RuleType, "put it in brackets: "+diag.Shorten(list), edits, "%s must be a list, not text", spec.name)
		return nil
	}
	nodes := r.items(n, spec.name)
	if yaml.IsList(n) && yaml.Len(n) <= maxItems {
		r.checkCount(n, spec)
	}
	if len(nodes) == 0 {
		return nil
	}
	list := make([]string, 0, len(nodes))
	for _, item := range nodes {
		if s := spec.read(r, item, spec.item); s != "" {
			c.places = append(c.places, place{pos: r.Pos(item), field: f, index: int16(len(list))})
			list = append(list, s)
		}
	}
	return list
}

// maxItems is how many items a list of a card may have. No person writes as many,
// and places are looked up one by one.
const maxItems = 1000

// items returns the items of a list, none of one that is too long.
func (r *reader) items(n *yaml.Node, what string) []*yaml.Node {
	nodes := r.List(n, what)
	if len(nodes) > maxItems {
		r.ReportAt(n, ruleCount, "", "%d items of %s: expected at most %d", len(nodes), what, maxItems)
		return nil
	}
	return nodes
}

// bracketed returns the list that a text was meant to be, written as YAML, and
// the edits that write it: words with commas between them, or one URL.
func (r *reader) bracketed(f Field, n *yaml.Node) (list string, edits []diag.Edit) {
	if !yaml.IsText(n) || strings.TrimSpace(n.Value) == "" {
		return "", nil
	}
	var items []string
	switch f {
	case FieldTags, FieldAliases:
		for word := range strings.SplitSeq(n.Value, ",") {
			slug := slugOf(word)
			if f == FieldAliases {
				slug = cardNameOf(word)
			}
			if slug == "" {
				return "", nil
			}
			items = append(items, yaml.Scalar(slug))
		}
	case FieldRefs:
		if !isURL(n.Value) || strings.Contains(n.Value, ",") {
			return "", nil
		}
		items = []string{yaml.Scalar(n.Value)}
	default:
		return "", nil
	}
	list = "[" + strings.Join(items, ", ") + "]"
	return list, r.ReplaceEdits(n, list)
}

// reportEdits reports a value that edits would mend.
func (r *reader) reportEdits(n *yaml.Node, rule, hint string, edits []diag.Edit, format string, args ...any) {
	pos, end := r.Span(n)
	r.Report(diag.Finding{Pos: pos, End: end, Rule: rule, Message: fmt.Sprintf(format, args...), Hint: hint, Edits: edits})
}

// checkCount reports a list of too few or too many items.
func (r *reader) checkCount(n *yaml.Node, spec *fieldSpec) {
	count := yaml.Len(n)
	if spec.max == 0 || count >= spec.min && count <= spec.max {
		return
	}
	expected := fmt.Sprintf("%d to %d", spec.min, spec.max)
	if spec.min == 0 {
		expected = fmt.Sprintf("at most %d", spec.max)
	}
	// One item is never too few or too many.
	r.ReportAt(n, ruleCount, "", "%d %ss: expected %s", count, noun(spec.item), expected)
}

// noun returns what messages call a value, without "a" or "an".
func noun(what string) string {
	if article, rest, ok := strings.Cut(what, " "); ok && (article == "a" || article == "an") {
		return rest
	}
	return what
}

// slug reads a slug.
func (r *reader) slug(n *yaml.Node, what string) string {
	s, ok := r.Text(n, what)
	if !ok {
		return ""
	}
	if !IsSlug(s) {
		hint := "use a-z, 0-9 and single hyphens"
		var edits []diag.Edit
		if near := slugOf(s); near != "" {
			hint, edits = fmt.Sprintf("write %q", diag.Shorten(near)), r.ReplaceEdits(n, yaml.Scalar(near))
		}
		r.reportEdits(n, ruleSlug, hint, edits, "%q is not a valid %s", diag.Shorten(s), noun(what))
		return ""
	}
	return s
}

// alias reads an earlier name of a card: "id" or "topic/id".
func (r *reader) alias(n *yaml.Node, what string) string {
	s, ok := r.Text(n, what)
	if !ok {
		return ""
	}
	topic, id, found := strings.Cut(s, "/")
	if !IsSlug(topic) || found && !IsSlug(id) {
		hint := "write topic/id or id"
		var edits []diag.Edit
		if near := cardNameOf(s); near != "" {
			hint, edits = fmt.Sprintf("write %q", diag.Shorten(near)), r.ReplaceEdits(n, yaml.Scalar(near))
		}
		r.reportEdits(n, ruleSlug, hint, edits, "%q is not a valid alias", diag.Shorten(s))
		return ""
	}
	return s
}

// choice reads one of a few values.
func (r *reader) choice(n *yaml.Node, what string, values []string) (string, bool) {
	s, _, ok := r.Scalar(n, what)
	if !ok {
		return "", false
	}
	if slices.Contains(values, s) {
		return s, true
	}
	hint := "write one of them"
	var edits []diag.Edit
	if near, ok := diag.Nearest(s, values); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	if lower := strings.ToLower(strings.TrimSpace(s)); slices.Contains(values, lower) {
		edits = r.ReplaceEdits(n, lower)
	}
	last := len(values) - 1
	r.reportEdits(n, ruleValue, hint, edits, "%s %q: expected %s or %s", what, diag.Shorten(s), strings.Join(values[:last], ", "), values[last])
	return "", false
}

// difficulty reads one of the difficulties.
func (r *reader) difficulty(n *yaml.Node, what string) Difficulty {
	s, _ := r.choice(n, what, Difficulties())
	d, _ := ParseDifficulty(s)
	return d
}

// version reads a version, which must be a quoted string: 6.10 is the number
// 6.1 to YAML.
func (r *reader) version(n *yaml.Node, what string) Version {
	s, isText, ok := r.Scalar(n, what)
	if !ok {
		return Version{}
	}
	v, err := ParseVersion(s)
	switch {
	case err != nil:
		hint := `write it like "6.0"`
		if near := versionIn(s); near != "" {
			hint = fmt.Sprintf("write %q", near)
		}
		r.ReportAt(n, ruleSince, hint, "%s %q is not a Django version", what, diag.Shorten(s))
	case !isText:
		pos, end := r.Span(n)
		r.Report(diag.Finding{
			Pos: pos, End: end, Rule: ruleSince,
			Message: what + " must be a quoted string, not a number",
			Hint:    fmt.Sprintf("write %q with quotes", s),
			Edits:   r.QuoteEdits(n),
		})
	}
	return v
}
