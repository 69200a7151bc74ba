package study

import (
	"context"
	"encoding/json"

	"djq/internal/event"
	"djq/internal/history"
	"djq/internal/history/database"
	"djq/internal/memory"
	"djq/internal/memory/fit"
)

// MemoryFit is what the last fit of FSRS's parameters to the reviews found. The
// history has the parameters that were taken.
type MemoryFit struct {
	Day     memory.Day // on which it was made, by the reviews of earlier days
	Reviews int        // of those days
	fit.Result
}

// RefitAfter is how many reviews after those of the last fit the next one comes, on a
// later study day.
const RefitAfter = 30

// fitAtOnce is the most reviews that are fitted while a command waits, which takes
// 0.2 s. With more of them the next drill fits in the background.
const fitAtOnce = 2000

// storedFit is a fit as it is kept, without its parameters.
type storedFit struct {
	Day     string  `json:"day"`
	Reviews int     `json:"reviews"`
	Taken   bool    `json:"taken"`
	Scored  int     `json:"scored"`
	HeldOut int     `json:"held_out"`
	Default float64 `json:"default"`
	Fitted  float64 `json:"fitted"`
}

// fitKey names the fit among the values of the history.
const fitKey = history.ComputedPrefix + "fit"

// LoadFit returns the last fit, nil when there is none.
func LoadFit(ctx context.Context, store *history.Store) (*MemoryFit, error) {
	text, err := store.Value(ctx, fitKey)
	if err != nil || text == "" {
		return nil, err
	}
	return parseFit(text, store.Scheduler().Parameters()), nil
}

// parseFit reads a fit as it is kept. What cannot be read is nil, as if there
// were none: it is made again. So is one whose parameters were lost.
func parseFit(text string, parameters memory.Parameters) *MemoryFit {
	var n storedFit
	if json.Unmarshal([]byte(text), &n) != nil {
		return nil
	}
	day, err := memory.ParseDay(n.Day)
	if err != nil || n.Taken && parameters == memory.DefaultParameters() {
		return nil
	}
	return &MemoryFit{day, n.Reviews, fit.Result{
		Parameters: parameters, Taken: n.Taken, Scored: n.Scored, HeldOut: n.HeldOut, Default: n.Default, Fitted: n.Fitted,
	}}
}

// FitStatus is whether predictions are for the user's own memory, and why not.
type FitStatus struct {
	On      bool       // in the settings
	Last    *MemoryFit // nil when there is none
	Reviews int        // so far
	Earlier int        // of these, on days before today
}

// LoadFitStatus returns whether predictions are for the user's own memory. The
// store is nil without a history.
func LoadFitStatus(ctx context.Context, store *history.Store, today memory.Day, on bool) (s FitStatus, err error) {
	s.On = on
	if store == nil {
		return s, nil
	}
	if s.Reviews, err = store.ReviewsBefore(ctx, today+1); err != nil {
		return s, err
	}
	if s.Earlier, err = store.ReviewsBefore(ctx, today); err == nil && on {
		s.Last, err = LoadFit(ctx, store)
	}
	return s, err
}

// save keeps a fit, and has memory derived by its parameters from now on.
func (f *MemoryFit) save(ctx context.Context, store *history.Store) error {
	text, err := json.Marshal(storedFit{f.Day.String(), f.Reviews, f.Taken, f.Scored, f.HeldOut, f.Default, f.Fitted})
	if err != nil {
		return err
	}
	var taken *memory.Parameters
	if f.Taken {
		taken = &f.Parameters
	}
	return store.SetParameters(ctx, taken, map[string]string{fitKey: string(text)})
}

// saveUnlessLocked calls save where no other program has the history locked: for
// what is found again when it was not saved.
func saveUnlessLocked(ctx context.Context, store *history.Store, save func(context.Context, *history.Store) error) {
	if !database.IsLocked(ctx, store.Path(), true, 0) {
		_ = save(ctx, store)
	}
}

// UpdateFit fits the parameters to the reviews before today when that is due, unless
// there are so many that it takes time. Reviews of today count from tomorrow on, so
// that what is predicted does not change between two looks on a day. With on false it
// puts the default parameters back.
func UpdateFit(ctx context.Context, store *history.Store, today memory.Day, on bool) error {
	if !on {
		last, err := LoadFit(ctx, store)
		if err != nil || last == nil {
			return err
		}
		return store.SetParameters(ctx, nil, map[string]string{fitKey: ""})
	}
	reviews, due, err := fitDue(ctx, store, today)
	if err != nil || !due || reviews > fitAtOnce {
		return err
	}
	read, err := fitReviews(ctx, store, today)
	if err != nil {
		return err
	}
	f := MemoryFit{today, reviews, fit.Fit(fit.PublishedPrior(), read)}
	saveUnlessLocked(ctx, store, f.save)
	return nil
}

// fitDue reports whether the parameters are to be fitted, and returns how many
// reviews there were before today.
func fitDue(ctx context.Context, store *history.Store, today memory.Day) (reviews int, due bool, err error) {
	last, err := LoadFit(ctx, store)
	if err != nil {
		return 0, false, err
	}
	if last == nil {
		last = &MemoryFit{Day: today - 1}
	}
	if last.Day == today {
		return 0, false, nil
	}
	reviews, err = store.ReviewsBefore(ctx, today)
	// A restore leaves fewer.
	return reviews, reviews >= last.Reviews+RefitAfter || reviews < last.Reviews, err
}

// fitReviews returns the reviews of all cards before a study day.
func fitReviews(ctx context.Context, store *history.Store, before memory.Day) ([]fit.Review, error) {
	var reviews []fit.Review
	err := eachReview(ctx, store, func(card int, e event.Event) {
		if e.Day < before {
			reviews = append(reviews, fit.Review{Card: card, Day: e.Day, Rating: e.Rating})
		}
	})
	return reviews, err
}

// backgroundFit is a fit of more reviews than a command waits for.
type backgroundFit struct {
	read   chan struct{}   // closed when it no longer needs the store
	result chan *MemoryFit // gets the fit, once
}

// startFit fits the parameters in the background where that is due.
func startFit(ctx context.Context, store *history.Store, today memory.Day) *backgroundFit {
	b := &backgroundFit{make(chan struct{}), make(chan *MemoryFit, 1)}
	go func() {
		var read []fit.Review
		reviews, due, err := fitDue(ctx, store, today)
		if err == nil && due {
			read, err = fitReviews(ctx, store, today)
		}
		close(b.read)
		if err == nil && due {
			b.result <- &MemoryFit{today, reviews, fit.Fit(fit.PublishedPrior(), read)}
		}
	}()
	return b
}

// finish keeps the fit if it is over. One that is not ends with djq.
func (b *backgroundFit) finish(ctx context.Context, store *history.Store) {
	<-b.read
	select {
	case f := <-b.result:
		saveUnlessLocked(ctx, store, f.save)
	default:
	}
}
