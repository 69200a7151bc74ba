package cards

import (
	"time"

	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/study"
)

// cardJSON is a card as --json prints it. The names are promised: they do not
// change.
type cardJSON struct {
	Card        string         `json:"card"`
	Topic       string         `json:"topic"`
	ID          string         `json:"id"`
	Difficulty  string         `json:"difficulty"`
	Asked       string         `json:"asked"`
	Since       string         `json:"since"`
	Tags        []string       `json:"tags"`
	Question    string         `json:"question"`
	Variants    []string       `json:"variants"`
	Hint        string         `json:"hint"`
	Answer      string         `json:"answer"`
	KeyPoints   []string       `json:"key_points"`
	BonusPoints []string       `json:"bonus_points"`
	FollowUps   []followUpJSON `json:"follow_ups"`
	Refs        []string       `json:"refs"`
	Aliases     []string       `json:"aliases"`
	Memory      *memoryJSON    `json:"memory"` // null until the first review
}

// memoryJSON is what the history knows of a card.
type memoryJSON struct {
	Stability      app.Rounded `json:"stability"` // days
	Due            string      `json:"due"`       // the study day, as 2026-12-18
	Reps           int         `json:"reps"`
	Lapses         int         `json:"lapses"`
	LastReview     time.Time   `json:"last_review"`    // in UTC
	Retrievability app.Rounded `json:"retrievability"` // today, 0 to 1
}

type followUpJSON struct {
	Card     string `json:"card"`
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

func toJSON(c *bank.Card, progress *study.Progress) cardJSON {
	followUps := make([]followUpJSON, len(c.FollowUps))
	for i, f := range c.FollowUps {
		followUps[i] = followUpJSON(f)
	}
	return cardJSON{
		Card: c.Name(), Topic: c.Topic, ID: c.ID,
		Difficulty: c.Difficulty.String(), Asked: c.Asked.String(), Since: c.Since.String(),
		Tags: app.List(c.Tags), Question: c.Question, Variants: app.List(c.Variants), Hint: c.Hint, Answer: c.Answer,
		KeyPoints: app.List(c.KeyPoints), BonusPoints: app.List(c.BonusPoints),
		FollowUps: followUps, Refs: app.List(c.Refs), Aliases: app.List(c.Aliases),
		Memory: memoryOf(c, progress),
	}
}

func memoryOf(c *bank.Card, progress *study.Progress) *memoryJSON {
	s := progress.State(c)
	if !s.Seen() {
		return nil
	}
	return &memoryJSON{
		Stability: app.Rounded(s.Stability), Due: s.Due.String(), Reps: s.Reps, Lapses: s.Lapses,
		LastReview: s.LastAt.UTC(), Retrievability: app.Rounded(progress.Retrievability(c, progress.Today)),
	}
}
