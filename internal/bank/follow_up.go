package bank

import (
	"fmt"
	"strings"

	"djq/internal/diag"
	"djq/internal/yaml"
)

// FollowUp is what the interviewer asks next: another card, or a question
// with an answer that may be empty.
type FollowUp struct {
	Card     string `json:"card"`     // "topic/id", empty for a question
	Question string `json:"question"` // Markdown
	Answer   string `json:"answer"`   // Markdown
}

// followUps reads a list of follow-ups: a card, a question with an answer, or
// a plain question.
func (r *reader) followUps(c *Card, n *yaml.Node) []FollowUp {
	var list []FollowUp
	for _, item := range r.items(n, FieldFollowUps.String()) {
		if u, ok := r.followUp(item); ok {
			c.places = append(c.places, place{pos: r.Pos(item), field: FieldFollowUps, index: int16(len(list))})
			list = append(list, u)
		}
	}
	return list
}

func (r *reader) followUp(n *yaml.Node) (u FollowUp, ok bool) {
	if !yaml.IsMapping(n) {
		if yaml.IsList(n) {
			r.ReportAt(n, yaml.RuleType, "write card:, or question: and answer:", "a follow-up must be a mapping or a question, not a list")
			return u, false
		}
		u.Question, ok = r.Text(n, "a follow-up")
		if topic, id, found := strings.Cut(u.Question, "/"); found && IsSlug(topic) && IsSlug(id) {
			name := "card: " + u.Question
			r.reportEdits(n, ruleFollowUp, "write "+diag.Shorten(name), r.ReplaceEdits(n, name), "a follow-up that names a card without card:")
			return u, false
		}
		return u, ok
	}
	before := len(r.Findings())
	var has [3]bool
	r.Mapping(n, "a follow-up", followUpKeys, func(i int, _, value *yaml.Node) {
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
	case len(r.Findings()) > before:
		return u, false
	case has[0] && (has[1] || has[2]):
		r.ReportAt(n, ruleFollowUp, "keep either card:, or question: and answer:", "a follow-up must be a card or a question, not both")
	case has[2] && !has[1]:
		r.ReportAt(n, ruleFollowUp, "remove the dash if it answers the question above, or add question:", "follow-up with an answer and no question")
	case !has[0] && !has[1]:
		r.ReportAt(n, ruleFollowUp, "add card: topic/id, or question: and answer:", "follow-up without card or question")
	default:
		return u, true
	}
	return u, false
}

// cardName reads "topic/id".
func (r *reader) cardName(n *yaml.Node) string {
	s, ok := r.Text(n, "card")
	if !ok {
		return ""
	}
	topic, id, _ := strings.Cut(s, "/")
	if !IsSlug(topic) || !IsSlug(id) {
		hint := "write it like orm/n-plus-one"
		var edits []diag.Edit
		if near := cardNameOf(s); strings.Contains(near, "/") {
			hint, edits = fmt.Sprintf("write %q", diag.Shorten(near)), r.ReplaceEdits(n, yaml.Scalar(near))
		}
		r.reportEdits(n, ruleSlug, hint, edits, "card %q is not in the form topic/id", diag.Shorten(s))
		return ""
	}
	return s
}
