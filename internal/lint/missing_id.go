package lint

import (
	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/yaml"
)

func missingID() rule {
	return rule{
		Rule: warning("missing-id", "a card without an id: editing its question would lose the progress made on it", "- question: What is MTV?"),
		card: func(p *pass, c *bank.Card) {
			if !c.GeneratedID {
				return
			}
			f := diag.Finding{Pos: c.Pos, Message: "card without id", Hint: "add id: " + yaml.Scalar(c.ID)}
			if p.repair {
				f.Edits = p.writeID(c)
			}
			p.report(f)
		},
	}
}

// writeID returns the edit that writes a generated id where it belongs: first,
// or after the topic.
func (p *pass) writeID(c *bank.Card) []diag.Edit {
	keys := cardKeys(c)
	if len(keys) == 0 {
		return nil
	}
	afterTopic := keys[0].Rank == int(bank.FieldTopic)
	return yaml.InsertKey(p.sourceLines(), c.Pos, keys, afterTopic, bank.FieldID.String(), yaml.Scalar(c.ID))
}
