package htmlpage

import (
	"encoding/json"
	"time"

	"djq/internal/bank"
	"djq/internal/memory"
)

// data is what the script of a page is given, as JSON. Days are numbers, from
// 1970-01-01 on.
type data struct {
	Made       time.Time         `json:"made"`
	Day        memory.Day        `json:"day"`
	DayStarts  int               `json:"day_starts"` // seconds after midnight
	NewPerDay  int               `json:"new_per_day"`
	Retention  float64           `json:"retention"`
	Parameters memory.Parameters `json:"parameters"`
	Progress   bool              `json:"progress"` // the fields below are known
	Reviewed   bool              `json:"reviewed"`
	NewToday   int               `json:"new_today"`
	States     map[string]*state `json:"states"` // by card; without those that nothing is known of
	Plan       *planData         `json:"plan"`
	Home       map[string]string `json:"home"`
}

// state is what is known of a card.
type state struct {
	Stability  float64    `json:"stability,omitempty"`
	Difficulty float64    `json:"difficulty,omitempty"`
	First      memory.Day `json:"first,omitempty"`
	Last       memory.Day `json:"last,omitempty"`
	LatestDay  memory.Day `json:"latest_day,omitempty"`
	LatestAt   int64      `json:"latest_at,omitempty"` // milliseconds
	Due        memory.Day `json:"due,omitempty"`
	Reps       int        `json:"reps,omitempty"`
	Lapses     int        `json:"lapses,omitempty"`
	Forgotten  memory.Day `json:"forgotten,omitempty"`
	Buried     memory.Day `json:"buried,omitempty"`
	Suspended  bool       `json:"suspended,omitempty"`
	Flagged    bool       `json:"flagged,omitempty"`
	Missed     bool       `json:"missed,omitempty"`
}

type planData struct {
	Date  memory.Day `json:"date"`
	Share []string   `json:"share"`
	MS    int64      `json:"ms"` // expected of the share
	More  []string   `json:"more"`
	Cards []string   `json:"cards"`

	New     [4]float64 `json:"new"` // chances of ratings, see plan.Model
	Pass    [3]float64 `json:"pass"`
	Seconds [3]float64 `json:"seconds"` // for a new card, a seen one and once more
	Minutes [7]int     `json:"minutes"`
}

// json returns the data. No "<" is in it, so that it can stand in an element
// for scripts.
func (p Page) json() ([]byte, error) {
	d := data{
		Made: p.Now.UTC().Truncate(time.Second), Day: memory.DayOf(p.Now, p.DayStarts), DayStarts: int(p.DayStarts.Seconds()),
		NewPerDay: p.NewPerDay, Retention: p.Retention, Parameters: memory.DefaultParameters(),
		States: map[string]*state{}, Home: map[string]string{},
	}
	if known := p.Progress; known != nil {
		d.Progress, d.Reviewed, d.NewToday, d.Parameters = true, known.Reviewed, known.NewToday, known.Parameters
		for _, c := range p.Cards {
			s := known.State(c)
			if s.LatestAt.IsZero() && !s.Seen() {
				continue
			}
			kept := &state{
				Stability: s.Stability, Difficulty: s.Difficulty, First: s.First, Last: s.Last, Due: s.Due,
				Reps: s.Reps, Lapses: s.Lapses, Forgotten: s.Forgotten,
				Buried: s.Buried, Suspended: s.Suspended, Flagged: s.Flagged, Missed: known.Missed(c),
			}
			if !s.LatestAt.IsZero() {
				kept.LatestDay, kept.LatestAt = s.LatestDay, s.LatestAt.UnixMilli()
			}
			d.States[c.Name()] = kept
		}
		if plan := known.Plan; plan != nil {
			d.Plan = &planData{
				Date: plan.Date, Share: names(plan.Share), MS: plan.Time.Milliseconds(), More: names(plan.More), Cards: names(plan.Cards),
				New: plan.Model.New, Pass: plan.Model.Pass, Minutes: plan.Minutes,
				Seconds: [3]float64{plan.Model.NewSeconds, plan.Model.SeenSeconds, plan.Model.AgainSeconds},
			}
		}
		if known.Home != nil {
			d.Home = known.Home
		}
	}
	return json.Marshal(d)
}

func names(cards []*bank.Card) []string {
	list := make([]string, len(cards))
	for i, c := range cards {
		list[i] = c.Name()
	}
	return list
}
