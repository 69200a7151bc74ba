package sheet

import (
	"djq/internal/cli/app"
	"djq/internal/sheet"
)

// sheetJSON is a sheet as --json prints it. The names are promised: they do not
// change.
type sheetJSON struct {
	Day       string       `json:"day"`
	Interview *string      `json:"interview"` // null where no date is set
	Missed    []missedJSON `json:"missed"`
	Often     []cardJSON   `json:"often"`
	Notes     []noteJSON   `json:"notes"`
	New       []newJSON    `json:"new"`
}

type missedJSON struct {
	Card     string      `json:"card"`
	Question string      `json:"question"`
	Points   []pointJSON `json:"points"`
}

type pointJSON struct {
	Point string `json:"point"`
	Times int    `json:"times"` // it was missed
	Last  string `json:"last"`  // study day, as 2026-12-18
}

type cardJSON struct {
	Card      string   `json:"card"`
	Question  string   `json:"question"`
	KeyPoints []string `json:"key_points"`
}

type noteJSON struct {
	Card string `json:"card"`
	Note string `json:"note"`
	Cut  bool   `json:"cut"` // it is longer
}

type newJSON struct {
	Card      string   `json:"card"`
	Since     string   `json:"since"`
	Question  string   `json:"question"`
	KeyPoints []string `json:"key_points"`
}

func toJSON(s sheet.Sheet) sheetJSON {
	j := sheetJSON{Day: s.Today.String(), Missed: []missedJSON{}, Often: []cardJSON{}, Notes: []noteJSON{}, New: []newJSON{}}
	if s.Interview != 0 {
		day := s.Interview.String()
		j.Interview = &day
	}
	for _, m := range s.Missed {
		missed := missedJSON{m.Card.Name(), m.Card.ShortQuestion(), nil}
		for _, p := range m.Points {
			missed.Points = append(missed.Points, pointJSON{p.Text, p.Times, p.Last.String()})
		}
		j.Missed = append(j.Missed, missed)
	}
	for _, c := range s.Often {
		j.Often = append(j.Often, cardJSON{c.Name(), c.ShortQuestion(), c.KeyPoints})
	}
	for _, n := range s.Notes {
		j.Notes = append(j.Notes, noteJSON{n.Card.Name(), n.Text, n.Cut})
	}
	for _, c := range s.New {
		j.New = append(j.New, newJSON{c.Name(), c.Since.String(), c.ShortQuestion(), app.List(c.KeyPoints)})
	}
	return j
}
