package plan

import (
	"djq/internal/cli/app"
	"djq/internal/ui/page"
)

// planJSON is a plan as --json prints it. The names are promised.
type planJSON struct {
	Date      string          `json:"date"`
	DaysLeft  int             `json:"days_left"`
	Minutes   int             `json:"minutes"`
	Filter    string          `json:"filter"`
	Cards     int             `json:"cards"`
	Today     readinessParts  `json:"today"`
	Expected  readinessParts  `json:"expected"`
	Bound     app.Rounded     `json:"bound"`
	Half      app.Rounded     `json:"expected_with_half"`
	Twice     app.Rounded     `json:"expected_with_twice"`
	Share     int             `json:"share"`
	ShareTime int             `json:"share_minutes"`
	Topics    []planTopicJSON `json:"topics"`
	Unseen    []string        `json:"unseen"`
}

type readinessParts struct {
	Readiness app.Rounded `json:"readiness"`
	Coverage  app.Rounded `json:"coverage"`
	Recall    app.Rounded `json:"recall"`
}

type planTopicJSON struct {
	Topic    string      `json:"topic"`
	Today    app.Rounded `json:"today"`
	Expected app.Rounded `json:"expected"`
}

func planToJSON(v page.PlanSummary) planJSON {
	j := planJSON{
		Date: v.Date.String(), DaysLeft: int(v.Date - v.Today), Minutes: v.Minutes, Filter: v.Filter, Cards: v.Cards,
		Today:    readinessParts{app.Rounded(v.Now.Value()), app.Rounded(v.Now.Coverage), app.Rounded(v.Now.Recall)},
		Expected: readinessParts{app.Rounded(v.Then.Value()), app.Rounded(v.Then.Coverage), app.Rounded(v.Then.Recall)},
		Bound:    app.Rounded(v.Bound), Half: app.Rounded(v.Half), Twice: app.Rounded(v.Twice),
		Share: v.ShareCards, ShareTime: v.ShareTime, Topics: []planTopicJSON{}, Unseen: app.List(v.Unseen),
	}
	if v.ShareCards == 0 {
		j.ShareTime = 0
	}
	for _, t := range v.Topics {
		j.Topics = append(j.Topics, planTopicJSON{t.Name, app.Rounded(t.Now), app.Rounded(t.Then)})
	}
	return j
}
