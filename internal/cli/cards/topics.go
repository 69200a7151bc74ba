package cards

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/deck"
	"djq/internal/humanize"
	"djq/internal/markdown"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/ui"
	"djq/internal/ui/page"
)

// topicsOptions is a call of djq topics.
type topicsOptions struct {
	*app.App
	names []string // of the topics to show in detail; none for the list
	json  bool
}

// topic is what is shown of a topic.
type topic struct {
	stats.Topic
	title, summary string
}

// topicJSON is a topic as --json prints it. The names are promised: they do
// not change.
type topicJSON struct {
	Topic   string `json:"topic"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	// Common holds the questions asked most.
	Common            []string `json:"common_questions"`
	Cards             int      `json:"cards"`
	Easy              int      `json:"easy"`
	Medium            int      `json:"medium"`
	Hard              int      `json:"hard"`
	app.ReadinessJSON          // today
	Suspended         int      `json:"suspended"` // left out of readiness
}

// NewTopics returns djq topics.
func NewTopics(a *app.App) *cobra.Command {
	o := topicsOptions{App: a}
	c := &cobra.Command{
		Use:   "topics [TOPIC]",
		Short: "Show the topics and how well you know them",
		Long: "Show the topics with their key concepts, common questions, cards per difficulty and your readiness, or one topic with its cards. " +
			"Readiness is the average chance of recalling a card of the topic today, weighted by how often interviews ask it. It is the " +
			"share of cards you have seen times how much of them you still remember. Suspended cards are left out of it.\n\n" +
			"In a pipe, one topic per line, tab-separated: topic, cards, easy, medium, hard, readiness, coverage and recall " +
			"(0 to 1), title, key concepts, common questions.",
		Example: "djq topics\ndjq topics orm",
		Args:    app.AtMostOne,
		ValidArgsFunction: func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return app.CompleteList(typed, a.Banks.All().Topics()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.names = args
			return o.run(c.Context())
		},
	}
	app.JSONFlag(c, &o.json)
	return c
}

func (o topicsOptions) run(ctx context.Context) error {
	b, err := o.Banks.Load(bank.Options{Topics: o.names})
	if err != nil {
		return err
	}
	d, err := deck.New(b.Cards()).Filter(deck.Filter{Topics: o.names})
	if err != nil {
		return err
	}
	progress, err := o.History.Progress(ctx, d.Cards())
	if err != nil {
		return err
	}
	var topics []topic
	for _, t := range stats.Topics(d.Cards(), func(cards []*bank.Card) memory.Standing { return progress.Standing(cards, 0) }) {
		title, summary := b.Topic(t.Name)
		topics = append(topics, topic{t, title, summary})
	}
	switch {
	case o.json:
		return app.PrintArray(o.IO, topics, func(t topic) any { return toTopicJSON(t) })
	case len(o.names) > 0:
		return o.printDetails(topics)
	}
	return o.IO.PrintTable(topicTable(topics, progress.Seen()))
}

func toTopicJSON(t topic) topicJSON {
	return topicJSON{
		Topic: t.Name, Title: t.title, Summary: t.summary, Common: commonQuestions(t.Cards),
		Cards: len(t.Cards), Easy: t.Easy, Medium: t.Medium, Hard: t.Hard,
		ReadinessJSON: app.ToReadinessJSON(t.Standing.Today), Suspended: t.Standing.Suspended,
	}
}

// topicTable returns topics as a table. What is known of them, once any card was seen,
// takes the place of their difficulties where there is not room for both.
func topicTable(topics []topic, seen bool) ui.Table {
	unseen := !seen
	difficulties := roomyTable
	if unseen {
		difficulties = narrowTable
	}
	return ui.Table{
		Columns: []ui.Column{
			{Title: "TOPIC"}, {Title: "CARDS", Right: true},
			{Title: "EASY", Right: true, MinWidth: difficulties},
			{Title: "MEDIUM", Right: true, MinWidth: difficulties},
			{Title: "HARD", Right: true, MinWidth: difficulties},
			{Title: "READY TODAY", Right: true, MinWidth: narrowTable, PipeOnly: unseen},
			{Title: "SEEN", Right: true, MinWidth: narrowTable, PipeOnly: unseen},
			{Title: "RECALL", Right: true, MinWidth: narrowTable, PipeOnly: unseen},
			{Title: "TITLE", PipeOnly: true}, {Below: true}, {Title: "common questions", Below: true},
		},
		Rows: func(yield func([]ui.Cell) bool) {
			for _, t := range topics {
				ready := t.Standing.Today
				if !yield([]ui.Cell{
					{Text: t.Name, Style: ui.Code}, ui.NumberCell(len(t.Cards)),
					ui.NumberCell(t.Easy), ui.NumberCell(t.Medium), ui.NumberCell(t.Hard),
					ui.PercentCell(ready.Value()), ui.PercentCell(ready.Coverage), ui.PercentCell(ready.Recall),
					{Text: markdown.Line(t.title)}, {Text: markdown.Line(t.summary)},
					{Text: strings.Join(commonQuestions(t.Cards), " "), Style: ui.Muted},
				}) {
					return
				}
			}
		},
	}
}

// commonQuestions returns the short wordings of the few cards of a topic that
// interviews ask most.
func commonQuestions(cards []*bank.Card) []string {
	const few = 3
	cards = slices.Clone(cards)
	slices.SortStableFunc(cards, func(a, b *bank.Card) int { return cmp.Compare(b.Asked.Weight(), a.Asked.Weight()) })
	questions := make([]string, 0, few)
	for _, c := range cards[:min(len(cards), few)] {
		questions = append(questions, markdown.Line(c.ShortQuestion()))
	}
	return questions
}

// printDetails prints topics with their cards.
func (o topicsOptions) printDetails(topics []topic) error {
	p := o.IO.Printer()
	var lines []string
	for i, t := range topics {
		if i > 0 {
			lines = append(lines, "")
		}
		heading := t.Name
		if t.title != "" {
			heading += " · " + markdown.Line(t.title)
		}
		for _, line := range ui.Wrap(heading, p.Width) {
			lines = append(lines, p.Style(ui.Heading, line))
		}
		lines = append(lines, p.Markdown(t.summary, 0)...)
		count := humanize.Count(len(t.Cards), "card") + ": " + page.Difficulties(deck.New(t.Cards))
		if suspended := page.Suspended(t.Standing); suspended != "" {
			count += "; " + suspended
		}
		lines = append(lines, count)
		if t.Standing.Cards == 0 || t.Standing.Today.Coverage > 0 {
			lines = append(lines, page.Readiness(t.Standing))
		}
		lines = append(lines, "")
		lines = append(lines, cardTable(t.Cards, p.Width > 0).Lines(p)...)
	}
	return o.IO.PrintLines(lines...)
}
