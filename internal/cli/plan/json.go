package plan

import (
	"djq/internal/cli/app"
	"djq/internal/study"
	"djq/internal/ui/page"
)

// planJSON is a plan as --json prints it. The names are promised.
type planJSON struct {
	Date         string            `json:"date"`
	DaysLeft     int               `json:"days_left"`
	Minutes      int               `json:"minutes_per_day"`
	Weekdays     map[string]int    `json:"minutes_by_weekday"` // those that differ: "sat"
	Filter       string            `json:"filter"`
	Cards        int               `json:"cards"`
	Suspended    int               `json:"suspended"` // left out
	Today        app.ReadinessJSON `json:"today"`
	StopNow      app.ReadinessJSON `json:"if_you_stop_now"` // on the day
	Expected     app.ReadinessJSON `json:"expected"`
	Bound        app.Rounded       `json:"bound"`
	Half         app.Rounded       `json:"expected_with_half"`
	Twice        app.Rounded       `json:"expected_with_twice"`
	Pace         *app.Rounded      `json:"expected_at_pace"` // of the last days; null when it is not known
	CardsToday   int               `json:"cards_today"`
	MinutesToday int               `json:"minutes_today"`
	Topics       []topicJSON       `json:"topics"`
	Unseen       []string          `json:"unseen"`
	Fit          *app.FitJSON      `json:"fit"` // null when there is none
}

type topicJSON struct {
	Topic    string      `json:"topic"`
	Today    app.Rounded `json:"today"`
	Expected app.Rounded `json:"expected"`
}

func toJSON(v page.PlanSummary) planJSON {
	weekdays := study.Weekdays{}
	for _, w := range v.Weekdays {
		weekdays[w.Day] = w.Minutes
	}
	s := v.Standing
	j := planJSON{
		Date: s.Interview.String(), DaysLeft: int(s.Interview - v.Today), Minutes: v.Daily, Weekdays: weekdays.Named(), Filter: v.Filter,
		Cards: s.Cards, Suspended: s.Suspended,
		Today: app.ToReadinessJSON(s.Today), StopNow: app.ToReadinessJSON(s.StopNow), Expected: app.ToReadinessJSON(*s.Expected),
		Bound: app.Rounded(v.Bound), Half: app.Rounded(v.Half), Twice: app.Rounded(v.Twice),
		CardsToday: v.ShareCards, MinutesToday: v.ShareTime, Topics: []topicJSON{}, Unseen: app.List(v.Unseen),
		Fit: app.ToFitJSON(v.Fit),
	}
	if v.Pace != nil {
		pace := app.Rounded(*v.Pace)
		j.Pace = &pace
	}
	for _, t := range v.Topics {
		j.Topics = append(j.Topics, topicJSON{t.Name, app.Rounded(t.Now), app.Rounded(t.Then)})
	}
	return j
}
