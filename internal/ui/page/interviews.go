package page

import (
	"fmt"
	"math"

	"djq/internal/bank"
	"djq/internal/humanize"
	"djq/internal/interview"
)

// PastInterview is a mock interview that was finished, and what it came to.
type PastInterview struct {
	*interview.Interview
	Card interview.Scorecard
}

// PastInterviews returns the interviews that were finished, and what they came to.
func PastInterviews(all []*interview.Interview, cards []*bank.Card) (past []PastInterview) {
	for _, v := range all {
		card := interview.NewSession(v, cards, nil).Scorecard()
		if v.Finished && card.All.Questions > 0 {
			past = append(past, PastInterview{Interview: v, Card: card})
		}
	}
	return past
}

// ShortID returns as much of an interview's id as tells it from all others.
func ShortID(id string, past []PastInterview) string {
	n := min(12, len(id)) // its milliseconds
	for n < len(id) {
		same := 0
		for _, other := range past {
			if len(other.ID) >= n && other.ID[:n] == id[:n] {
				same++
			}
		}
		if same <= 1 {
			break
		}
		n++
	}
	return id[:n]
}

// shownInterviews is how many of the last ones are shown unless all are.
const shownInterviews = 3

// interviews returns the last mock interviews, the newest last, and how they went
// from the first to the last.
func (s statsPage) interviews() []string {
	past := s.o.Interviews
	if len(past) == 0 {
		return nil
	}
	shown := past
	if !s.o.All {
		shown = past[max(0, len(past)-shownInterviews):]
	}
	about := humanize.Number(len(past)) + " in all"
	if len(past) > 1 {
		first, last := past[0].Card.All.Share(), past[len(past)-1].Card.All.Share()
		change := "as at first"
		if points := math.Round(100 * (last - first)); points > 0 {
			change = fmt.Sprintf("up %.0f since the first", points)
		} else if points < 0 {
			change = fmt.Sprintf("down %.0f since the first", -points)
		}
		about = s.p.Dots(about, change)
	}
	lines := s.title("Interviews", about)
	for _, v := range shown {
		score := ""
		if v.Card.Scored {
			score = fmt.Sprintf("score %.0f%% (%.0f to %.0f)", 100*v.Card.Score.Value, 100*v.Card.Score.Low, 100*v.Card.Score.High)
		}
		parts := []string{v.Started.Format("2 Jan 2006"), humanize.Percent(v.Card.All.Share()) + " of " + humanize.Count(v.Card.All.Points, "point")}
		for _, part := range []string{score, string(v.Level), v.Card.Band.String(), ShortID(v.ID, past)} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		lines = append(lines, s.p.Item("   ", s.p.Dots(parts...))...)
	}
	return lines
}
