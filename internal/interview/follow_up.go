package interview

import (
	"slices"

	"djq/internal/bank"
	"djq/internal/markdown"
	"djq/internal/words"
)

// Asked is a follow-up as it is asked: its question and its answer, and what an
// answer has to contain.
type Asked struct {
	Question, Answer string   // Markdown
	Points           []string // what a check looks for
	Card             string   // where the follow-up is a card of its own
}

// ask returns a follow-up of a card as it is asked, and false for one that names a
// card which is not there.
func (s *Session) ask(c *bank.Card, index int) (Asked, bool) {
	if index >= len(c.FollowUps) {
		return Asked{}, false
	}
	f := c.FollowUps[index]
	if f.Card == "" {
		a := Asked{Question: f.Question, Answer: f.Answer}
		if f.Answer != "" {
			a.Points = []string{f.Answer}
		}
		return a, true
	}
	other := s.find(f.Card)
	if other == nil {
		return Asked{}, false
	}
	return Asked{Question: other.ShortQuestion(), Answer: other.Answer, Points: other.KeyPoints, Card: other.Name()}, true
}

// leastShared is how much a follow-up has to share with a missed point to dig at
// it: more than one word that every card has.
const leastShared = 2.5

// chooseFollowUps chooses the follow-ups of a question: for each missed point the
// one that shares most with it, while there are any; without one, the
// first that goes deeper. Cards that the interview asks itself are left out.
func (s *Session) chooseFollowUps(q *Question) {
	c := s.find(q.Card)
	q.FollowUps, q.Chosen = nil, true
	var open []int
	for i := range c.FollowUps {
		if a, ok := s.ask(c, i); ok && !s.asks(a.Card) {
			open = append(open, i)
		}
	}
	if q.Scored() {
		stemmer := words.NewStemmer()
		for _, point := range q.Missed(c) {
			if len(q.FollowUps) >= s.FollowUps {
				return
			}
			wanted := stemmer.Stems(markdown.Line(KeyPoints(c)[point]))
			best, most := -1, leastShared
			for k, i := range open {
				a, _ := s.ask(c, i)
				if shared := s.shared(wanted, stemmer.Stems(markdown.Line(a.Question+" "+a.Answer))); shared > most {
					best, most = k, shared
				}
			}
			if best >= 0 {
				q.FollowUps = append(q.FollowUps, &FollowUp{Index: open[best], Point: point})
				open = slices.Delete(open, best, best+1)
			}
		}
	}
	if len(q.FollowUps) == 0 && len(open) > 0 && s.FollowUps > 0 {
		q.FollowUps = []*FollowUp{{Index: open[0], Point: -1}}
	}
}

// asks reports whether a card is one of the interview's questions.
func (s *Session) asks(name string) bool {
	return name != "" && slices.ContainsFunc(s.Questions, func(q *Question) bool { return q.Card == name })
}

// shared returns how much of a point's words, by their rarity, a text has.
func (s *Session) shared(wanted, text []string) (sum float64) {
	if s.rarity == nil {
		s.rarity = words.NewRarity()
		stemmer := words.NewStemmer()
		for _, c := range s.all {
			s.rarity.Add(stemmer.Stems(c.Question + " " + c.Answer))
		}
	}
	for _, stem := range slices.Compact(slices.Sorted(slices.Values(wanted))) {
		if slices.Contains(text, stem) {
			sum += s.rarity.Weight(stem)
		}
	}
	return sum
}
