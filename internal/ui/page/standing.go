package page

import (
	"fmt"

	"djq/internal/humanize"
	"djq/internal/markdown"
	"djq/internal/memory"
	"djq/internal/study"
	"djq/internal/ui"
)

// Readiness writes readiness today with its two parts: "Readiness today 56%: 80%
// seen, 70% of these recalled".
func Readiness(s memory.Standing) string {
	if s.Cards == 0 && s.Suspended > 0 {
		return fmt.Sprintf("No readiness: all cards are suspended (%s)", humanize.Number(s.Suspended))
	}
	return ui.ReadinessTitle(s.Today) + ": " + ui.ReadinessParts(s.Today)
}

// The readings of readiness, as every command names them.
const (
	readyToday    = "today"
	readyStopNow  = "if you stop now"
	readyExpected = "expected"
	onTheDay      = "on the day"
)

// PlanStatus is what every command says of a plan.
type PlanStatus struct {
	Standing   memory.Standing
	Today      memory.Day
	Filter     string // empty for all cards
	Minutes    int    // of today, before anything was studied
	ByWeekday  bool   // whether the minutes of the weekdays differ
	ShareCards int    // that are left to ask today
	ShareTime  int    // minutes that these take
	More       bool   // whether others are worth asking today too
	Studied    bool   // whether any card was reviewed today
}

// NewPlanStatus returns what to say of a solved plan.
func NewPlanStatus(s *study.SolvedPlan, today memory.Day) PlanStatus {
	queue := s.Queue()
	v := PlanStatus{
		Standing: s.Standing(), Today: today, Filter: markdown.CleanLine(s.Filter.String()),
		Minutes: s.MinutesOn(today), ByWeekday: len(s.Weekdays) > 0,
		ShareCards: len(queue.Share), More: len(queue.More) > 0, Studied: s.Spent > 0,
	}
	if v.ShareCards > 0 {
		v.ShareTime = max(1, int(queue.Time.Minutes()+0.5))
	}
	return v
}

// Interview says when the interview is, and the readings of readiness on its day.
func (v PlanStatus) Interview() string {
	date := v.Standing.Interview
	line := fmt.Sprintf("The interview is on %s, %s", humanize.Date(date), humanize.InDays(int(date-v.Today)))
	if v.Standing.Cards == 0 {
		return line + "."
	}
	line += fmt.Sprintf(": %s %s", humanize.Percent(v.Standing.StopNow.Value()), readyStopNow)
	if v.Standing.Expected != nil {
		line += fmt.Sprintf(", %s %s", humanize.Percent(v.Standing.Expected.Value()), readyExpected)
	}
	return line + "."
}

// Share says what there is to ask today.
func (v PlanStatus) Share() string {
	switch {
	case v.allSuspended():
		return "nothing, all cards are suspended"
	case v.ShareCards > 0:
		return fmt.Sprintf("%s, about %s", humanize.Count(v.ShareCards, "card"), humanize.Count(v.ShareTime, "minute"))
	case v.Minutes == 0:
		return "no minutes"
	case v.More || v.Studied:
		return "done"
	}
	return "nothing worth asking"
}

// Next returns the command to run next.
func (v PlanStatus) Next() string {
	switch {
	case v.allSuspended():
		return UnsuspendCommand
	case v.ShareCards > 0:
		return "djq drill"
	case v.Minutes == 0 && !v.ByWeekday:
		return "djq plan set --minutes 20"
	}
	return "djq plan"
}

func (v PlanStatus) allSuspended() bool { return v.Standing.Cards == 0 && v.Standing.Suspended > 0 }

// UnsuspendCommand has suspended cards asked again.
const UnsuspendCommand = "djq history unsuspend CARD"

// Suspended says how many cards are left out, "" for none.
func Suspended(s memory.Standing) string {
	if s.Suspended == 0 {
		return ""
	}
	return humanize.Number(s.Suspended) + " suspended"
}
