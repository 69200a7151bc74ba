package lint

import (
	"fmt"
	"slices"

	"djq/internal/bank"
	"djq/internal/diag"
)

func topicList() rule {
	return rule{
		Rule: house("topics", "a topic that is not listed in the topics: setting of its bank", "topic: omr under topics: [orm]"),
		file: func(p *pass) {
			if topic := p.file.Topic; p.strange(topic) {
				pos := p.file.KeyAt(bank.FieldTopic)
				p.report(diag.Finding{
					Pos: pos, End: diag.Pos{Line: pos.Line, Col: pos.Col + int32(len("topic"))},
					Message: fmt.Sprintf("topic %q is not in the bank's list of topics", topic), Hint: suggest(topic, p.config.topics, "topics"),
				})
			}
		},
		card: func(p *pass, c *bank.Card) {
			if c.Has(bank.FieldTopic) && p.strange(c.Topic) {
				p.reportKey(c, bank.FieldTopic, suggest(c.Topic, p.config.topics, "topics"), "topic %q is not in the bank's list of topics", c.Topic)
			}
		},
	}
}

// strange reports whether a topic is not on the bank's list.
func (p *pass) strange(topic string) bool {
	return topic != "" && len(p.config.topics) > 0 && !slices.Contains(p.config.topics, topic)
}
