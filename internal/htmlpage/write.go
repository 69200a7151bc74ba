package htmlpage

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"djq/internal/bank"
	"djq/internal/humanize"
	"djq/internal/markdown/html"
)

// begin is how every page begins.
const begin = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\" content=\"djq\">\n"

// IsPage reports whether a file that begins so is such a page.
func IsPage(text []byte) bool { return bytes.HasPrefix(text, []byte(begin)) }

// Write writes a page.
func Write(w io.Writer, p Page) error {
	data, err := p.json()
	if err != nil {
		return err
	}
	script, style := script(), style()
	title := "djq · " + humanize.Count(len(p.Cards), "card")
	var b strings.Builder
	b.WriteString(begin)
	fmt.Fprintf(&b, "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n", policy(script, style))
	b.WriteString("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n" +
		"<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
	fmt.Fprintf(&b, "<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n", title, style)
	b.WriteString(file("top.html"))
	b.WriteString("<main id=\"main\">\n" + file("read.html"))
	b.WriteString("<div id=\"cards\">\n")
	p.cards(&b)
	b.WriteString("</div>\n</section>\n" + file("drill.html") + file("send.html") + "</main>\n" + file("keys.html"))
	fmt.Fprintf(&b, "<script type=\"application/json\" id=\"data\">%s</script>\n<script>%s</script>\n</body>\n</html>\n", data, script)
	_, err = io.WriteString(w, b.String())
	return err
}

// cards writes all cards, topic by topic in the order in which topics first come.
func (p Page) cards(b *strings.Builder) {
	w := &cardWriter{known: map[string]bool{}, own: p.Own}
	var topics []string
	byTopic := map[string][]*bank.Card{}
	for _, c := range p.Cards {
		w.known[c.Name()] = true
		if byTopic[c.Topic] == nil {
			topics = append(topics, c.Topic)
		}
		byTopic[c.Topic] = append(byTopic[c.Topic], c)
	}
	for _, topic := range topics {
		title, summary := topic, ""
		for _, t := range p.Topics {
			if t.Name == topic && t.Title != "" {
				title, summary = t.Title, t.Summary
			}
		}
		fmt.Fprintf(w, "<section class=\"topic\" data-topic=\"%s\">\n<h2>%s</h2>\n", html.Escape(topic), html.Escape(title))
		if summary != "" {
			fmt.Fprintf(w, "<p class=\"summary\">%s</p>\n", html.Escape(summary))
		}
		for _, c := range byTopic[topic] {
			w.card(c)
		}
		w.WriteString("</section>\n")
	}
	b.WriteString(w.String())
}
