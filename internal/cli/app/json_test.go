package app

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"djq/internal/memory"
)

// output returns what print prints to standard output.
func output(t *testing.T, print func(*Streams) error) string {
	t.Helper()
	var out strings.Builder
	a, err := New(testEnv(strings.NewReader(""), &out, &out))
	if err != nil {
		t.Fatal(err)
	}
	if err := print(a.IO); err != nil {
		t.Fatal(err)
	}
	if err := a.IO.Out.Flush(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestJSONIsOneValueALine(t *testing.T) {
	if got := output(t, func(s *Streams) error { return s.PrintJSON([]string{"<a>"}) }); got != "[\"<a>\"]\n" {
		t.Errorf("got %q", got)
	}
	if got := output(t, func(s *Streams) error { return s.PrintJSON("\u009b2J\u202e") }); got != "\"\\u009b2J\\u202e\"\n" {
		t.Errorf("got %q", got)
	}
	if got := output(t, func(s *Streams) error { return PrintArray(s, []string{"\u009b"}, func(v string) any { return v }) }); got != "[\n\"\\u009b\"\n]\n" {
		t.Errorf("got %q", got)
	}
	for want, values := range map[string][]int{"[\n]\n": nil, "[\n1\n]\n": {1}, "[\n1,\n2\n]\n": {1, 2}} {
		if got := output(t, func(s *Streams) error { return PrintArray(s, values, func(n int) any { return n }) }); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	a := testApp(t)
	if err := PrintArray(a.IO, []int{1}, func(int) any { return math.NaN() }); err == nil {
		t.Error("what is no JSON is printed")
	}
}

func TestReadinessIsRoundedToFourDigits(t *testing.T) {
	got, err := json.Marshal(ToReadinessJSON(memory.Readiness{Coverage: 1.0 / 3, Recall: 1}))
	if want := `{"readiness":0.3333,"coverage":0.3333,"recall":1}`; err != nil || string(got) != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
	if List(nil) == nil || len(List([]string{"a"})) != 1 {
		t.Error("an absent list is not an empty one")
	}
}
