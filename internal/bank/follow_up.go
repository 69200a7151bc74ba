package bank

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// followUps reads a list of follow-ups: a card, a question with an answer, or
// a plain question.
func (r *reader) followUps(c *Card, n *yaml.Node) []FollowUp {
	var list []FollowUp
	for _, item := range r.list(n, FieldFollowUps.String()) {
		u, ok := r.followUp(item)
		if ok {
			c.places = append(c.places, place{pos: r.pos(item), field: FieldFollowUps, index: int16(min(len(list), 1<<15-1))})
			list = append(list, u)
		}
	}
	return list
}

func (r *reader) followUp(n *yaml.Node) (u FollowUp, ok bool) {
	if n.Kind != yaml.MappingNode {
		if n.Kind == yaml.SequenceNode {
			r.reportAt(n, ruleType, "write card:, or question: and answer:", "a follow-up must be a mapping or a question, this is a list")
			return u, false
		}
		u.Question, ok = r.string(n, "a follow-up")
		return u, ok
	}
	before := len(r.findings)
	var has [3]bool
	r.mapping(n, "a follow-up", followUpKeys, func(i int, _, value *yaml.Node) {
		has[i] = true
		switch followUpFields[i] {
		case FieldCard:
			u.Card = r.cardName(value)
		case FieldQuestion:
			u.Question = r.markdown(value, "question")
		case FieldAnswer:
			u.Answer = r.markdown(value, "answer")
		}
	})
	switch {
	case len(r.findings) > before:
		return u, false
	case has[0] && (has[1] || has[2]):
		r.reportAt(n, ruleFollowUp, "keep card: or question: and answer:", "a follow-up is a card or a question, not both")
	case !has[0] && !has[1]:
		r.reportAt(n, ruleFollowUp, "add card: topic/id, or question: and answer:", "a follow-up without card or question")
	default:
		return u, true
	}
	return u, false
}

// cardName reads "topic/id".
func (r *reader) cardName(n *yaml.Node) string {
	s, ok := r.string(n, "card")
	if !ok {
		return ""
	}
	topic, id, _ := strings.Cut(s, "/")
	if !IsSlug(topic) || !IsSlug(id) {
		r.reportAt(n, ruleSlug, "name it like orm/n-plus-one", "card %q is no topic/id", short(s))
		return ""
	}
	return s
}
