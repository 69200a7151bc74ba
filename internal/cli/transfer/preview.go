package transfer

import (
	"fmt"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/humanize"
	"djq/internal/incoming"
	"djq/internal/markdown"
	"djq/internal/ui"
	"djq/internal/ui/page"
)

// How much of an import is shown before it is asked for.
const (
	shownCards   = 3
	shownLines   = 8 // of a question, and of an answer
	shownLeftOut = 10
	shownTopics  = 12
)

// show prints what an import would do.
func (o *importOptions) show(p proposal) error {
	printer := o.IO.Printer()
	lines := []string{printer.Style(ui.Heading, markdown.CleanLine(o.name()))}
	for _, line := range slices.Concat(p.how, p.found.Remarks) {
		lines = append(lines, "   "+markdown.CleanLine(line)) // words of the file
	}
	if len(p.plan.New) > 0 {
		lines = append(lines, "", printer.Style(ui.Heading, "New: "+humanize.Count(len(p.plan.New), "card")), "   "+topicCounts(p.plan.New))
		for _, c := range p.plan.New[:min(shownCards, len(p.plan.New))] {
			lines = append(append(lines, ""), cut(page.CardQuestion(printer, c))...)
			lines = append(append(lines, ""), cut(printer.Section(nil, "Answer", printer.Markdown(c.Answer, 3)))...)
		}
		if more := len(p.plan.New) - shownCards; more > 0 {
			lines = append(lines, "", fmt.Sprintf("   … and %s more", humanize.Number(more)))
		}
	}
	if n := len(p.plan.Elsewhere); n > 0 {
		lines = append(lines, "", printer.Style(ui.Heading, "New here, though another topic asks the same: "+humanize.Count(n, "card")))
		for _, c := range p.plan.Elsewhere[:min(n, shownLeftOut)] {
			lines = append(lines, "   "+printer.Style(ui.Code, c.Theirs.Name())+": see "+printer.Style(ui.Code, c.Yours.Name()))
		}
		lines = appendMore(lines, n)
	}
	if n := len(p.plan.Same); n > 0 {
		lines = append(lines, "", printer.Style(ui.Heading, "Already there: "+humanize.Count(n, "card")))
	}
	if n := len(p.plan.Changed); n > 0 {
		lines = append(lines, "", printer.Style(ui.Heading, "There already, and saying something else: "+humanize.Count(n, "card")))
		if o.replace {
			lines = append(lines, "   They replace yours.")
		} else {
			lines = append(lines, "   Yours stay as they are; --replace replaces them.")
		}
		for _, c := range p.plan.Changed[:min(n, shownLeftOut)] {
			lines = append(lines, "   "+printer.Style(ui.Code, c.Yours.Name()))
		}
		lines = appendMore(lines, n)
	}
	if n := len(p.plan.LeftOut); n > 0 {
		lines = append(lines, "", printer.Style(ui.Heading, "Left out: "+humanize.Number(n)))
		lines = append(lines, leftOutLines(p.plan.LeftOut)...)
	}
	lines = append(lines, p.also.lines(printer)...)
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	if len(p.plan.New) == 0 && p.replaced == 0 && p.also.empty() {
		lines = append(lines, "", "nothing to import")
	}
	return o.IO.PrintLines(append(lines, "")...)
}

func appendMore(lines []string, n int) []string {
	if more := n - shownLeftOut; more > 0 {
		lines = append(lines, fmt.Sprintf("   … and %s more", humanize.Number(more)))
	}
	return lines
}

// leftOutLines says what is left out: each, or of many the first ones of each
// reason.
func leftOutLines(list []incoming.LeftOut) []string {
	var lines, reasons []string
	byReason := map[string][]incoming.LeftOut{}
	for _, l := range list {
		if byReason[l.Why] == nil {
			reasons = append(reasons, l.Why)
		}
		byReason[l.Why] = append(byReason[l.Why], l)
	}
	for _, why := range reasons {
		of := byReason[why]
		shown := len(of)
		if len(list) > shownLeftOut {
			shown = min(shown, max(1, shownLeftOut/len(reasons)))
		}
		for _, l := range of[:shown] {
			lines = append(lines, "   "+leftOutLine(l))
		}
		if more := len(of) - shown; more > 0 {
			lines = append(lines, fmt.Sprintf("   … and %s more: %s", humanize.Number(more), markdown.CleanLine(why)))
		}
	}
	return lines
}

// leftOutLine says what is left out and why, on one line.
func leftOutLine(l incoming.LeftOut) string {
	line := l.Where + ": " + l.Why
	if l.What != "" {
		line += ": " + l.What
	}
	return markdown.CleanLine(line)
}

// cut keeps the first lines of a text.
func cut(lines []string) []string {
	if len(lines) <= shownLines {
		return lines
	}
	return append(slices.Clone(lines[:shownLines]), "   …")
}

// topicCounts says how many cards each topic has.
func topicCounts(cards []*bank.Card) string {
	counts := map[string]int{}
	for _, c := range cards {
		counts[c.Topic]++
	}
	var names []string
	for topic := range counts {
		names = append(names, topic)
	}
	slices.SortFunc(names, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	var words []string
	for _, topic := range names[:min(len(names), shownTopics)] {
		words = append(words, fmt.Sprintf("%s %s", topic, humanize.Number(counts[topic])))
	}
	if more := len(names) - shownTopics; more > 0 {
		words = append(words, fmt.Sprintf("and %s more", humanize.Count(more, "topic")))
	}
	return strings.Join(words, ", ")
}

// importJSON is what an import prints with --json.
type importJSON struct {
	File      string             `json:"file"`
	DryRun    bool               `json:"dry_run"`
	Table     any                `json:"table"`                // how a table was read, null elsewhere
	Types     any                `json:"note_types,omitempty"` // of Anki, and which fields are used
	Remarks   []string           `json:"remarks"`
	New       []string           `json:"new"`
	Same      []string           `json:"same"`
	Changed   []string           `json:"changed"`
	Elsewhere map[string]string  `json:"elsewhere"` // new cards whose question a card of another topic has, with that
	Replace   bool               `json:"replace"`   // whether those replace yours
	LeftOut   []incoming.LeftOut `json:"left_out"`
	Written   []string           `json:"written"`        // files, or those that would be
	Home      *homeJSON          `json:"home,omitempty"` // of notes that djq exported to Anki
}

func (p proposal) json(o *importOptions) importJSON {
	j := importJSON{
		File: o.file, DryRun: o.dryRun, Table: p.table, Types: p.noteTypes, Remarks: app.List(p.found.Remarks),
		New: cardNames(p.plan.New), Same: cardNames(p.plan.Same), Changed: []string{}, Elsewhere: map[string]string{}, Replace: o.replace,
		LeftOut: p.plan.LeftOut, Written: app.List(p.files), Home: p.also.json(),
	}
	if j.LeftOut == nil {
		j.LeftOut = []incoming.LeftOut{}
	}
	for _, c := range p.plan.Changed {
		j.Changed = append(j.Changed, c.Yours.Name())
	}
	for _, c := range p.plan.Elsewhere {
		j.Elsewhere[c.Theirs.Name()] = c.Yours.Name()
	}
	return j
}

func cardNames(cards []*bank.Card) []string {
	names := make([]string, len(cards))
	for i, c := range cards {
		names[i] = c.Name()
	}
	return names
}
