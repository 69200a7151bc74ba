package htmlpage

import (
	"fmt"
	"strings"

	"djq/internal/bank"
	"djq/internal/markdown"
	"djq/internal/markdown/html"
)

// Headings within a text stand below the heading of its card, which is an h3.
func renderer() html.Renderer { return html.Renderer{Heading: 3} }

// cardWriter writes cards.
type cardWriter struct {
	strings.Builder
	known map[string]bool // cards of the page, by name
	own   bool            // see Page.Own
}

// The classes of a card's parts are those that the script looks for: what is in
// an element of class "find" is searched.
func (w *cardWriter) card(c *bank.Card) {
	name := html.Escape(c.Name())
	edited := ""
	if w.own && c.Replaces != nil {
		edited = " data-edited"
	}
	fmt.Fprintf(w, `<article class="card" id="%s" data-topic="%s" data-difficulty="%s" data-asked="%s"%s>`+"\n",
		name, html.Escape(c.Topic), c.Difficulty, c.Asked, edited)
	w.question(c)
	w.about(c)
	if c.Hint != "" {
		w.details("hint", "Hint", renderer().Text(c.Hint))
	}
	w.WriteString("<details class=\"answer\"><summary>Answer</summary>\n")
	fmt.Fprintf(w, "<div class=\"text find\">\n%s\n</div>\n", renderer().Text(c.Answer))
	w.points("points", "A good answer says", c.KeyPoints)
	w.points("bonus", "A strong one adds", c.BonusPoints)
	if w.own && c.Note != "" {
		fmt.Fprintf(w, "<div class=\"note\"><h4>Your note</h4>\n<div class=\"find\">\n%s\n</div></div>\n", renderer().Text(c.Note))
	}
	w.variants(c)
	w.followUps(c)
	w.references(c)
	w.WriteString("</details>\n</article>\n")
}

// question writes the question: its first paragraph, which most have alone, is
// the heading of the card.
func (w *cardWriter) question(c *bank.Card) {
	blocks := markdown.Parse(c.Question)
	w.WriteString("<div class=\"question find\">")
	heading := fmt.Sprintf("<h3 class=\"unseen\">%s</h3>", html.Escape(c.Name()))
	if len(blocks) > 0 {
		if p, ok := blocks[0].(markdown.Paragraph); ok {
			heading = "<h3>" + renderer().Spans(p.Text) + "</h3>"
			blocks = blocks[1:]
		}
	}
	w.WriteString(heading)
	if len(blocks) > 0 {
		w.WriteString("\n" + renderer().Blocks(blocks))
	}
	w.WriteString("</div>\n")
}

// about writes the line that says what kind of card it is.
func (w *cardWriter) about(c *bank.Card) {
	name := html.Escape(c.Name())
	fmt.Fprintf(w, "<p class=\"about\"><a href=\"#%s\">%s</a> <span>%s</span> <span>asked %s</span>", name, name, c.Difficulty, c.Asked)
	if !c.Since.IsZero() {
		fmt.Fprintf(w, " <span>since %s</span>", html.Escape(c.Since.String()))
	}
	for _, tag := range c.Tags {
		fmt.Fprintf(w, " <span>%s</span>", html.Escape(tag))
	}
	w.WriteString("</p>\n")
}

func (w *cardWriter) details(class, summary, content string) {
	fmt.Fprintf(w, "<details class=\"%s\"><summary>%s</summary>\n%s\n</details>\n", class, summary, content)
}

// points writes points. Where a point as its author wrote it differs from what is
// shown, it has that with it: events name points so.
func (w *cardWriter) points(class, heading string, points []string) {
	if len(points) == 0 {
		return
	}
	fmt.Fprintf(w, "<div class=\"%s\"><h4>%s</h4>\n<ul>\n", class, heading)
	for _, point := range points {
		written := ""
		if markdown.Line(point) != point {
			written = ` data-written="` + html.Escape(point) + `"`
		}
		fmt.Fprintf(w, "<li class=\"find\"%s>%s</li>\n", written, renderer().Line(point))
	}
	w.WriteString("</ul></div>\n")
}

func (w *cardWriter) variants(c *bank.Card) {
	if len(c.Variants) == 0 {
		return
	}
	w.WriteString("<div class=\"variants\"><h4>In other words</h4>\n<ul>\n")
	for _, variant := range c.Variants {
		fmt.Fprintf(w, "<li class=\"find\">%s</li>\n", renderer().Text(variant))
	}
	w.WriteString("</ul></div>\n")
}

func (w *cardWriter) followUps(c *bank.Card) {
	if len(c.FollowUps) == 0 {
		return
	}
	w.WriteString("<div class=\"follow-ups\"><h4>Asked next</h4>\n<ul>\n")
	for _, f := range c.FollowUps {
		switch {
		case f.Card != "" && w.known[f.Card]:
			fmt.Fprintf(w, "<li><a href=\"#%s\">%s</a></li>\n", html.Escape(f.Card), html.Escape(f.Card))
		case f.Card != "":
			fmt.Fprintf(w, "<li>%s</li>\n", html.Escape(f.Card))
		case f.Answer == "":
			fmt.Fprintf(w, "<li>%s</li>\n", renderer().Text(f.Question))
		default:
			fmt.Fprintf(w, "<li><details><summary>%s</summary>\n%s\n</details></li>\n", renderer().Line(f.Question), renderer().Text(f.Answer))
		}
	}
	w.WriteString("</ul></div>\n")
}

func (w *cardWriter) references(c *bank.Card) {
	if len(c.Refs) == 0 {
		return
	}
	w.WriteString("<div class=\"references\"><h4>References</h4>\n<ul>\n")
	for _, ref := range c.Refs {
		link := renderer().Spans([]markdown.Span{{Text: markdown.CleanLine(ref), Link: markdown.CleanLine(ref)}})
		fmt.Fprintf(w, "<li>%s</li>\n", link)
	}
	w.WriteString("</ul></div>\n")
}
