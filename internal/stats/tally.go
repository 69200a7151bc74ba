package stats

import "djq/internal/history"

// tally adds up the figures of a group.
type tally struct {
	group          Group
	retrievability float64
	ms             int
	predicted      float64
}

func tallyOf(tallies map[string]*tally, name string) *tally {
	t := tallies[name]
	if t == nil {
		t = &tally{group: Group{Name: name}}
		tallies[name] = t
	}
	return t
}

func (t *tally) card(s history.CardState, retrievability float64) {
	t.group.Cards++
	if s.Seen() {
		t.group.Seen++
		t.retrievability += retrievability
	}
}

func (t *tally) rating(r history.RatingSum) {
	t.group.Reviews += r.N
	t.group.Passed.Of += r.N
	t.group.Recall.Of += r.Recalls
	if r.Rating.Passed() {
		t.group.Passed.Part += r.N
		t.group.Recall.Part += r.Recalls
	}
	t.ms += r.MS
	t.predicted += r.Predicted
}

// perCard returns the milliseconds a review took on average.
func (t *tally) perCard() float64 {
	if t.group.Reviews == 0 {
		return 0
	}
	return float64(t.ms) / float64(t.group.Reviews)
}

func groups(tallies map[string]*tally) []Group {
	list := make([]Group, 0, len(tallies))
	for _, t := range tallies {
		t.group.MSPerCard = t.perCard()
		if t.group.Seen > 0 {
			t.group.Retrievability = t.retrievability / float64(t.group.Seen)
		}
		list = append(list, t.group)
	}
	return list
}
