package sheet

import (
	"crypto/sha256"
	_ "embed" // of style.css
	"encoding/base64"
	"fmt"
	"strings"

	"djq/internal/bank"
	"djq/internal/markdown/html"
)

//go:embed style.css
var style string

// HTML returns a sheet as a page of its own, which loads nothing and runs no script.
// It prints on A4 and on Letter.
func (s Sheet) HTML() string {
	css := html.CSS() + style
	hash := sha256.Sum256([]byte(css))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; base-uri 'none'; form-action 'none'"
	w := page{sheet: s}
	fmt.Fprintf(&w, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"+
		"<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n<header>\n<h1>%s</h1>\n<p>%s</p>\n</header>\n<main>\n",
		html.Escape(policy), html.Escape(s.Title()), css, html.Escape(s.Title()), html.Escape(s.Subtitle()))
	w.sections()
	w.WriteString("</main>\n</body>\n</html>\n")
	return w.String()
}

// page writes the parts of a page.
type page struct {
	strings.Builder
	sheet    Sheet
	renderer html.Renderer
}

func (w *page) sections() {
	s := w.sheet
	if len(s.Missed) > 0 {
		w.begin("Missed")
		for _, m := range s.Missed {
			w.card(m.Card)
			w.WriteString("<ul>\n")
			for _, p := range m.Points {
				fmt.Fprintf(w, "<li>%s <small>%s</small></li>\n", w.renderer.Line(p.Text), html.Escape(s.Misses(p)))
			}
			w.WriteString("</ul>\n</article>\n")
		}
		w.end()
	}
	if len(s.Often) > 0 {
		w.begin("Asked often")
		for _, c := range s.Often {
			w.card(c)
			w.WriteString("<ul>\n")
			for _, p := range c.KeyPoints {
				fmt.Fprintf(w, "<li>%s</li>\n", w.renderer.Line(p))
			}
			w.WriteString("</ul>\n</article>\n")
		}
		w.end()
	}
	if len(s.Notes) > 0 {
		w.begin("Your notes")
		for _, n := range s.Notes {
			fmt.Fprintf(w, "<article class=\"note\">\n<h3><small>%s</small></h3>\n%s", html.Escape(n.Card.Name()), html.Renderer{Heading: 3}.Text(n.Text))
			w.WriteString("\n</article>\n")
		}
		if s.MoreNotes > 0 {
			fmt.Fprintf(w, "<p><small>%s</small></p>\n", html.Escape(s.More()))
		}
		w.end()
	}
	if len(s.New) > 0 {
		w.begin("New in Django " + s.Versions())
		for _, c := range s.New {
			w.card(c)
			if p := firstPoint(c); p != "" {
				fmt.Fprintf(w, "<p>%s</p>\n", w.renderer.Line(p))
			}
			w.WriteString("</article>\n")
		}
		w.end()
	}
	if s.Empty() {
		fmt.Fprintf(w, "<p>%s</p>\n", html.Escape(Nothing))
	}
}

// Nothing is what a sheet says that has nothing to read.
const Nothing = "Nothing to read: none of these cards is asked often, new or noted, and no key point was missed."

func (w *page) begin(heading string) {
	fmt.Fprintf(w, "<section>\n<h2>%s</h2>\n", html.Escape(heading))
}

func (w *page) end() { w.WriteString("</section>\n") }

// card begins a card with its question.
func (w *page) card(c *bank.Card) {
	fmt.Fprintf(w, "<article>\n<h3>%s <small>%s</small></h3>\n", w.renderer.Line(c.ShortQuestion()), html.Escape(c.Name()))
}
