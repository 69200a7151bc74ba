package eventfile

import (
	"errors"
	"strings"
	"testing"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/history/historytest"
	"djq/internal/memory"
)

// filled returns a history of forty reviews.
func filled(t testing.TB) *history.Store {
	t.Helper()
	s := historytest.New(t, 0)
	for i := range 40 {
		historytest.Append(t, s, historytest.Rated("orm/"+strings.Repeat("x", i+1), memory.Good, i%3))
	}
	return s
}

func states(t testing.TB, s *history.Store) map[string]event.CardState {
	t.Helper()
	m, err := s.States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func checkRefusal(t *testing.T, err error, path, want string) {
	t.Helper()
	var refused *database.FileError
	if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) || refused.Hint() == "" {
		t.Errorf("error %v, want a FileError about %s that says %q and what to do", err, path, want)
	}
}

// verify fails unless all that is derived follows from the events.
func verify(t testing.TB, s *history.Store) {
	t.Helper()
	c, err := s.Check(t.Context())
	if err != nil || len(c.Differences) > 0 {
		t.Fatalf("check: %v, %v", err, c.Differences)
	}
}
