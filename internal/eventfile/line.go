package eventfile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"djq/internal/event"
	"djq/internal/memory"
	"djq/internal/unprintable"
)

// line is an event as one line of JSON.
type line struct {
	UID     string     `json:"uid"`
	Card    string     `json:"card"`
	Kind    event.Kind `json:"kind"`
	Rating  string     `json:"rating,omitempty"`
	At      string     `json:"at"`
	Day     string     `json:"day"`
	MS      int        `json:"ms,omitempty"`
	OpenMS  int        `json:"open_ms,omitempty"`
	Variant int        `json:"variant,omitempty"`
	Text    string     `json:"text,omitempty"`
	Missed  []string   `json:"missed,omitempty"`
	Bonus   []string   `json:"bonus,omitempty"`
	Hints   int        `json:"hints,omitempty"`
	Session string     `json:"session,omitempty"`
	Machine string     `json:"machine,omitempty"`
	Of      string     `json:"of,omitempty"`
	Sum     string     `json:"sum,omitempty"` // event.Sum; earlier versions of djq wrote none
}

// timeFormat is RFC 3339 with milliseconds and the offset.
const timeFormat = "2006-01-02T15:04:05.000Z07:00"

// Marshal returns the event as one line of JSON, with its line end and with
// unprintable characters escaped.
func Marshal(e event.Event) ([]byte, error) {
	l := line{
		UID: e.UID, Card: e.Card, Kind: e.Kind, At: e.At.Format(timeFormat), Day: e.Day.String(),
		MS: e.MS, OpenMS: e.OpenMS, Variant: e.Variant, Text: e.Text, Missed: e.Missed, Bonus: e.Bonus, Hints: e.Hints,
		Session: e.Session, Machine: e.Machine, Of: e.Of, Sum: e.Sum(),
	}
	if e.Rating != 0 {
		l.Rating = e.Rating.String()
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(unprintable.JSONEscaper{W: &text})
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(l)
	return text.Bytes(), err
}

// Parse reads one line of JSON.
func Parse(text []byte) (event.Summed, error) {
	var l line
	if err := l.decode(text); err != nil {
		return event.Summed{}, fmt.Errorf("not an event: %w", err)
	}
	at, err := time.Parse(time.RFC3339Nano, l.At)
	if err != nil {
		return event.Summed{}, fmt.Errorf("at %q: expected a time like 2026-12-18T20:15:00+01:00", l.At)
	}
	day, err := memory.ParseDay(l.Day)
	if err != nil {
		return event.Summed{}, fmt.Errorf("day: %w", err)
	}
	e := event.Event{
		UID: l.UID, Card: l.Card, Kind: l.Kind, At: at.Truncate(time.Millisecond), Day: day,
		MS: l.MS, OpenMS: l.OpenMS, Variant: l.Variant, Text: l.Text, Missed: l.Missed, Bonus: l.Bonus, Hints: l.Hints,
		Session: l.Session, Machine: l.Machine, Of: l.Of,
	}
	if l.Rating != "" {
		if e.Rating, err = memory.ParseRating(l.Rating); err != nil {
			return event.Summed{}, fmt.Errorf("rating: %w", err)
		}
	}
	summed := e.WithSum()
	if l.Sum != "" && l.Sum != summed.Sum {
		return summed, fmt.Errorf("sum %q: expected %s, the checksum of the other fields", l.Sum, summed.Sum)
	}
	return summed, e.Validate()
}
