package anki

import (
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/markdown"
	"djq/internal/markdown/html"
)

// fields returns the fields of the note of a card. questionOf returns the question
// of another card, "" where there is none.
func (c *content) fields(card *bank.Card, questionOf func(name string) string) []string {
	f := make([]string, fieldCount)
	r := html.Renderer{}
	f[fieldCard] = html.Escape(card.Name())
	f[fieldQuestion] = r.Text(c.Question)
	f[fieldHint] = r.Text(c.Hint)
	f[fieldAnswer] = r.Text(c.Answer)
	f[fieldPoints] = list("key", c.KeyPoints, short) + list("bonus", c.BonusPoints, short)
	f[fieldFollowUps] = list("follow-ups", c.FollowUps, func(u bank.FollowUp) string { return followUp(u, questionOf) })
	f[fieldReferences] = list("refs", c.Refs, func(url string) string {
		return `<a href="` + html.Escape(url) + `">` + html.Escape(url) + `</a>`
	})
	f[fieldNote] = r.Text(c.Note)
	return f
}

// list returns items as a list with a class, "" without any.
func list[T any](class string, items []T, write func(T) string) string {
	if len(items) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<ul class="` + class + `">`)
	for _, item := range items {
		b.WriteString("<li>" + write(item) + "</li>")
	}
	b.WriteString("</ul>")
	return b.String()
}

// short returns Markdown as HTML, without an element of its own if it is one
// paragraph.
func short(text string) string {
	blocks := markdown.Parse(text)
	if len(blocks) == 1 {
		if p, ok := blocks[0].(markdown.Paragraph); ok {
			return html.Renderer{}.Spans(p.Text)
		}
	}
	return html.Renderer{}.Blocks(blocks)
}

func followUp(u bank.FollowUp, questionOf func(name string) string) string {
	if u.Card != "" {
		text := `<span class="card-name">` + html.Escape(u.Card) + `</span>`
		if question := questionOf(u.Card); question != "" {
			text += "<br>" + html.Escape(markdown.Line(question))
		}
		return text
	}
	text := `<div class="asks">` + short(u.Question) + `</div>`
	if u.Answer != "" {
		text += `<div class="answers">` + short(u.Answer) + `</div>`
	}
	return text
}

// Prefixes of the tags that a note carries.
const (
	tagTopic      = "topic::"
	tagDifficulty = "difficulty::"
	tagAsked      = "asked::"
	tagSince      = "since::"
	tagKind       = "kind::"
)

// tags returns the tags of the note of a card, sorted.
func (c *content) tags(topic string) []string {
	tags := []string{tagTopic + topic, tagDifficulty + c.Difficulty, tagAsked + c.Asked}
	if c.Since != "" {
		tags = append(tags, tagSince+c.Since)
	}
	for _, tag := range c.Tags {
		tags = append(tags, tagKind+tag)
	}
	slices.Sort(tags)
	return tags
}
