package event

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"djq/internal/memory"
)

// full returns an event with all fields.
func full() Event {
	return Event{
		UID: "u1", Kind: Review, Card: "orm/a", Rating: memory.Good, At: time.Date(2026, 11, 23, 20, 15, 0, 250e6, time.FixedZone("", 3600)),
		Day: 20780, MS: 1500, OpenMS: 2500, Variant: 1, Text: "written", Missed: []string{"a", "b"}, Bonus: []string{"c"}, Hints: 1,
		Session: "s", Machine: "m", Of: "",
	}
}

func TestSumDependsOnEveryField(t *testing.T) {
	seen := map[string]string{full().Sum(): "nothing changed"}
	check := func(what string, e Event) {
		t.Helper()
		if other, taken := seen[e.Sum()]; taken {
			t.Errorf("%s: the checksum is that of: %s", what, other)
		}
		seen[e.Sum()] = what
	}
	for i := range reflect.TypeFor[Event]().NumField() {
		e := full()
		field := reflect.ValueOf(&e).Elem().Field(i)
		switch v := field.Interface().(type) {
		case time.Time:
			field.Set(reflect.ValueOf(v.Add(time.Millisecond)))
		case []string:
			field.Set(reflect.ValueOf(append(v, "more")))
		default:
			if field.CanInt() {
				field.SetInt(field.Int() + 1)
			} else if field.Kind() == reflect.Uint8 {
				field.SetUint(field.Uint() + 1)
			} else {
				field.SetString(field.String() + "x")
			}
		}
		check(reflect.TypeFor[Event]().Field(i).Name, e)
	}
	e := full()
	e.At = e.At.In(time.FixedZone("", 7200))
	check("the same moment elsewhere", e)
	e = full()
	e.Missed, e.Bonus = []string{"a"}, []string{"b", "c"}
	check("a point moved to the other list", e)
	e = full()
	e.Missed = []string{"a,1:b"}
	check("points run together", e)
}

// Checksums are in files: they stay what they are.
func TestSumStays(t *testing.T) {
	if got, want := full().Sum(), "b6d9505733784f23"; got != want {
		t.Errorf("sum %s, want %s", got, want)
	}
}

func TestValidateNamesTheFieldThatIsWrong(t *testing.T) {
	if err := full().Validate(); err != nil {
		t.Fatal(err)
	}
	for want, change := range map[string]func(*Event){
		"uid:":     func(e *Event) { e.UID = strings.Repeat("x", 101) },
		"card: ":   func(e *Event) { e.Card = "orm/" + strings.Repeat("x", 997) },
		"session:": func(e *Event) { e.Session = strings.Repeat("x", 101) },
		"machine:": func(e *Event) { e.Machine = strings.Repeat("x", 65) },
		"of: expected at": func(e *Event) {
			e.Kind, e.Rating, e.Of = Redate, 0, strings.Repeat("x", 101)
		},
		"unknown kind":  func(e *Event) { e.Kind = "revue" },
		"card ":         func(e *Event) { e.Card = "ORM" },
		"rating:":       func(e *Event) { e.Rating = 0 },
		"rating: not":   func(e *Event) { e.Kind = Answer },
		"of: expected":  func(e *Event) { e.Kind, e.Rating = Redate, 0 },
		"of: not":       func(e *Event) { e.Of = "u0" },
		"ms:":           func(e *Event) { e.MS = -1 },
		"open_ms:":      func(e *Event) { e.OpenMS = maxMS + 1 },
		"variant:":      func(e *Event) { e.Variant = -1 },
		"hints:":        func(e *Event) { e.Hints = maxCount + 1 },
		"text:":         func(e *Event) { e.Text = "\xff" },
		"open_ms, vari": func(e *Event) { e.Kind, e.Rating = Flag, 0 },
		"at:":           func(e *Event) { e.At = time.Time{} },
		"day:":          func(e *Event) { e.Day += 401 * 366 },
	} {
		e := full()
		change(&e)
		if err := e.Validate(); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}
