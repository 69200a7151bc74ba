package cards

import (
	"context"
	"errors"
	"strings"

	"djq/internal/cli/app"

	"github.com/spf13/cobra"

	"djq/internal/bank"
	"djq/internal/deck"
	"djq/internal/humanize"
	"djq/internal/markdown"
	"djq/internal/memory"
	"djq/internal/study"
	"djq/internal/ui"
	"djq/internal/ui/page"
)

// topic is what djq topics knows of one.
type topic struct {
	Topic   string `json:"topic"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	Cards   int    `json:"cards"`
	Easy    int    `json:"easy"`
	Medium  int    `json:"medium"`
	Hard    int    `json:"hard"`
	// Readiness is the product of the two others, all 0 to 1.
	Readiness app.Rounded `json:"readiness"`
	Coverage  app.Rounded `json:"coverage"`
	Recall    app.Rounded `json:"recall"`
	Day       string      `json:"readiness_day,omitempty"` // of an interview, else today

	deck *deck.Deck
}

func NewTopics(a *app.App) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "topics [TOPIC]",
		Short: "Show the topics and how well you know them",
		Long: "Show the topics with their key concepts, their cards per difficulty and your readiness, or one topic with its cards. " +
			"Readiness is the chance that you can answer a card of the topic today, or with a plan on the day of the interview if nothing were asked until then: how much of it you have seen, times how " +
			"much of that you still know, each card weighted by how often it is asked.\n\n" +
			"In a pipe one topic a line, separated by tabs: topic, cards, easy, medium, hard, readiness, coverage and recall " +
			"(0 to 1), title, key concepts.",
		Example: "djq topics\ndjq topics orm",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return app.UsageError("", "topics takes one topic, got %d", len(args))
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return app.CompleteList(typed, a.Banks.All().Topics()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error { return runTopics(c.Context(), a, args, asJSON) },
	}
	app.JSONFlag(c, &asJSON)
	return c
}

func runTopics(ctx context.Context, a *app.App, names []string, asJSON bool) error {
	a.History.Preload(ctx)
	b, err := a.Banks.Load(bank.Options{Topics: names})
	if err != nil {
		return err
	}
	d, err := deck.New(b.Cards()).Filter(deck.Filter{Topics: names})
	if err != nil {
		return err
	}
	progress, store, err := a.History.Load(ctx, d.Cards())
	if err != nil {
		return err
	}
	day := memory.Day(0)
	if store != nil {
		day, err = a.InterviewDay(ctx, store)
		if err := errors.Join(err, store.Close()); err != nil {
			return err
		}
	}
	topics := topicsOf(b, d, progress, day)
	switch {
	case asJSON:
		return app.PrintArray(a.IO, topics, func(t topic) any { return t })
	case len(names) > 0:
		return showTopics(a, topics, day)
	}
	return a.IO.PrintTable(topicTable(topics, readyTitle(progress, day)))
}

// readyTitle names readiness and its day, that of an interview when it is not
// 0; it is empty before the first review.
func readyTitle(progress *study.Progress, day memory.Day) string {
	switch {
	case !progress.Seen():
		return ""
	case day == 0:
		return "READY"
	}
	return strings.ToUpper("ready " + humanize.Date(day))
}

// topicsOf returns the topics of a deck, sorted, with the readiness on the day
// of an interview, when it is not 0, else today.
func topicsOf(b *bank.Bank, d *deck.Deck, progress *study.Progress, day memory.Day) []topic {
	byTopic := map[string][]*bank.Card{}
	for _, c := range d.Cards() {
		byTopic[c.Topic] = append(byTopic[c.Topic], c)
	}
	var topics []topic
	for _, name := range d.Topics() {
		t := topic{Topic: name, Cards: len(byTopic[name]), deck: deck.New(byTopic[name])}
		t.Title, t.Summary = b.Topic(name)
		t.Easy, t.Medium, t.Hard = t.deck.Count(bank.Easy), t.deck.Count(bank.Medium), t.deck.Count(bank.Hard)
		r := progress.Readiness(byTopic[name], max(progress.Today, day))
		if day != 0 {
			t.Day = day.String()
		}
		t.Readiness, t.Coverage, t.Recall = app.Rounded(r.Value()), app.Rounded(r.Coverage), app.Rounded(r.Recall)
		topics = append(topics, t)
	}
	return topics
}

// topicTable returns topics as a table. What is known of them, under ready
// where that is not empty, takes the place of their difficulties where there
// is not room for both.
func topicTable(topics []topic, ready string) ui.Table {
	unseen := ready == ""
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
			{Title: ready, Right: true, MinWidth: narrowTable, PipeOnly: unseen},
			{Title: "SEEN", Right: true, MinWidth: narrowTable, PipeOnly: unseen},
			{Title: "RECALL", Right: true, MinWidth: narrowTable, PipeOnly: unseen},
			{Title: "TITLE", PipeOnly: true}, {Title: "KEY CONCEPTS"},
		},
		Rows: func(yield func([]ui.Cell) bool) {
			for _, t := range topics {
				if !yield([]ui.Cell{
					{Text: t.Topic, Style: ui.Code}, ui.NumberCell(t.Cards),
					ui.NumberCell(t.Easy), ui.NumberCell(t.Medium), ui.NumberCell(t.Hard),
					ui.PercentCell(float64(t.Readiness)), ui.PercentCell(float64(t.Coverage)), ui.PercentCell(float64(t.Recall)),
					{Text: markdown.Line(t.Title)}, {Text: markdown.Line(t.Summary)},
				}) {
					return
				}
			}
		},
	}
}

// showTopics prints topics with their cards.
func showTopics(a *app.App, topics []topic, day memory.Day) error {
	p := a.IO.Printer()
	var lines []string
	for i, t := range topics {
		if i > 0 {
			lines = append(lines, "")
		}
		heading := t.Topic
		if t.Title != "" {
			heading += " · " + markdown.Line(t.Title)
		}
		for _, line := range ui.Wrap(heading, p.Width) {
			lines = append(lines, p.Style(ui.Heading, line))
		}
		lines = append(lines, p.Markdown(t.Summary, 0)...)
		lines = append(lines, humanize.Count(t.Cards, "card")+": "+page.Difficulties(t.deck))
		if t.Coverage > 0 {
			lines = append(lines, ui.Readiness(memory.Readiness{Coverage: float64(t.Coverage), Recall: float64(t.Recall)}, day))
		}
		lines = append(lines, "")
		lines = append(lines, cardTable(t.deck.Cards()).Lines(p)...)
	}
	return a.IO.PrintLines(lines...)
}
