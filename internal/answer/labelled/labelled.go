package labelled

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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
		text := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
		if len(text) == 0 {
			continue
		}
		var a Answer
		err := json.Unmarshal(text, &a)
		var kind *json.UnmarshalTypeError
		switch {
		case err == nil:
			err = a.check()
		case errors.As(err, &kind) && kind.Field == "":
			err = fmt.Errorf("expected a JSON object, not %s", kind.Value)
		case errors.As(err, &kind):
			err = fmt.Errorf("%s: unexpected %s", kind.Field, kind.Value)
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
	for _, labels := range a.Labels {
		if len(labels) != len(a.Points) {
			return fmt.Errorf("%d labels for %d points", len(labels), len(a.Points))
		}
		for _, label := range labels {
			if !(label >= 0 && label <= 1) {
				return fmt.Errorf("label %v: expected 0, 0.5 or 1", label)
			}
		}
	}
	return nil
}
