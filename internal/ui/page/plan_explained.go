package page

import (
	"fmt"
	"strings"

	"djq/internal/humanize"
	"djq/internal/markdown"
	"djq/internal/ui"
)

// ExplainPlan returns how a plan was made and how far from the best possible
// it is, with all topics and the cards that will probably not come up.
func ExplainPlan(p ui.Printer, v PlanSummary) []string {
	if v.Standing.Cards == 0 {
		return nil
	}
	lines := append([]string{""}, p.Section(nil, "By topic, today and expected on the day", planTopics(p, v.Topics))...)
	if n := len(v.Unseen); n > 0 {
		lines = p.Section(lines, "Will probably not come up: "+humanize.Count(n, "card"), unseenNames(p, v.Unseen))
	}
	gap := max(0, v.Bound-v.Standing.Expected.Value())
	m := v.Model
	own := "The probabilities and times below are typical values until you have reviews of your own"
	if v.Own > 0 {
		own = fmt.Sprintf("The probabilities and times below come from %s of yours, blended with typical values while there are fewer than 50 of a kind", humanize.Count(v.Own, "review"))
	}
	text := []string{
		"Every second of each remaining day has a price. Given the prices, each card can be planned on its own: it comes up on the days when " +
			"the recall gained for the interview is worth more than the seconds it takes. The prices are set so that each day is just full, " +
			"and recalculated every day from what really happened.",
		fmt.Sprintf("The same prices prove that, under this model, no schedule can be expected to reach more than %s. The plan expects %s, so it is within %s of the best possible.",
			humanize.Percent(v.Bound), humanize.Percent(v.Standing.Expected.Value()), humanize.Points(gap)),
		own + ": " + fmt.Sprintf("a new card takes %.0f s and is rated again %s, hard %s, good %s, easy %s; a card seen before takes %.0f s and is recalled as FSRS predicts; asking again takes %.0f s.",
			m.NewSeconds, humanize.Percent(m.New[0]), humanize.Percent(m.New[1]), humanize.Percent(m.New[2]), humanize.Percent(m.New[3]), m.SeenSeconds, m.AgainSeconds),
		"Readiness is the average chance of recalling a card on the day, with a weight of 4 for cards that interviews ask often, 2 for sometimes and 1 for rarely. A card that you have never seen counts as a chance of 0.",
	}
	text = append(text, strings.Join(fitSentences(v.Fit), " "))
	lines = append(lines, "", " "+p.Style(ui.Heading, "How this plan was made"))
	width := p.Width - 3
	if p.Width <= 0 {
		width = ui.MaxProse
	}
	for i, t := range text {
		if i > 0 {
			lines = append(lines, "")
		}
		for _, l := range ui.Wrap(t, max(20, min(width, ui.MaxProse))) {
			lines = append(lines, "   "+l)
		}
	}
	return lines
}

// unseenNames names the first of some cards, and counts the others.
func unseenNames(p ui.Printer, names []string) []string {
	const most = 10
	var lines []string
	for _, name := range names[:min(most, len(names))] {
		lines = append(lines, "   "+p.Style(ui.Code, markdown.CleanLine(name)))
	}
	if more := len(names) - most; more > 0 {
		lines = append(lines, "   "+p.Style(ui.Muted, "and "+humanize.Number(more)+" more: djq plan --json"))
	}
	return lines
}
