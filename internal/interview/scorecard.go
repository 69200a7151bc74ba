package interview

import (
	"cmp"
	"slices"
	"time"

	"djq/internal/bank"
	"djq/internal/drill"
	"djq/internal/interview/sampling"
	"djq/internal/memory"
)

// hintCost is what a hint takes from the points of its question.
const hintCost = 0.5

// Made returns how many points of a card an answer made: its key points said, less
// half a point for a hint, and not below 0.
func (q *Question) Made(c *bank.Card) (made float64, of int) {
	key, _ := q.Counts(c)
	of, made = len(KeyPoints(c)), float64(key)
	if q.Hinted {
		made = max(0, made-hintCost)
	}
	return made, of
}

// share returns which share of its points an answer made.
func (q *Question) share(c *bank.Card) float64 {
	made, of := q.Made(c)
	return made / float64(of)
}

// Rating returns the rating that an answer's points suggest, as in a drill.
func (q *Question) Rating(c *bank.Card) memory.Rating {
	key, bonus := q.Counts(c)
	return drill.Suggest(key, min(len(KeyPoints(c)), drill.MaxPoints), bonus, min(len(c.BonusPoints), max(0, drill.MaxPoints-len(KeyPoints(c)))))
}

// Tally is what the questions of a group came to.
type Tally struct {
	Name            string
	Questions       int
	Made            float64 // points
	Points          int     // of so many
	Held, FollowUps int
	Hints           int
	Time            time.Duration
}

// Share returns the share of the points made, 0 without points.
func (t Tally) Share() float64 {
	if t.Points == 0 {
		return 0
	}
	return t.Made / float64(t.Points)
}

func (t *Tally) add(q *Question, c *bank.Card) {
	made, of := q.Made(c)
	t.Questions++
	t.Made, t.Points = t.Made+made, t.Points+of
	t.Time += q.Counted
	if q.Hinted {
		t.Hints++
	}
	for _, f := range q.FollowUps {
		t.Time += f.Counted
		if !f.Scored() {
			continue
		}
		t.FollowUps++
		if f.Held {
			t.Held++
		}
	}
}

// Miss is a question of which key points were missed.
type Miss struct {
	Card   *bank.Card
	Points []int // from 0
}

// Scorecard is what an interview came to.
type Scorecard struct {
	All    Tally
	Topics []Tally // by name
	Kinds  []Tally // in the order of Kinds
	Weak   int     // questions with less than half of their points
	Over   int     // answers that took longer than there was time for
	Band   Band
	Missed []Miss // as asked
	// Score is for all cards that the questions were drawn from. It needs two
	// answers, and cards that were not asked.
	Score  sampling.Score
	Scored bool
}

// Kinds returns the tags that say what kind of question a card is.
func Kinds() []string { return []string{"concept", "compare", "debug", "design", "code"} }

// otherKind is the kind of cards without one of these tags.
const otherKind = "other"

// KindOf returns the kind of a card.
func KindOf(c *bank.Card) string {
	for _, kind := range Kinds() {
		if slices.Contains(c.Tags, kind) {
			return kind
		}
	}
	return otherKind
}

// Scorecard returns what the interview has come to so far.
func (s *Session) Scorecard() Scorecard {
	card := Scorecard{}
	topics, kinds := map[string]*Tally{}, map[string]*Tally{}
	of := func(m map[string]*Tally, name string) *Tally {
		if m[name] == nil {
			m[name] = &Tally{Name: name}
		}
		return m[name]
	}
	for _, q := range s.Questions {
		c := s.find(q.Card)
		if c == nil || !q.Scored() {
			continue
		}
		for _, t := range []*Tally{&card.All, of(topics, c.Topic), of(kinds, KindOf(c))} {
			t.add(q, c)
		}
		if q.share(c) < 0.5 {
			card.Weak++
		}
		if s.PerQuestion > 0 && q.Open > s.PerQuestion {
			card.Over++
		}
		if missed := q.Missed(c); len(missed) > 0 {
			card.Missed = append(card.Missed, Miss{c, missed})
		}
	}
	for _, t := range topics {
		card.Topics = append(card.Topics, *t)
	}
	slices.SortFunc(card.Topics, func(a, b Tally) int { return cmp.Compare(a.Name, b.Name) })
	for _, kind := range append(Kinds(), otherKind) {
		if t := kinds[kind]; t != nil {
			card.Kinds = append(card.Kinds, *t)
		}
	}
	card.Band = card.bandOf()
	card.Score, card.Scored = s.score()
	return card
}

// score returns the score over all cards. Where questions were left over, those
// that were asked are a part of the sample: the warm-up, which always comes
// first, and some of the others, each as likely.
func (s *Session) score() (sampling.Score, bool) {
	var answers []sampling.Answered
	asked := 0
	for _, q := range s.Questions {
		if q.Scored() {
			asked++
		}
	}
	if asked < 2 || s.Frame.Units <= len(s.Questions) {
		return sampling.Score{}, false
	}
	for i, q := range s.Questions {
		c := s.find(q.Card)
		if c == nil || !q.Scored() {
			continue
		}
		made := q.share(c)
		chance := q.Chance
		switch first := s.Questions[0].Scored(); {
		case !first:
			chance *= float64(asked) / float64(len(s.Questions))
		case i > 0:
			chance *= float64(asked-1) / float64(len(s.Questions)-1)
		}
		answers = append(answers, sampling.Answered{Weight: q.Weight, Predicted: q.Predicted, Chance: chance, Made: made})
	}
	frame := s.Frame
	// Fewer answers know less, in proportion.
	frame.Variance *= float64(len(s.Questions)) / float64(len(answers))
	frame.Third *= float64(len(s.Questions)*len(s.Questions)) / float64(len(answers)*len(answers))
	score := sampling.Estimate(frame, answers)
	score.Low, score.High = max(0, score.Low), min(1, score.High)
	score.Value = min(1, max(0, score.Value))
	return score, true
}
