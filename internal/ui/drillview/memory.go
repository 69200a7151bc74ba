package drillview

import (
	"fmt"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/humanize"
	"djq/internal/memory"
	"djq/internal/ui"
)

// Memory is what a drill shows of the memory of its cards.
type Memory struct {
	Today   memory.Day
	Preview func(*bank.Card) [4]memory.Day     // due day after each rating, worst first
	State   func(*bank.Card) memory.CardMemory // as of the last rating
	Status  func() SessionStatus
	// Plan returns what a plan does with the cards, nil until that is known. It
	// is nil itself without a plan.
	Plan func() *PlanMemory
	// Share is asked at the end: whether today's share of a plan is done, and
	// whether there is more to ask.
	Share func() (done, more bool)
}

// PlanMemory is which cards a plan asks again on a later day before the
// interview.
type PlanMemory struct {
	Returns      func(*bank.Card) bool                // as it was rated today
	ReturnsAfter func(*bank.Card, memory.Rating) bool // once it is rated so
}

// SessionStatus is what a session has changed.
type SessionStatus struct {
	Before, After memory.Standing
	Streak        int  // study days in a row
	First         bool // nothing was rated before
}

// WithMemory returns the view with the memory of its cards, nil for none.
func (v View) WithMemory(r *Memory) View {
	v.memory = r
	return v
}

// dueLabel returns when the card would be asked next after a rating, as far as
// that is sure: the day on which it would be due or, under a plan, what the plan
// will do. It is empty where ratings change no schedule.
func (v View) dueLabel(r memory.Rating) string {
	switch {
	case v.memory == nil:
		return ""
	case r == memory.Again && v.s.Returns():
		return humanize.RelativeDay(v.memory.Today, v.memory.Today)
	case v.memory.Plan != nil:
		switch plan := v.memory.Plan(); {
		case plan == nil:
			return ""
		case plan.ReturnsAfter(v.s.Card(), r):
			return "later"
		}
		return "done"
	}
	return humanize.RelativeDay(v.memory.Preview(v.s.Card())[r-memory.Again], v.memory.Today)
}

// next says when a rated card is asked next, as dueLabel does of one that may be
// rated.
func (v View) next(c *bank.Card) string {
	switch {
	case v.memory == nil:
		return ""
	case v.memory.Plan == nil:
		return "due " + humanize.RelativeDay(v.memory.State(c).Due, v.memory.Today)
	}
	switch plan := v.memory.Plan(); {
	case plan == nil:
		return ""
	case plan.Returns(c):
		return "comes back on a later day"
	}
	return "done for this interview"
}

// share reports whether today's share of a plan is done, and whether there is
// more to ask.
func (v View) share() (done, more bool) {
	if v.memory == nil || v.memory.Share == nil {
		return false, false
	}
	return v.memory.Share()
}

// leech says how often a leech was forgotten, empty for other cards.
func (v View) leech(c *bank.Card) string {
	if v.memory == nil {
		return ""
	}
	if s := v.memory.State(c); s.Leech() {
		return "leech, forgotten " + humanize.Count(s.Lapses, "time")
	}
	return ""
}

// kept returns the words for an event that lasts beyond the session, because it
// is saved.
func (v View) kept(e drill.Event) (string, bool) {
	if v.memory == nil {
		return "", false
	}
	switch e.Action {
	case drill.Buried:
		return "buried until tomorrow", true
	case drill.Suspended:
		return "suspended; to undo it: djq history unsuspend", true
	case drill.Flagged:
		return "flagged; djq stats lists it", true
	}
	return "", false
}

// status returns what the session has changed, and nil where ratings change no
// schedule.
func (v View) status() []string {
	if v.memory == nil {
		return nil
	}
	s := v.memory.Status()
	arrow := v.p.Glyph(" → ", " to ")
	change := func(a, b float64) string {
		if humanize.Percent(a) == humanize.Percent(b) {
			return humanize.Percent(b)
		}
		return humanize.Percent(a) + arrow + humanize.Percent(b)
	}
	a, b := s.Before, s.After
	of := " of " + humanize.Count(b.Cards, "card")
	if b.Suspended > 0 {
		of += ", " + humanize.Number(b.Suspended) + " suspended"
	}
	lines := []string{
		"   readiness today  " + v.p.Style(ui.Strong, change(a.Today.Value(), b.Today.Value())) + v.p.Style(ui.Muted, of),
		"   seen             " + change(a.Today.Coverage, b.Today.Coverage),
		"   recalled         " + change(a.Today.Recall, b.Today.Recall),
	}
	if b.Interview != 0 {
		on := humanize.Date(b.Interview)
		lines = append(lines, "   on "+ui.PadRight(on, 12)+"  "+v.p.Style(ui.Strong, change(a.StopNow.Value(), b.StopNow.Value()))+v.p.Style(ui.Muted, " if you stop now"))
	}
	if s.Streak > 0 {
		lines = append(lines, "   streak           "+humanize.Count(s.Streak, "day"))
	}
	if s.First && b.Interview == 0 {
		lines = append(lines, "   interview date   "+v.p.Style(ui.Muted, "not set: ")+v.p.Style(ui.Code, "djq plan set"))
	}
	return lines
}

// NothingDue returns what is said when there is nothing to ask: on which day
// how many cards are due next, and how many are unseen. newPerDay is a number of
// new cards a day that would bring some of them.
func NothingDue(today, due memory.Day, cards, unseen, newPerDay int) []string {
	line := "Nothing is due"
	if due > 0 {
		line = fmt.Sprintf("Nothing is due until %s: %s then.", humanize.RelativeDay(due, today), humanize.Count(cards, "card"))
	} else {
		line += "."
	}
	lines := []string{line}
	if unseen > 0 {
		lines = append(lines, fmt.Sprintf("%s not seen yet; today's limit on new cards has been reached. For more: djq drill --new %d", humanize.Count(unseen, "card"), newPerDay))
	}
	return append(lines, "To practise anyway: djq drill --cram, or --order weakest")
}
