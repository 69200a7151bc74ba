package lint

import (
	"bytes"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
)

func missingID() rule {
	return rule{
		Rule: warning("missing-id", "a card without an id: editing its question would lose the progress on it", "- question: What is MTV?"),
		card: func(p *pass, c *bank.Card) {
			if !c.GeneratedID {
				return
			}
			f := diag.Finding{Pos: c.Pos, Message: "card without id", Hint: "add id: " + quoteSlug(c.ID)}
			if p.repair {
				f.Edits = p.writeID(c)
			}
			p.report(f)
		},
	}
}

// writeID returns the edit that writes a generated id where it belongs: first, or
// behind the topic.
func (p *pass) writeID(c *bank.Card) []diag.Edit {
	fields := c.Fields()
	if len(fields) == 0 {
		return nil
	}
	lines, src := p.sourceLines(), p.file.Source
	line := "id: " + quoteSlug(c.ID)
	pos := c.KeyAt(fields[0])
	topicFirst := fields[0] == bank.FieldTopic && len(fields) > 1
	if at := lines.Offset(c.Pos); at < len(src) && src[at] == '{' {
		if topicFirst {
			pos = c.KeyAt(fields[1])
		}
		at = lines.Offset(pos)
		return []diag.Edit{{Start: at, End: at, New: line + ", "}}
	}
	start, at := lines.Start(pos.Line), lines.Offset(pos)
	prefix := src[start:at]
	if len(bytes.Trim(prefix, " -")) > 0 || bytes.Count(prefix, []byte{'-'}) > 1 {
		return nil // something else than a dash stands before it
	}
	indent := strings.Repeat(" ", len(prefix))
	if topicFirst && c.At(bank.FieldTopic).Line == pos.Line {
		next := lines.Start(pos.Line + 1)
		return []diag.Edit{{Start: next, End: next, New: indent + line + p.newline()}}
	}
	return []diag.Edit{{Start: at, End: at, New: line + p.newline() + indent}}
}

// quoteSlug returns a slug as YAML text: in quotes where YAML could take it
// for a number, a date or another word of its own.
func quoteSlug(slug string) string {
	switch slug {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return `"` + slug + `"`
	}
	if isDigit(slug[0]) && strings.Trim(slug, "0123456789abcdefox-") == "" {
		return `"` + slug + `"`
	}
	return slug
}
