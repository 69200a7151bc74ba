package stats

import (
	"math"
	"time"

	"djq/internal/cli/app"
	"djq/internal/stats"
	"djq/internal/ui/page"
)

// statsJSON is what djq stats --json prints. The names are promised: they do
// not change. Shares are from 0 to 1, null of nothing; times are milliseconds.
type statsJSON struct {
	Day string `json:"day"` // the study day
	groupJSON
	Suspended    int              `json:"suspended"` // left out of cards, seen and readiness
	Interview    *interviewJSON   `json:"interview"` // null without a plan, and with a filter
	Streak       streakJSON       `json:"streak"`
	Topics       []topicJSON      `json:"topics"`
	Difficulties []difficultyJSON `json:"difficulties"`
	Due          []loadJSON       `json:"due"`     // from today on
	Days         []dayJSON        `json:"days"`    // with reviews, of all cards, in the last year
	Leeches      []leechJSON      `json:"leeches"` // the worst first
	Flagged      []string         `json:"flagged"`
	Fit          *app.FitJSON     `json:"fit"` // null when there is none
	// Interviews are the mock interviews that were finished, oldest first; none with a filter.
	Interviews []pastInterviewJSON `json:"interviews"`
}

// pastInterviewJSON is a mock interview. Its names are those of a scorecard that djq
// interview --save writes.
type pastInterviewJSON struct {
	ID        string      `json:"id"`
	Started   string      `json:"started"`
	Level     string      `json:"level"`
	Questions int         `json:"questions"`
	Answered  int         `json:"answered"`
	Points    app.Rounded `json:"points"`
	PointsOf  int         `json:"points_of"`
	Share     app.Rounded `json:"share"`
	Band      string      `json:"band"`
	Score     *scoreJSON  `json:"score"`
}

type scoreJSON struct {
	Value app.Rounded `json:"value"`
	Low   app.Rounded `json:"low"`
	High  app.Rounded `json:"high"`
	Cards int         `json:"cards"`
}

// groupJSON is what is known of the cards of a group.
type groupJSON struct {
	Cards int `json:"cards"`
	Seen  int `json:"seen"`
	app.ReadinessJSON
	Reviews   int          `json:"reviews"`
	Passed    *app.Rounded `json:"passed"`    // of reviews
	Repeats   int          `json:"repeats"`   // reviews on a later day than the one before
	Recalled  *app.Rounded `json:"recalled"`  // of repeats
	Predicted *app.Rounded `json:"predicted"` // what FSRS predicted recalled to be
	MS        int          `json:"ms"`        // of all reviews
	MSPerCard *app.Rounded `json:"ms_per_card"`
}

// interviewJSON is how ready the user will be for a planned interview. Its names are
// those of djq plan --json.
type interviewJSON struct {
	Date       string            `json:"date"`
	Filter     string            `json:"filter"`
	Cards      int               `json:"cards"`
	CardsToday int               `json:"cards_today"`
	StopNow    app.ReadinessJSON `json:"if_you_stop_now"`
	Expected   app.ReadinessJSON `json:"expected"`
}

type topicJSON struct {
	Topic string `json:"topic"`
	groupJSON
}

type difficultyJSON struct {
	Difficulty string `json:"difficulty"`
	groupJSON
}

type streakJSON struct {
	Days    int  `json:"days"`
	Today   bool `json:"studied_today"`
	Longest int  `json:"longest"`
	Studied int  `json:"days_studied"`
}

type loadJSON struct {
	Day   string `json:"day"`
	Cards int    `json:"cards"`
}

type dayJSON struct {
	Day     string `json:"day"`
	Reviews int    `json:"reviews"`
	Passed  int    `json:"passed"`
	New     int    `json:"new"`
	MS      int    `json:"ms"`
}

type leechJSON struct {
	Card      string `json:"card"`
	Lapses    int    `json:"lapses"`
	Suspended bool   `json:"suspended"`
}

func figuresJSON(f stats.Figures, shown page.StatsOptions) statsJSON {
	j := statsJSON{
		Day: f.Today.String(), groupJSON: toGroupJSON(f.All), Suspended: f.Suspended,
		Streak:  streakJSON{f.Streak.Days, f.Streak.StudiedToday, f.Streak.Longest, f.Streak.Studied},
		Topics:  []topicJSON{},
		Days:    []dayJSON{},
		Leeches: []leechJSON{},
		Flagged: app.List(f.Flagged),
		Fit:     app.ToFitJSON(shown.Fit),
	}
	if plan := shown.Plan; plan != nil {
		s := plan.Standing
		j.Interview = &interviewJSON{
			Date: s.Interview.String(), Filter: plan.Filter, Cards: s.Cards, CardsToday: plan.ShareCards,
			StopNow: app.ToReadinessJSON(s.StopNow), Expected: app.ToReadinessJSON(*s.Expected),
		}
	}
	for _, g := range f.Topics {
		j.Topics = append(j.Topics, topicJSON{g.Name, toGroupJSON(g)})
	}
	for _, g := range f.Difficulties {
		j.Difficulties = append(j.Difficulties, difficultyJSON{g.Name, toGroupJSON(g)})
	}
	for _, l := range f.Due {
		j.Due = append(j.Due, loadJSON{l.Day.String(), l.Cards})
	}
	for _, d := range f.Days {
		j.Days = append(j.Days, dayJSON{d.Day.String(), d.N, d.Passed, d.New, d.MS})
	}
	for _, l := range f.Leeches {
		j.Leeches = append(j.Leeches, leechJSON(l))
	}
	j.Interviews = []pastInterviewJSON{}
	for _, v := range shown.Interviews {
		all := v.Card.All
		past := pastInterviewJSON{
			ID: v.ID, Started: v.Started.Format(time.RFC3339), Level: string(v.Level), Questions: len(v.Questions), Answered: all.Questions,
			Points: app.Rounded(all.Made), PointsOf: all.Points, Share: app.Rounded(all.Share()), Band: v.Card.Band.String(),
		}
		if s := v.Card.Score; v.Card.Scored {
			past.Score = &scoreJSON{app.Rounded(s.Value), app.Rounded(s.Low), app.Rounded(s.High), v.Frame.Units}
		}
		j.Interviews = append(j.Interviews, past)
	}
	return j
}

func toGroupJSON(g stats.Group) groupJSON {
	// share is null where there is nothing to have a share of.
	share := func(n int, value float64) *app.Rounded {
		if n == 0 {
			return nil
		}
		return (*app.Rounded)(&value)
	}
	return groupJSON{
		Cards: g.Cards, Seen: g.Seen,
		ReadinessJSON: app.ToReadinessJSON(g.Readiness),
		Reviews:       g.Reviews, Passed: share(g.Reviews, g.Passed.Value()),
		Repeats: g.Recalled.Of, Recalled: share(g.Recalled.Of, g.Recalled.Value()), Predicted: share(g.Recalled.Of, g.Predicted),
		MS: g.MS, MSPerCard: share(g.Reviews, math.Round(g.MSPerCard())),
	}
}
