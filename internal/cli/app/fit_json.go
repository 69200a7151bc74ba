package app

import (
	"djq/internal/memory"
	"djq/internal/memory/fit"
	"djq/internal/study"
)

// FitJSON is the last fit of FSRS to the user's reviews in JSON. Losses are mean log
// losses, in nats, over the newest fifth of the reviews, of parameters fitted to the
// others; they are null where none of those was on a later day than the one before.
type FitJSON struct {
	Day           string    `json:"day"` // on which it was made, by earlier days' reviews
	Reviews       int       `json:"reviews"`
	Scored        int       `json:"scored"`   // on a later day than the one before
	HeldOut       int       `json:"held_out"` // of those, in the newest fifth
	Taken         bool      `json:"taken"`    // or the default parameters are used
	Loss          *Rounded  `json:"log_loss"`
	DefaultLoss   *Rounded  `json:"log_loss_by_default"`
	Recall        Rounded   `json:"recall_after_30_days"` // of cards with one to three reviews
	DefaultRecall Rounded   `json:"recall_after_30_days_by_default"`
	Parameters    []Rounded `json:"parameters"` // w0 to w20 of FSRS-6
}

// ToFitJSON returns a fit in JSON, nil when there is none.
func ToFitJSON(s study.FitStatus) *FitJSON {
	f := s.Last
	if f == nil {
		return nil
	}
	j := &FitJSON{
		Day: f.Day.String(), Reviews: f.Reviews, Scored: f.Scored, HeldOut: f.HeldOut, Taken: f.Taken,
		Recall: Rounded(fit.RecallAfterMonth(f.Parameters)), DefaultRecall: Rounded(fit.RecallAfterMonth(memory.DefaultParameters())),
	}
	if f.HeldOut > 0 {
		j.Loss, j.DefaultLoss = (*Rounded)(&f.Fitted), (*Rounded)(&f.Default)
	}
	for _, w := range f.Parameters {
		j.Parameters = append(j.Parameters, Rounded(w))
	}
	return j
}
