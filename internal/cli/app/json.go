package app

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"

	"djq/internal/memory"
	"djq/internal/unprintable"
)

// Rounded is a number that is printed with four digits after the point.
type Rounded float64

// MarshalJSON prints the number.
func (r Rounded) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, math.Round(float64(r)*1e4)/1e4, 'f', -1, 64), nil
}

// ReadinessJSON is readiness in JSON: the product of its two parts, all from 0
// to 1.
type ReadinessJSON struct {
	Readiness Rounded `json:"readiness"`
	Coverage  Rounded `json:"coverage"`
	Recall    Rounded `json:"recall"`
}

// ToReadinessJSON returns readiness in JSON.
func ToReadinessJSON(r memory.Readiness) ReadinessJSON {
	return ReadinessJSON{Rounded(r.Value()), Rounded(r.Coverage), Rounded(r.Recall)}
}

// List returns a list that is [] in JSON, and not null, when it is absent.
func List(values []string) []string {
	if values == nil {
		return []string{}
	}
	return values
}

// PrintJSON prints a value on a line of its own, with unprintable characters
// escaped.
func (s *Streams) PrintJSON(v any) error {
	e := json.NewEncoder(unprintable.JSONEscaper{W: s.Out})
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// PrintArray prints values as an array, one a line, without holding them all
// at once.
func PrintArray[T any](s *Streams, values []T, convert func(T) any) error {
	var line bytes.Buffer
	e := json.NewEncoder(unprintable.JSONEscaper{W: &line})
	e.SetEscapeHTML(false)
	separator := "[\n"
	for _, v := range values {
		line.Reset()
		if err := e.Encode(convert(v)); err != nil {
			return err
		}
		s.Out.WriteString(separator)
		s.Out.Write(bytes.TrimSuffix(line.Bytes(), []byte("\n")))
		separator = ",\n"
	}
	if len(values) == 0 {
		s.Out.WriteString("[")
	}
	_, err := s.Out.WriteString("\n]\n")
	return err
}
