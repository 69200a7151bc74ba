package drill

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"djq/internal/drill"
	"djq/internal/history"
	"djq/internal/memory"
	"djq/internal/study"
	"djq/internal/term"
	"djq/internal/term/termtest"
)

// waitFunc is a reader that waits before its end.
type waitFunc func()

func (wait waitFunc) Read([]byte) (int, error) {
	wait()
	return 0, io.EOF
}

// TestHistoryIsOpenedWhileTheFirstCardIsRead holds that the history is made
// ready before a key is pressed, on the screen and by lines: the first rating
// must not wait for it.
func TestHistoryIsOpenedWhileTheFirstCardIsRead(t *testing.T) {
	for _, mode := range []string{"screen", "lines"} {
		t.Run(mode, func(t *testing.T) {
			scheduler, err := memory.NewScheduler(memory.DefaultParameters(), memory.DefaultRetention)
			if err != nil {
				t.Fatal(err)
			}
			opened := make(chan struct{})
			s := smallRun(false)
			s.recording = &recording{cram: true, now: time.Now}
			s.recording.recorder = study.NewProgress(scheduler, 1).NewRecorder(t.Context(), study.RecorderOptions{
				Open: func(context.Context) (*history.Store, error) {
					close(opened)
					return nil, errors.New("none here")
				},
			})
			wait := func() {
				select {
				case <-opened:
				case <-time.After(20 * time.Second):
					t.Error("the history is not opened")
				}
			}
			if mode == "lines" {
				streams := world{}.app(t, io.Discard, io.Discard).IO
				streams.In = waitFunc(wait)
				err = askByLines(streams, s)
			} else {
				step := termtest.Step{Before: wait, Event: term.Event{Kind: term.EndOfInput}}
				_, err = play(t.Context(), &termtest.Terminal{Steps: []termtest.Step{step}}, s)
			}
			if err := errors.Join(err, s.recording.close()); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestPricesFoundMeanwhileReorderWhatIsLeft holds that a drill goes on in the
// order of the prices once the search has found them.
func TestPricesFoundMeanwhileReorderWhatIsLeft(t *testing.T) {
	w := planned(t, 60)
	a := w.app(t, io.Discard, io.Discard)
	o := newOptions(a)
	o.count = 20
	d, err := a.Banks.Deck(o.filter)
	if err != nil {
		t.Fatal(err)
	}
	rec, err := openRecording(t.Context(), o, d.Cards())
	if err != nil {
		t.Fatal(err)
	}
	store, err := a.History.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	search := rec.plan.joined.PriceSearch()
	if err := search.Observe(t.Context(), store); err != nil {
		t.Fatal(err)
	}
	solved := search.Solve(nil)
	if n := len(solved.Queue().Share); n != 3 {
		t.Fatalf("the share has %d cards", n)
	}

	// Before the prices are found, one card is all there is.
	day := solved.Queue()
	rec.plan.SetDay(study.DayQueue{Worth: day.Worth[2:], Budget: day.Budget})
	s := smallRun(false)
	s.recording, s.session = rec, rec.newSession(nil, o)
	if _, of := s.session.Position(); of != 1 {
		t.Fatalf("%d cards to begin with", of)
	}
	rec.plan.solved <- solved
	if _, err := s.act(drill.ActSkip, 's'); err != nil {
		t.Fatal(err)
	}
	if n, of := s.session.Position(); n != 2 || of != 3 {
		t.Errorf("at card %d of %d, want 2 of 3", n, of)
	}
}
