package markdownfile

import (
	"strings"

	"djq/internal/bank"
	"djq/internal/incoming"
)

// readOwn reads what Write wrote. What somebody added between cards is left out.
func readOwn(found *incoming.Found, text string) {
	var c *incoming.Card
	var part []string     // lines of what is being read
	var take func(string) // what becomes of them
	end := func() {
		if take != nil {
			take(strings.Trim(strings.Join(part, "\n"), "\n"))
		}
		part, take = nil, nil
	}
	for i, line := range strings.Split(strings.TrimPrefix(text, header), "\n") {
		number := i + strings.Count(header, "\n")
		if rest, ok := strings.CutPrefix(line, markQuestion); ok {
			end()
			c = &incoming.Card{Where: whereOf(number)}
			take, part = func(s string) { c.Question = s }, firstLine(rest)
			continue
		}
		if c == nil {
			continue
		}
		if rest, ok := strings.CutPrefix(line, markAnswer); ok {
			end()
			take, part = func(s string) { c.Answer = s }, firstLine(rest)
			continue
		}
		if comment, ok := strings.CutPrefix(line, commentCard); ok {
			end()
			setComment(c, strings.TrimSuffix(comment, commentEnd))
			found.Cards = append(found.Cards, *c)
			c = nil
			continue
		}
		if comment, ok := strings.CutPrefix(line, commentBegin); ok {
			end()
			name := strings.TrimSuffix(comment, commentEnd)
			take = func(s string) { setSection(c, name, s) }
			continue
		}
		if isMark(strings.TrimLeft(line, " ")) {
			line = strings.TrimPrefix(line, " ")
		}
		part = append(part, line)
	}
	end()
}

// firstLine returns what stands behind a mark, on its line.
func firstLine(rest string) []string {
	if rest == "" {
		return nil
	}
	return []string{strings.TrimPrefix(rest, " ")}
}

// setComment sets what the comment that ends a card says.
func setComment(c *incoming.Card, comment string) {
	for i, word := range strings.Fields(comment) {
		if i == 0 {
			if topic, id, _ := strings.Cut(word, "/"); bank.IsSlug(topic) && bank.IsSlug(id) {
				c.Topic, c.ID = topic, id
			}
			continue
		}
		name, value, _ := strings.Cut(word, "=")
		switch name {
		case bank.FieldDifficulty.String():
			c.Difficulty, _ = bank.ParseDifficulty(value)
		case bank.FieldAsked.String():
			c.Asked, _ = bank.ParseAsked(value)
		case bank.FieldSince.String():
			c.Since, _ = bank.ParseVersion(value)
		case bank.FieldTags.String():
			c.Tags = incoming.Tags(strings.Split(value, ","))
		case bank.FieldAliases.String():
			for alias := range strings.SplitSeq(value, ",") {
				if topic, id, _ := strings.Cut(alias, "/"); bank.IsSlug(topic) && bank.IsSlug(id) {
					c.Aliases = append(c.Aliases, alias)
				}
			}
		}
	}
}

// setSection sets the section of a name, which begins with its title.
func setSection(c *incoming.Card, name, text string) {
	if title, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(title, "**") {
		text = strings.Trim(rest, "\n")
	}
	switch name {
	case bank.FieldHint.String():
		c.Hint = text
	case bank.FieldVariants.String():
		c.Variants = items(text)
	case bank.FieldKeyPoints.String():
		c.KeyPoints = items(text)
	case bank.FieldBonusPoints.String():
		c.BonusPoints = items(text)
	case bank.FieldRefs.String():
		c.Refs = items(text)
	case bank.FieldFollowUps.String():
		for _, item := range items(text) {
			c.FollowUps = append(c.FollowUps, followUpOf(item))
		}
	}
}

// items returns the items of a list that itemLines made.
func items(text string) []string {
	var list []string
	for line := range strings.SplitSeq(text, "\n") {
		if item, ok := strings.CutPrefix(line, "- "); ok {
			list = append(list, item)
		} else if len(list) > 0 {
			list[len(list)-1] += "\n" + strings.TrimPrefix(line, "  ")
		}
	}
	return list
}

// followUpOf returns the follow-up that an item of followUpItems is.
func followUpOf(item string) bank.FollowUp {
	if card, ok := strings.CutPrefix(item, followCard); ok {
		return bank.FollowUp{Card: strings.TrimSpace(card)}
	}
	question, answer, _ := strings.Cut(item, "\n\n"+followAnswer)
	return bank.FollowUp{Question: question, Answer: answer}
}
