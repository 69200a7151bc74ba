package history

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"djq/internal/history/database"
	"djq/internal/memory"
)

// slow returns the parameters of somebody who forgets more slowly than most.
func slow() *memory.Parameters {
	p := memory.DefaultParameters()
	for i := range 4 {
		p[i] *= 3
	}
	return &p
}

// TestParametersDecideMemory holds that memory is derived by the parameters that the
// history keeps: at once, in other programs that have it open, when it is opened
// again, and in what is restored from it.
func TestParametersDecideMemory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	s := testStore(t, path)
	appendAll(t, s, rated("orm/a", memory.Good, -3), rated("orm/b", memory.Again, -3))
	other, err := openTest(path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	before := states(t, s)

	if err := s.SetParameters(t.Context(), slow(), map[string]string{"fit": "of today"}); err != nil {
		t.Fatal(err)
	}
	if text, err := s.Value(t.Context(), "fit"); err != nil || text != "of today" {
		t.Errorf("value %q, %v", text, err)
	}
	after := states(t, s)
	if got, want := after["orm/a"].Stability, 3*before["orm/a"].Stability; got != want {
		t.Errorf("stability %v, want %v", got, want)
	}
	// The other program derives by them too, from its next event on.
	appendAll(t, other, rated("orm/b", memory.Good, 0))
	if got, want := other.Scheduler().Parameters(), *slow(); got != want {
		t.Errorf("the other program has %v", got)
	}
	verify(t, other)
	verify(t, s)

	again, err := openTest(path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.Scheduler().Parameters() != *slow() {
		t.Errorf("opened again with %v", again.Scheduler().Parameters())
	}
	verify(t, again)

	// Without them memory is what it was.
	if err := again.SetParameters(t.Context(), nil, map[string]string{"fit": ""}); err != nil {
		t.Fatal(err)
	}
	if got := states(t, s)["orm/a"]; got.Stability != before["orm/a"].Stability || got.Due != before["orm/a"].Due {
		t.Errorf("got %+v, want %+v", got, before["orm/a"])
	}
	verify(t, s)
}

// TestParametersComeBackWithABackup holds that a restore brings the parameters of
// the backup, or none where it has none.
func TestParametersComeBackWithABackup(t *testing.T) {
	folder := t.TempDir()
	path, plain, fitted := filepath.Join(folder, "history.db"), filepath.Join(folder, "plain.db"), filepath.Join(folder, "fitted.db")
	s := testStore(t, path)
	appendAll(t, s, rated("orm/a", memory.Good, 0))
	if err := s.BackupTo(t.Context(), plain); err != nil {
		t.Fatal(err)
	}
	if err := s.SetParameters(t.Context(), slow(), nil); err != nil {
		t.Fatal(err)
	}
	if err := s.BackupTo(t.Context(), fitted); err != nil {
		t.Fatal(err)
	}
	for backup, want := range map[string]memory.Parameters{plain: memory.DefaultParameters(), fitted: *slow()} {
		if _, err := Restore(t.Context(), path, backup, testScheduler(t), now); err != nil {
			t.Fatal(err)
		}
		r, err := openTest(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Scheduler().Parameters(); got != want {
			t.Errorf("%s: got %v", backup, got)
		}
		verify(t, r)
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUnreadableParametersArePassedOver(t *testing.T) {
	for _, text := range []string{"1 2 3", strings.Repeat("-1 ", 21), "nonsense"} {
		path := filepath.Join(t.TempDir(), "history.db")
		s := testStore(t, path)
		appendAll(t, s, rated("orm/a", memory.Good, 0))
		if err := s.write(t.Context(), func(tx *sql.Tx) error { return database.PutSetting(t.Context(), tx, parametersKey, text) }); err != nil {
			t.Fatal(err)
		}
		again, err := openTest(path)
		if err != nil {
			t.Fatal(err)
		}
		if again.Scheduler().Parameters() != memory.DefaultParameters() {
			t.Errorf("%q: got %v", text, again.Scheduler().Parameters())
		}
		verify(t, again)
		again.Close()
	}
}

// TestParametersAreKeptInAnOlderHistory holds that a history from before there were
// parameters has the defaults, and keeps others.
func TestParametersAreKeptInAnOlderHistory(t *testing.T) {
	s, err := openTest(fromFormat1(t))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := s.Scheduler().Parameters(); got != memory.DefaultParameters() {
		t.Errorf("got %v", got)
	}
	before := states(t, s)
	if err := s.SetParameters(t.Context(), slow(), nil); err != nil {
		t.Fatal(err)
	}
	changed := 0
	for card, state := range states(t, s) {
		if state.Stability > before[card].Stability {
			changed++
		}
	}
	if changed == 0 {
		t.Error("no memory changed")
	}
	verify(t, s)
}

// TestParametersChangeWhileOthersRate holds that memory follows from the events
// whatever two programs do at the same time.
func TestParametersChangeWhileOthersRate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	s, other := testStore(t, path), testStore(t, path)
	done := make(chan error)
	go func() {
		var err error
		for i := 0; i < 8 && err == nil; i++ {
			parameters := slow()
			if i%2 == 1 {
				parameters = nil
			}
			err = s.SetParameters(t.Context(), parameters, nil)
		}
		done <- err
	}()
	for i := range 40 {
		appendAll(t, other, rated("orm/a", memory.Good, i-50), rated("orm/b", memory.Rating(1+i%4), i-50))
		_ = other.Scheduler().Parameters()
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	verify(t, s)
	verify(t, other)
}
