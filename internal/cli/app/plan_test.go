package app

import (
	"errors"
	"testing"

	"djq/internal/deck"
	"djq/internal/history"
	"djq/internal/study"
)

func TestPlanIsJoinedWithTheCardsOfTheBanks(t *testing.T) {
	bank := write(t, t.TempDir(), "two.yaml", twoTopics)
	a := testApp(t, "DJQ_HOME="+t.TempDir(), "DJQ_BANK="+bank, "DJQ_NOW=2026-07-01T09:30:00Z")
	err := a.History.With(t.Context(), a.History.OpenForChanges, func(store *history.Store) error {
		current := func(when string, want bool) {
			t.Helper()
			solved, err := a.CurrentPlan(t.Context(), store)
			if err != nil || (solved != nil) != want {
				t.Errorf("%s: %v, %v", when, solved, err)
			}
			if want && solved.Standing().Expected.Value() <= 0 {
				t.Errorf("%s: nothing is expected", when)
			}
		}
		current("without a plan", false)
		p := study.Plan{Date: a.Today() + 5, Minutes: 20, Since: a.Today(), Filter: deck.Filter{Topics: []string{"orm"}}}
		if err := study.SavePlan(t.Context(), store, p); err != nil {
			return err
		}
		current("with a plan", true)
		joined, progress, err := a.PlanCards(t.Context(), store, p)
		if err != nil || len(joined.Cards) != 1 || progress.Today != a.Today() {
			t.Errorf("joined %v, %v", joined, err)
		}
		for _, none := range []deck.Filter{{Topics: []string{"auth"}}, {Search: "nowhere"}} {
			p.Filter = none
			_, _, err := a.PlanCards(t.Context(), store, p)
			var noCards *NoPlanCardsError
			if !errors.As(err, &noCards) || err.Error() != errors.Unwrap(noCards).Error() {
				t.Errorf("%v: got %v", none, err)
			}
		}
		p.Filter = deck.Filter{Since: []string{"soon"}}
		var noCards *NoPlanCardsError
		if _, _, err := a.PlanCards(t.Context(), store, p); err == nil || errors.As(err, &noCards) {
			t.Errorf("of a wrong filter: %v", err)
		}
		p.Date = a.Today() - 1
		if err := study.SavePlan(t.Context(), store, p); err != nil {
			return err
		}
		current("after the interview", false)
		p.Date, p.Filter = a.Today()+5, deck.Filter{Topics: []string{"auth"}}
		if err := study.SavePlan(t.Context(), store, p); err != nil {
			return err
		}
		current("of another bank", false)
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
