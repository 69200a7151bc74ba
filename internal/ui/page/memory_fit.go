package page

import (
	"cmp"
	"fmt"

	"djq/internal/humanize"
	"djq/internal/memory"
	"djq/internal/memory/fit"
	"djq/internal/study"
	"djq/internal/ui"
)

// MemoryFit shows whether predictions are for the user's own memory, below other
// figures: in one sentence, or with the evidence. It is empty before the first review.
func MemoryFit(p ui.Printer, s study.FitStatus, evidence bool) []string {
	if s.Reviews == 0 {
		return nil
	}
	// As wide as the figures above.
	width, indent := p.Width, ""
	if !p.Plain {
		width, indent = min(cmp.Or(p.Width, pipePage)-1, ui.MaxProse), " "
	}
	lines := []string{"", indent + p.Style(ui.Heading, "Your memory")}
	sentences := fitSentences(s)
	if !evidence {
		sentences = sentences[:1]
	}
	for _, sentence := range sentences {
		for _, line := range ui.Wrap(sentence, width) {
			lines = append(lines, indent+line)
		}
	}
	return lines
}

// fitSentences says how the user forgets, compared with others, and why that is
// believed; or why predictions are for the memory of most people.
func fitSentences(s study.FitStatus) []string {
	const usual = "Predictions are for the memory of most people"
	f := s.Last
	switch {
	case !s.On:
		return []string{usual + ", because fit is false in the settings."}
	case f == nil && s.Earlier < study.RefitAfter:
		return []string{fmt.Sprintf("%s until you have %d reviews from earlier days.", usual, study.RefitAfter)}
	case f == nil:
		return []string{usual + " until djq drill has fitted them to your reviews."}
	case f.HeldOut == 0:
		return []string{fmt.Sprintf("%s: of your %s, too few were on a later day than the one before.", usual, humanize.Count(f.Reviews, "review"))}
	}
	on := fmt.Sprintf("your %s before %s", humanize.Count(f.Reviews, "review"), humanize.DateYear(f.Day))
	if !f.Taken {
		return []string{fmt.Sprintf("%s: those fitted to %s were no better on the newest fifth of them (log loss %.3f, by default %.3f).", usual, on, f.Fitted, f.Default)}
	}
	own, others := fit.RecallAfterMonth(f.Parameters), fit.RecallAfterMonth(memory.DefaultParameters())
	how := "as well as"
	if f.Default-f.Fitted >= 0.0005 {
		how = "better than"
	}
	return []string{
		fmt.Sprintf("You forget %s: a month after one to three reviews you recall %s of cards, most people %s.",
			comparison((1-own)/(1-others)), humanize.Percent(own), humanize.Percent(others)),
		fmt.Sprintf("Predictions are fitted to %s. Those fitted to the older four fifths predict the newest %s the default does (log loss %.3f, by default %.3f).", on, how, f.Fitted, f.Default),
	}
}

// comparison says how fast somebody forgets who forgets that many times as much as
// most.
func comparison(ratio float64) string {
	for _, c := range []struct {
		from  float64
		words string
	}{
		{1.5, "much faster than most"}, {1.2, "faster than most"}, {1.05, "a little faster than most"},
		{1 / 1.05, "about as fast as most"}, {1 / 1.2, "a little more slowly than most"}, {1 / 1.5, "more slowly than most"},
	} {
		if ratio >= c.from {
			return c.words
		}
	}
	return "much more slowly than most"
}
