package interview

import (
	"encoding/json"
	"io"
	"path/filepath"
	"strings"

	"djq/internal/cli/app"
	"djq/internal/interview"
	"djq/internal/ui/interviewview"
	"djq/internal/unprintable"
	"djq/internal/wholefile"
)

// saveScorecard writes the scorecard with all answers to the file that --save names.
func saveScorecard(o *options, s *interview.Session, card interview.Scorecard, before *interviewview.Before) error {
	write := func(w io.Writer) error {
		_, err := io.WriteString(w, interviewview.Markdown(s, card, before))
		return err
	}
	if strings.EqualFold(filepath.Ext(o.saveTo), ".json") {
		write = func(w io.Writer) error {
			e := json.NewEncoder(unprintable.JSONEscaper{W: w})
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			return e.Encode(scorecardJSON(s, card))
		}
	}
	if err := wholefile.Write(o.saveTo, 0o666, write); err != nil {
		return app.BrokenError("", "cannot write the scorecard: %w", err)
	}
	return nil
}

// scorecardFile is a scorecard as --save FILE.json writes it.
type scorecardFile struct {
	ID         string         `json:"id"`
	Started    string         `json:"started"`
	Level      string         `json:"level"`
	Filter     string         `json:"filter"`
	Seconds    int            `json:"seconds"`
	Questions  int            `json:"questions"`
	Answered   int            `json:"answered"`
	Points     app.Rounded    `json:"points"`
	PointsOf   int            `json:"points_of"`
	Share      app.Rounded    `json:"share"`
	FollowUps  int            `json:"follow_ups"`
	Held       int            `json:"held"`
	Hints      int            `json:"hints"`
	Band       string         `json:"band"`
	Rules      []ruleJSON     `json:"rules"`
	Score      *scoreJSON     `json:"score"`
	Topics     []tallyJSON    `json:"topics"`
	Kinds      []tallyJSON    `json:"kinds"`
	Answers    []questionJSON `json:"answers"`
	Again      []string       `json:"again"`
	RepeatedID string         `json:"repeats"`
}

type ruleJSON struct {
	Band string `json:"band"`
	Rule string `json:"rule"`
	Met  bool   `json:"met"`
}

type scoreJSON struct {
	Value app.Rounded `json:"value"`
	Low   app.Rounded `json:"low"`
	High  app.Rounded `json:"high"`
	Cards int         `json:"cards"`
}

type tallyJSON struct {
	Name      string      `json:"name"`
	Questions int         `json:"questions"`
	Points    app.Rounded `json:"points"`
	PointsOf  int         `json:"points_of"`
	FollowUps int         `json:"follow_ups"`
	Held      int         `json:"held"`
	Hints     int         `json:"hints"`
	Seconds   int         `json:"seconds"`
}

type questionJSON struct {
	Card      string         `json:"card"`
	Variant   int            `json:"variant"`
	Question  string         `json:"question"`
	Answer    string         `json:"answer"`
	Said      []string       `json:"said"`
	Missed    []string       `json:"missed"`
	Bonus     []string       `json:"bonus"`
	Hinted    bool           `json:"hinted"`
	Rating    string         `json:"rating"`
	Seconds   int            `json:"seconds"`
	FollowUps []followUpJSON `json:"follow_ups"`
}

type followUpJSON struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
	Held     bool   `json:"held"`
	Seconds  int    `json:"seconds"`
}

func scorecardJSON(s *interview.Session, card interview.Scorecard) scorecardFile {
	f := scorecardFile{
		ID: s.ID, Started: s.Started.Format("2006-01-02T15:04:05Z07:00"), Level: string(s.Level), Filter: s.Filter,
		Seconds: int(s.Elapsed.Seconds()), Questions: len(s.Questions), Answered: card.All.Questions,
		Points: app.Rounded(card.All.Made), PointsOf: card.All.Points, Share: app.Rounded(card.All.Share()),
		FollowUps: card.All.FollowUps, Held: card.All.Held, Hints: card.All.Hints, Band: card.Band.String(),
		Rules: []ruleJSON{}, Topics: tallies(card.Topics), Kinds: tallies(card.Kinds), Answers: []questionJSON{},
		Again: app.List(interviewview.Commands(s.Interview, card)), RepeatedID: s.Again,
	}
	for _, r := range interviewview.Rules(card) {
		f.Rules = append(f.Rules, ruleJSON{r.Band.String(), r.Text, r.Met})
	}
	if card.Scored {
		f.Score = &scoreJSON{app.Rounded(card.Score.Value), app.Rounded(card.Score.Low), app.Rounded(card.Score.High), s.Frame.Units}
	}
	for _, q := range s.Questions {
		if !q.Scored() {
			continue
		}
		c := s.Card(q)
		key := interview.KeyPoints(c)
		j := questionJSON{
			Card: q.Card, Variant: q.Variant, Question: c.Wording(q.Variant), Answer: q.Text, Said: []string{}, Missed: []string{}, Bonus: []string{},
			Hinted: q.Hinted, Rating: q.Rating(c).String(), Seconds: int(q.Counted.Seconds()), FollowUps: []followUpJSON{},
		}
		for i, point := range key {
			if q.HasSaid(i) {
				j.Said = append(j.Said, point)
			} else {
				j.Missed = append(j.Missed, point)
			}
		}
		for i, point := range c.BonusPoints {
			if q.HasSaid(len(key) + i) {
				j.Bonus = append(j.Bonus, point)
			}
		}
		for _, u := range q.FollowUps {
			if u.Scored() {
				j.FollowUps = append(j.FollowUps, followUpJSON{s.AskedAs(q, u).Question, u.Text, u.Held, int(u.Counted.Seconds())})
			}
		}
		f.Answers = append(f.Answers, j)
	}
	return f
}

func tallies(groups []interview.Tally) []tallyJSON {
	list := []tallyJSON{}
	for _, t := range groups {
		list = append(list, tallyJSON{t.Name, t.Questions, app.Rounded(t.Made), t.Points, t.FollowUps, t.Held, t.Hints, int(t.Time.Seconds())})
	}
	return list
}
