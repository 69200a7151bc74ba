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
