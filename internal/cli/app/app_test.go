package app

import (
	"io"
	"strings"
	"testing"
	"time"
)

// testApp returns an App with an empty standard input and the environment
// given as NAME=value.
func testApp(t *testing.T, environment ...string) *App {
	t.Helper()
	a, err := New(testEnv(strings.NewReader(""), io.Discard, io.Discard, environment...))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func testEnv(in io.Reader, out, errOut io.Writer, environment ...string) Env {
	return Env{
		Stdin: in, Stdout: out, Stderr: errOut, Now: time.Now,
		Getenv: func(name string) string {
			for _, pair := range environment {
				if value, ok := strings.CutPrefix(pair, name+"="); ok {
					return value
				}
			}
			return ""
		},
	}
}

func TestClockFollowsDJQ_NOW(t *testing.T) {
	a := testApp(t, "DJQ_NOW=2026-07-01T09:30:00+02:00")
	if want := time.Date(2026, 7, 1, 7, 30, 0, 0, time.UTC); !a.Now().Equal(want) {
		t.Errorf("got %v, want %v", a.Now(), want)
	}
}

func TestClockOfDJQ_NOWRunsAtItsRate(t *testing.T) {
	real := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	now := func() time.Time { return real }
	start := time.Date(2026, 7, 1, 9, 30, 0, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"2026-07-01T09:30:00Z": 0, "2026-07-01T09:30:00Z@60": 30 * time.Minute, "2026-07-01T09:30:00Z@0.5": 15 * time.Second,
	} {
		clock, ok := clockOf(text, now)
		if !ok {
			t.Errorf("%s is refused", text)
			continue
		}
		real = real.Add(30 * time.Second)
		if got := clock().Sub(start); got != want {
			t.Errorf("%s is %v ahead after 30 seconds, want %v", text, got, want)
		}
	}
	for _, text := range []string{"@60", "2026-07-01T09:30:00Z@", "2026-07-01T09:30:00Z@0", "2026-07-01T09:30:00Z@-1", "2026-07-01T09:30:00Z@NaN", "2026-07-01T09:30:00Z@1e9", "2026-07-01T09:30:00Z@2@3"} {
		if _, ok := clockOf(text, now); ok {
			t.Errorf("%s is taken", text)
		}
	}
}
