package cli

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"djq/internal/bank"
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
	Stability      rounded   `json:"stability"` // days
	Due            string    `json:"due"`       // the study day, as 2026-12-18
	Reps           int       `json:"reps"`
	Lapses         int       `json:"lapses"`
	LastReview     time.Time `json:"last_review"`    // in UTC
	Retrievability rounded   `json:"retrievability"` // today, 0 to 1
}

// rounded is a number that is printed with four digits after the point.
type rounded float64

// MarshalJSON prints the number.
func (r rounded) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, math.Round(float64(r)*1e4)/1e4, 'f', -1, 64), nil
}

type followUpJSON struct {
	Card     string `json:"card"`
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

func toJSON(c *bank.Card, d *study.Desk) cardJSON {
	followUps := make([]followUpJSON, len(c.FollowUps))
	for i, f := range c.FollowUps {
		followUps[i] = followUpJSON(f)
	}
	return cardJSON{
		Card: c.Name(), Topic: c.Topic, ID: c.ID,
		Difficulty: c.Difficulty.String(), Asked: c.Asked.String(), Since: c.Since.String(),
		Tags: list(c.Tags), Question: c.Question, Variants: list(c.Variants), Hint: c.Hint, Answer: c.Answer,
		KeyPoints: list(c.KeyPoints), BonusPoints: list(c.BonusPoints),
		FollowUps: followUps, Refs: list(c.Refs), Aliases: list(c.Aliases),
		Memory: memoryOf(c, d),
	}
}

func memoryOf(c *bank.Card, d *study.Desk) *memoryJSON {
	s := d.State(c)
	if !s.Seen() {
		return nil
	}
	return &memoryJSON{
		Stability: rounded(s.Stability), Due: s.Due.String(), Reps: s.Reps, Lapses: s.Lapses,
		LastReview: s.LastAt.UTC(), Retrievability: rounded(d.Retrievability(c, d.Today)),
	}
}

// list makes an absent list an empty one.
func list(values []string) []string {
	if values == nil {
		return []string{}
	}
	return values
}

// jsonFlag adds --json.
func jsonFlag(flags *pflag.FlagSet, p *bool) { flags.BoolVar(p, "json", false, "print JSON") }

// printJSON prints a value on a line of its own.
func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// printArray prints values as an array, one a line, without holding them all
// at once.
func printArray[T any](a *app, values []T, convert func(T) any) error {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	separator := "[\n"
	for _, v := range values {
		line.Reset()
		if err := e.Encode(convert(v)); err != nil {
			return err
		}
		a.out.WriteString(separator)
		a.out.Write(bytes.TrimSuffix(line.Bytes(), []byte("\n")))
		separator = ",\n"
	}
	if len(values) == 0 {
		a.out.WriteString("[")
	}
	_, err := a.out.WriteString("\n]\n")
	return err
}
