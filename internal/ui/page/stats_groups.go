package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"djq/internal/humanize"
	"djq/internal/markdown"
	"djq/internal/memory"
	"djq/internal/stats"
	"djq/internal/study"
	"djq/internal/ui"
)

const (
	// The readiness bars of groups have at most maxBar columns. Where they
	// would have less than minBar other columns are left out.
	minBar = 16
	maxBar = 40
	// minName is from where on names are cut, on narrow screens.
	minName = len("By difficulty")
)

// groups returns what is known of each topic and difficulty.
func (s statsPage) groups() []string {
	return s.table(groupTable{"By topic", s.f.Topics}, groupTable{"By difficulty", s.f.Difficulties})
}

// fewTopics is how many topics the first page has.
const fewTopics = 3

// weakest returns what is known of the topics that the user is least ready for, the
// weakest first.
func (s statsPage) weakest() []string {
	if s.f.All.Cards == 0 {
		return nil
	}
	if len(s.f.Topics) <= fewTopics {
		return s.table(groupTable{"By topic", s.f.Topics})
	}
	return s.table(groupTable{"Weakest topics", s.weakestTopics()})
}

func (s statsPage) weakestTopics() []stats.Group {
	var topics []stats.Group
	for _, g := range s.f.Topics {
		if g.Cards > 0 && (s.f.Uncounted == 0 || g.Name != study.InterviewTopic) {
			topics = append(topics, g)
		}
	}
	slices.SortStableFunc(topics, func(a, b stats.Group) int { return cmp.Compare(a.Readiness.Value(), b.Readiness.Value()) })
	return topics[:min(fewTopics, len(topics))]
}

// rest says what the first page leaves out.
func (s statsPage) rest(indent string) []string {
	var more []string
	switch n := len(s.f.Leeches); n {
	case 0:
	case 1:
		more = append(more, "1 leech")
	default:
		more = append(more, humanize.Number(n)+" leeches")
	}
	if n := len(s.f.Flagged); n > 0 {
		more = append(more, humanize.Number(n)+" flagged")
	}
	more = append(more, "reviews per day", "days due", "all topics")
	lines := []string{""}
	for _, line := range ui.Wrap(strings.Join(more, ", ")+": djq stats --all", s.p.Width-len(indent)) {
		lines = append(lines, indent+s.p.Style(ui.Muted, line))
	}
	return lines
}

// groupTable is groups under a title.
type groupTable struct {
	title  string
	groups []stats.Group
}

// table returns groups one below the other. Columns are left out, the least important
// first, where there is no room for them.
func (s statsPage) table(tables ...groupTable) []string {
	var rows [][]string
	var bars []stats.Group
	for i, t := range tables {
		if i > 0 {
			rows, bars = append(rows, nil), append(bars, stats.Group{})
		}
		rows, bars = append(rows, s.head(t.title)), append(bars, stats.Group{})
		for _, g := range t.groups {
			rows, bars = append(rows, s.group(g)), append(bars, g)
		}
	}

	const columns = 7 // besides the bar, which comes after the first
	var widths [columns]int
	for _, row := range rows {
		for i, text := range row {
			widths[i] = max(widths[i], ui.Width(text))
		}
	}
	width := min(s.p.Width, maxGroups)
	widths[0] = min(widths[0], max(minName, width/4))
	shown := columns
	used := func() int {
		n := 1 + len(ui.Gutter)
		for _, w := range widths[:shown] {
			n += w + len(ui.Gutter)
		}
		return n - len(ui.Gutter)
	}
	for shown > 3 && used()+minBar > width {
		shown--
	}
	bar := max(1, min(maxBar, width-used()))

	lines := make([]string, len(rows))
	for i, row := range rows {
		if row == nil {
			continue
		}
		line := " " + ui.PadRight(ui.Cut(row[0], widths[0]), widths[0]) + ui.Gutter
		switch g := bars[i]; {
		case g.Name == "":
			line += ui.PadRight(s.p.Style(ui.Muted, "ready"), bar)
		case g.Cards == 0:
			line += strings.Repeat(" ", bar)
		default:
			line += s.p.ReadinessBar(g.Readiness, bar)
		}
		for column := 1; column < shown; column++ {
			line += ui.Gutter + ui.PadLeft(row[column], widths[column])
		}
		lines[i] = strings.TrimRight(line, " ")
	}
	return lines
}

// head returns the heads of columns: the group, readiness, and by falling
// weight what else is known.
func (s statsPage) head(title string) []string {
	row := []string{s.p.Style(ui.Heading, title), ""}
	for _, text := range []string{"recalled", "seen", "passed", "a card", "reviews"} {
		row = append(row, s.p.Style(ui.Muted, text))
	}
	return row
}

// group returns a row of the columns of head.
func (s statsPage) group(g stats.Group) []string {
	none := s.p.Style(ui.Muted, "–")
	ready, recalled, passed, time := none, none, none, none
	if g.Cards > 0 {
		ready = humanize.Percent(g.Readiness.Value())
	}
	if g.Recalled.Of > 0 {
		recalled = humanize.Percent(g.Recalled.Value())
	}
	if g.Reviews > 0 {
		passed, time = humanize.Percent(g.Passed.Value()), humanize.Pace(perCard(g))
	}
	return []string{
		markdown.CleanLine(g.Name), ready, recalled,
		fmt.Sprintf("%s/%s", humanize.Number(g.Seen), humanize.Number(g.Cards)), passed, time, humanize.Number(g.Reviews),
	}
}

// maxNamed is how many cards a list names before it only counts them.
const maxNamed = 10

// leeches lists the cards that keep being forgotten, and says what to do.
func (s statsPage) leeches() []string {
	if len(s.f.Leeches) == 0 {
		return nil
	}
	p := s.p
	lines := s.title("Leeches", fmt.Sprintf("forgotten %d times or more", memory.LeechLapses))
	shown := s.f.Leeches[:min(maxNamed, len(s.f.Leeches))]
	name, about := 0, 0
	for _, l := range shown {
		name, about = max(name, ui.Width(markdown.CleanLine(l.Card))), max(about, ui.Width(lapses(l)))
	}
	name = min(name, p.Width-about-5)
	for _, l := range shown {
		card := ui.Cut(markdown.CleanLine(l.Card), name)
		lines = append(lines, "   "+ui.PadRight(p.Style(ui.Code, card), name)+ui.Gutter+p.Style(ui.Muted, lapses(l)))
	}
	lines = append(lines, s.unnamed(len(s.f.Leeches)-len(shown))...)
	card, ok := s.activeLeech()
	if !ok {
		return lines
	}
	// What is to be typed is never cut.
	const hint = " Suspend one:"
	command := p.Style(ui.Code, suspendCommand+card)
	if ui.Width(hint)+1+ui.Width(command) <= p.Width {
		return append(lines, p.Style(ui.Muted, hint)+" "+command)
	}
	return append(lines, p.Style(ui.Muted, hint), "   "+command)
}

// lapses says how often a leech was forgotten.
func lapses(l stats.Leech) string {
	if l.Suspended {
		return humanize.Count(l.Lapses, "lapse") + ", suspended"
	}
	return humanize.Count(l.Lapses, "lapse")
}

// suspendCommand suspends the card whose name follows.
const suspendCommand = "djq history suspend "

// activeLeech returns the worst leech that is still asked.
func (s statsPage) activeLeech() (string, bool) {
	for _, l := range s.f.Leeches {
		if !l.Suspended {
			return markdown.CleanLine(l.Card), true
		}
	}
	return "", false
}

// flagged lists the cards marked for a later edit.
func (s statsPage) flagged() []string {
	if len(s.f.Flagged) == 0 {
		return nil
	}
	lines := s.title("Flagged", "for a later edit")
	shown := s.f.Flagged[:min(maxNamed, len(s.f.Flagged))]
	for _, name := range shown {
		lines = append(lines, "   "+s.p.Style(ui.Code, ui.Cut(markdown.CleanLine(name), s.p.Width-3)))
	}
	return append(lines, s.unnamed(len(s.f.Flagged)-len(shown))...)
}

// unnamed says how many more there are.
func (s statsPage) unnamed(n int) []string {
	if n == 0 {
		return nil
	}
	return []string{"   " + s.p.Style(ui.Muted, "… and "+humanize.Number(n)+" more: see --json")}
}
