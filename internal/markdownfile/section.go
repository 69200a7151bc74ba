package markdownfile

import (
	"fmt"
	"strings"

	"djq/internal/bank"
)

// section is a part of a card that follows its answer.
type section struct {
	name  string // of the comment before it
	title string // that people read
	lines func(*bank.Card) []string
}

// How the comments of HTML begin and end by which djq finds the parts of a card.
const (
	commentBegin = "<!-- djq:"
	commentEnd   = " -->"
	// commentCard begins the comment that ends a card.
	commentCard = commentBegin + "card "
)

// sections returns the sections in order.
func sections() []section {
	list := func(f bank.Field, title string) section {
		return section{f.String(), title, func(c *bank.Card) []string {
			items, _ := c.Value(f).([]string)
			return itemLines(items)
		}}
	}
	return []section{
		{bank.FieldHint.String(), "Hint", func(c *bank.Card) []string { return textLines(c.Hint) }},
		list(bank.FieldVariants, "Also asked as"),
		list(bank.FieldKeyPoints, "Key points"),
		list(bank.FieldBonusPoints, "A strong answer adds"),
		{bank.FieldFollowUps.String(), "Follow-ups", func(c *bank.Card) []string { return itemLines(followUpItems(c.FollowUps)) }},
		list(bank.FieldRefs, "References"),
	}
}

// textLines returns the lines of a text, none of an empty one.
func textLines(text string) []string {
	text = strings.TrimRight(text, "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// itemLines returns the lines of a list.
func itemLines(items []string) []string {
	var lines []string
	for _, item := range items {
		for i, line := range textLines(item) {
			switch {
			case i == 0:
				line = "- " + line
			case line != "":
				line = "  " + line
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// How the items of follow-ups begin, and their answers.
const (
	followCard   = "Card: "
	followAnswer = "Answer: "
)

// followUpItems returns follow-ups as items.
func followUpItems(list []bank.FollowUp) []string {
	items := make([]string, len(list))
	for i, u := range list {
		switch {
		case u.Card != "":
			items[i] = followCard + u.Card
		case u.Answer != "":
			items[i] = strings.TrimRight(u.Question, "\n") + "\n\n" + followAnswer + u.Answer
		default:
			items[i] = u.Question
		}
	}
	return items
}

// cardComment returns the comment that ends a card: its name, and what is said
// of it in a word.
func cardComment(c *bank.Card) string {
	words := []string{c.Name(), "difficulty=" + c.Difficulty.String()}
	add := func(f bank.Field, value string) {
		if value != "" {
			words = append(words, f.String()+"="+value)
		}
	}
	if c.Asked != bank.Sometimes {
		add(bank.FieldAsked, c.Asked.String())
	}
	add(bank.FieldSince, c.Since.String())
	add(bank.FieldTags, strings.Join(c.Tags, ","))
	add(bank.FieldAliases, strings.Join(c.Aliases, ","))
	return fmt.Sprintf("%s%s%s", commentCard, strings.Join(words, " "), commentEnd)
}
