package bank

import (
	"djq/internal/diag"
	"djq/internal/yaml"
)

// Ids of the rules, besides those of package yaml.
const (
	ruleUnreadable  = "unreadable"
	ruleNoCards     = "no-cards"
	ruleMissing     = "missing-field"
	ruleSlug        = "slug"
	ruleValue       = "unknown-value"
	ruleSince       = "since"
	ruleURL         = "url"
	ruleCount       = "item-count"
	ruleFollowUp    = "follow-up"
	ruleDuplicateID = "duplicate-id"
	ruleUnknownCard = "unknown-card"
	ruleFence       = "unclosed-fence"
)

// Rules returns the checks of the reader, in the order in which it makes
// them. All of them report errors, and none can be switched off.
func Rules() []diag.Rule {
	rules := []diag.Rule{
		{ID: ruleUnreadable, Description: "a file or folder that cannot be read, or a symbolic link that leads out of the bank or around in a loop", Example: "questions/orm.yaml without read permission"},
	}
	return append(append(rules, yaml.Rules()...), []diag.Rule{
		{ID: ruleNoCards, Description: "a file without cards", Example: "cards: []"},
		{ID: ruleMissing, Description: "a card without topic, difficulty, question or answer", Example: "a card without answer"},
		{ID: ruleSlug, Description: "a topic, id, tag or alias that is not a slug: a-z, 0-9 and single hyphens", Example: "id: N+1 Problem"},
		{ID: ruleValue, Description: "an unknown difficulty or frequency", Example: "difficulty: middle"},
		{ID: ruleSince, Description: "a version that is not a quoted string such as \"6.0\"", Example: "since: 6.0"},
		{ID: ruleURL, Description: "a reference that is not an http or https URL", Example: "refs: [docs.djangoproject.com]"},
		{ID: ruleCount, Description: "a list with too few or too many items: 1 to 8 key points, 1 to 4 variants, at most 4 bonus points", Example: "key_points: []"},
		{ID: ruleFollowUp, Description: "a follow-up that is neither a card nor a question", Example: "- answer: Because."},
		{ID: ruleFence, Description: "a fenced code block that is not closed", Example: "```python"},
		{ID: ruleDuplicateID, Description: "an id or alias that another card already uses", Example: "two cards orm/n-plus-one"},
		{ID: ruleUnknownCard, Description: "a follow-up to a card that does not exist", Example: "card: orm/no-such-card"},
	}...)
}
