package page

import (
	"fmt"
	"strings"

	"djq/internal/humanize"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/study"
	"djq/internal/ui"
)

// words writes the figures in sentences, for those who listen to them and for
// windows too narrow for charts.
func (s statsPage) words() []string {
	all := s.f.All
	w := wordPage{p: s.p}
	w.say("%s.", Readiness(s.standing()))
	if s.o.Plan != nil {
		w.say("%s", s.o.Plan.Interview())
		w.say("Today's share of the plan: %s.", s.o.Plan.Share())
	}
	w.say("Seen: %s of %s.", humanize.Number(all.Seen), humanize.Count(all.Cards, "card"))
	if s.f.Uncounted > 0 {
		w.say("The topic %s is not counted.", study.InterviewTopic)
	}
	if s.f.Suspended > 0 {
		w.say("Suspended: %s.", humanize.Count(s.f.Suspended, "card"))
	}
	w.say("Streak: %s in a row, %s. Longest: %s. Studied: %s.", humanize.Count(s.f.Streak.Days, "day"), todayInStreak(s.f.Streak),
		humanize.Number(s.f.Streak.Longest), humanize.Count(s.f.Streak.Studied, "day"))
	if r := all.Recalled; r.Of > 0 {
		w.say("Recalled: %s of %s reviews on a later day, %s; %s predicted.",
			humanize.Number(r.Part), humanize.Number(r.Of), humanize.Percent(r.Value()), humanize.Percent(all.Predicted))
	} else {
		w.say("Recalled: no card came back on a later day yet.")
	}
	w.say("Time: %s a card; %s in all for %s.", humanize.PaceInWords(perCard(all)), humanize.TotalInWords(milliseconds(all.MS)), humanize.Count(all.Reviews, "review"))
	if !s.o.All {
		if all.Cards > 0 {
			w.head("Weakest topics")
		}
		for _, g := range s.weakestTopics() {
			w.say("%s", groupWords(g))
		}
		w.lines = append(w.lines, s.rest("")...)
		return w.lines
	}
	s.dueWords(&w)
	s.monthWords(&w)
	w.head("By topic")
	for _, g := range s.f.Topics {
		w.say("%s", groupWords(g))
	}
	w.head("By difficulty")
	for _, g := range s.f.Difficulties {
		w.say("%s", groupWords(g))
	}
	if len(s.f.Leeches) > 0 {
		w.head(fmt.Sprintf("Leeches, forgotten %d times or more", memory.LeechLapses))
		for _, l := range s.f.Leeches {
			w.say("%s: %s", l.Card, lapses(l))
		}
		if card, ok := s.activeLeech(); ok {
			w.say("Suspend one: %s%s", suspendCommand, card)
		}
	}
	if len(s.f.Flagged) > 0 {
		w.head("Flagged for a later edit")
		for _, name := range s.f.Flagged {
			w.say("%s", name)
		}
	}
	return w.lines
}

// wordPage collects sentences.
type wordPage struct {
	p     ui.Printer
	lines []string
}

// say adds a sentence.
func (w *wordPage) say(format string, args ...any) {
	w.lines = append(w.lines, ui.Wrap(fmt.Sprintf(format, args...), w.p.Width)...)
}

// head begins a list.
func (w *wordPage) head(title string) {
	w.lines = append(w.lines, "")
	for _, line := range ui.Wrap(title, w.p.Width) {
		w.lines = append(w.lines, w.p.Style(ui.Heading, line))
	}
}

func todayInStreak(s stats.Streak) string {
	if s.StudiedToday {
		return "including today"
	}
	return "not yet today"
}

// dueWords writes the cards due, by day at first and then by week.
func (s statsPage) dueWords(w *wordPage) {
	due := s.f.Due
	w.head(s.dueTitle() + ": " + humanize.Count(dueIn(due), "card"))
	w.say("Today: %s", humanize.Number(due[0].Cards))
	w.say("Tomorrow: %s", humanize.Number(due[1].Cards))
	for from := 2; from < len(due); {
		to := min(len(due), from+7-from%7)
		w.say("%s to %s: %s", humanize.DateInWords(due[from].Day), humanize.DateInWords(due[to-1].Day), humanize.Number(dueIn(due[from:to])))
		from = to
	}
}

// monthWords writes the reviews of each month, in place of the heat map.
func (s statsPage) monthWords(w *wordPage) {
	title := "Reviews in the last year"
	if s.o.Filtered {
		title += ", of all cards"
	}
	w.head(title)
	reviews, days := 0, 0
	for i, d := range s.f.Days {
		reviews, days = reviews+d.N, days+1
		if i+1 == len(s.f.Days) || monthOf(s.f.Days[i+1].Day) != monthOf(d.Day) {
			w.say("%s: %s on %s", humanize.MonthYear(d.Day), humanize.Count(reviews, "review"), humanize.Count(days, "day"))
			reviews, days = 0, 0
		}
	}
	if len(s.f.Days) == 0 {
		w.say("none")
	}
}

// monthOf numbers months through the years.
func monthOf(d memory.Day) int {
	year, month, _ := d.Time().Date()
	return 12*year + int(month)
}

// groupWords writes the figures of a group.
func groupWords(g stats.Group) string {
	parts := []string{
		fmt.Sprintf("%s: readiness %s %s", g.Name, readyToday, humanize.Percent(g.Readiness.Value())),
		fmt.Sprintf("%s of %s seen", humanize.Number(g.Seen), humanize.Count(g.Cards, "card")),
	}
	if g.Recalled.Of > 0 {
		parts = append(parts, fmt.Sprintf("%s recalled", humanize.Percent(g.Recalled.Value())))
	}
	if g.Reviews > 0 {
		parts = append(parts,
			fmt.Sprintf("%s of %s passed", humanize.Percent(g.Passed.Value()), humanize.Count(g.Reviews, "review")), humanize.PaceInWords(perCard(g))+" a card")
	}
	return strings.Join(parts, ", ")
}
