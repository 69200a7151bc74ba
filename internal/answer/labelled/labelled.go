package labelled

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"djq/internal/humanize"
)

// Answer is a written answer to a question. Labels has a list for each person
// who labelled it: for each point 1 where the answer makes it, 0.5 where it does
// in part, 0 where it does not.
type Answer struct {
	Card     string      `json:"card"`
	Question string      `json:"question"`
	Points   []string    `json:"points"`
	Answer   string      `json:"answer"`
	Labels   [][]float64 `json:"labels"`
}

// saidFrom is the mean label from which a point counts as said.
const saidFrom = 0.75

// Said reports whether those who labelled the answer say that it makes point i,
// from 0. It needs labels.
func (a Answer) Said(i int) bool { return a.Label(i) >= saidFrom }

// Label returns the mean label of point i, from 0. It needs labels.
func (a Answer) Label(i int) float64 {
	sum := 0.0
	for _, labels := range a.Labels {
		sum += labels[i]
	}
	return sum / float64(len(a.Labels))
}

// maxLine is the longest line in bytes.
const maxLine = 1 << 20

// Read reads answers, one JSON object a line; empty lines do not count. Its
// errors name the line.
func Read(r io.Reader) ([]Answer, error) {
	var answers []Answer
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	n := 1
	for ; lines.Scan(); n++ {
		text := bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff"))
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		var a Answer
		err := json.Unmarshal(text, &a)
		if err == nil {
			err = a.check()
		} else {
			err = inWords(err, text)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		answers = append(answers, a)
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, fmt.Errorf("line %d is longer than %d KiB", n, maxLine>>10)
	} else if err != nil {
		return nil, err
	}
	return answers, nil
}

// check says what is wrong with an answer.
func (a Answer) check() error {
	if a.Question == "" {
		return errors.New("no question")
	}
	if len(a.Points) == 0 {
		return errors.New("no points")
	}
	for i, labels := range a.Labels {
		if len(labels) != len(a.Points) {
			return fmt.Errorf("person %d gave %s for %s: expected one for each point", i+1,
				humanize.Count(len(labels), "label"), humanize.Count(len(a.Points), "point"))
		}
		for _, label := range labels {
			if !(label >= 0 && label <= 1) {
				return fmt.Errorf("label %v: expected 0, 0.5 or 1", label)
			}
		}
	}
	return nil
}

// inWords returns an error of the JSON of a line in words for who wrote it.
func inWords(err error, line []byte) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax) && syntax.Error() == "unexpected end of JSON input":
		return errors.New("the JSON object does not end: expected }")
	case errors.As(err, &syntax):
		return fmt.Errorf("column %d: not JSON", utf8.RuneCount(line[:max(0, syntax.Offset-1)])+1)
	case errors.As(err, &kind):
		found, _, _ := strings.Cut(kind.Value, " ")
		found = cmp.Or(map[string]string{
			"array": "a list", "object": "an object", "string": "a text", "number": "a number", "bool": "true or false",
		}[found], found)
		expected := cmp.Or(map[string]string{
			"": "a JSON object", "points": "a list of texts", "labels": "a list of numbers for each person, like [[1, 0.5], [1, 0]]",
		}[kind.Field], "a text")
		if kind.Field != "" {
			found = kind.Field + ": " + found
		}
		return fmt.Errorf("%s: expected %s", found, expected)
	}
	return err
}
