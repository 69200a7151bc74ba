package grader

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"djq/internal/answer"
	"djq/internal/markdown"
)

// maxBraces is at how many opening braces the reply is looked for.
const maxBraces = 100

// maxWhy is how long a reason is shown, in characters.
const maxWhy = 200

// point is what a grader says of a point.
type point struct {
	Said verdict `json:"said"`
	Why  string  `json:"why"`
}

// verdict is said in a grader's reply: true, false, "perhaps", or a number from
// 0 to 1.
type verdict struct {
	score float64
	known bool
}

// UnmarshalJSON reads a verdict.
func (v *verdict) UnmarshalJSON(text []byte) error {
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return err
	}
	switch value := value.(type) {
	case bool:
		if v.known = true; value {
			v.score = 1
		}
	case float64:
		v.score, v.known = value, value >= 0 && value <= 1
	case string:
		v.score, v.known = 0.5, value == "perhaps"
	}
	return nil
}

// parseReply reads what a grader printed: an object with points, one for each
// that it was given and in their order. Language models like to say something
// before and after it, and to fence it, which does not matter. Errors
// continue a sentence that begins with "the grader".
func parseReply(reply []byte, points int) ([]answer.Result, error) {
	var whole struct {
		Points []point `json:"points"`
	}
	err := errors.New("printed no JSON object")
	rest := reply
	for tried := 0; ; tried++ {
		start := bytes.IndexByte(rest, '{')
		if start < 0 || tried == maxBraces {
			return nil, err
		}
		rest = rest[start:]
		whole.Points = nil
		if e := json.NewDecoder(bytes.NewReader(rest)).Decode(&whole); e == nil && whole.Points != nil {
			break
		} else if e == nil {
			err = errors.New("printed JSON without points")
		}
		rest = rest[1:]
	}
	if len(whole.Points) != points {
		return nil, fmt.Errorf("answered on %d points instead of %d", len(whole.Points), points)
	}
	results := make([]answer.Result, points)
	for i, p := range whole.Points {
		if !p.Said.known {
			return nil, fmt.Errorf(`left open whether point %d was said: expected true, false, "perhaps" or a number from 0 to 1`, i+1)
		}
		results[i] = answer.Result{Score: p.Said.score, Said: verdictOf(p.Said.score), Why: shorten(strings.TrimSpace(markdown.CleanLine(p.Why)))}
	}
	return results, nil
}

// verdictOf returns the verdict of a grader's number: half a point is perhaps,
// and what is nearer to 1 is said.
func verdictOf(score float64) answer.Verdict {
	switch {
	case score >= 0.75:
		return answer.Said
	case score > 0.25:
		return answer.Perhaps
	}
	return answer.NotSaid
}

// shorten cuts a text that is too long to be shown.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= maxWhy {
		return s
	}
	return string([]rune(s)[:maxWhy-1]) + "…"
}
