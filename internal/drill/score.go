package drill

import (
	"cmp"
	"slices"

	"djq/internal/bank"
	"djq/internal/memory"
)

// GroupScore counts the cards of a group that were rated, and those recalled:
// rated better than Again the first time.
type GroupScore struct {
	Name            string
	Recalled, Asked int
}

func (t *GroupScore) add(recalled bool) {
	t.Asked++
	if recalled {
		t.Recalled++
	}
}

// Miss is a card whose first rating was Again, or of which key points were
// left out then.
type Miss struct {
	Card   *bank.Card
	Rating memory.Rating
	Points []int // key points not said, from 0
}

// Score is what a session has come to. Only the first rating of a card
// counts.
type Score struct {
	All          GroupScore
	Topics       []GroupScore // by name
	Difficulties []GroupScore // easiest first
	Missed       []Miss       // not recalled, as asked
	Incomplete   []Miss       // recalled with key points left out, as asked
	Skipped      int          // left out unrated: skipped, buried, suspended
	Flagged      []*bank.Card
}

// Score returns the score so far.
func (s *Session) Score() Score {
	score := Score{Skipped: s.state.skipped}
	topics := map[string]*GroupScore{}
	var difficulties [bank.Hard + 1]GroupScore
	for _, r := range s.reviews {
		if r.ask > 1 {
			continue
		}
		c := r.as
		if topics[c.Topic] == nil {
			topics[c.Topic] = &GroupScore{Name: c.Topic}
		}
		for _, t := range []*GroupScore{&score.All, topics[c.Topic], &difficulties[c.Difficulty]} {
			t.add(r.rating.Passed())
		}
		switch miss := (Miss{c, r.rating, r.missed}); {
		case !r.rating.Passed():
			score.Missed = append(score.Missed, miss)
		case len(r.missed) > 0:
			score.Incomplete = append(score.Incomplete, miss)
		}
	}
	for _, t := range topics {
		score.Topics = append(score.Topics, *t)
	}
	slices.SortFunc(score.Topics, func(a, b GroupScore) int { return cmp.Compare(a.Name, b.Name) })
	for d, t := range difficulties {
		if t.Asked > 0 {
			t.Name = bank.Difficulty(d).String()
			score.Difficulties = append(score.Difficulties, t)
		}
	}
	for _, f := range s.flags {
		score.Flagged = append(score.Flagged, s.current(s.cards[f.card]))
	}
	return score
}
