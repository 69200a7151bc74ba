package interview

// Band is how an interviewer would vote, by the four bands of hiring rubrics.
type Band uint8

// MinVote is how many questions have to be answered for a vote.
const MinVote = 3

// The bands, worst first. The zero value is no vote: too few answers.
const (
	StrongNoHire Band = iota + 1
	LeaningNoHire
	LeaningHire
	StrongHire
)

// String returns the band's name.
func (b Band) String() string {
	return [...]string{"no vote", "strong no hire", "leaning no hire", "leaning hire", "strong hire"}[b]
}

// rule is what a band asks for at least.
type rule struct {
	band   Band
	points float64 // share of the points made
	held   float64 // share of the follow-ups held, where there were any
	weak   float64 // share of the questions with less than half of their points, at most
}

// rules are the rules of the bands but the worst, best first.
func rules() []rule {
	return []rule{
		{StrongHire, 0.80, 0.60, 0.10},
		{LeaningHire, 0.65, 0.40, 0.25},
		{LeaningNoHire, 0.45, 0, 1},
	}
}

// Condition is one of the conditions of a band, and how an interview meets it.
type Condition struct {
	Band  Band
	Name  string  // points, follow-ups or weak
	Limit float64 // at least, of weak questions at most
	Value float64
	Met   bool
}

// Conditions returns the conditions of all bands but the worst, best band first.
func (s Scorecard) Conditions() []Condition {
	var list []Condition
	for _, r := range rules() {
		list = append(list, Condition{r.band, "points", r.points, s.All.Share(), s.All.Share() >= r.points})
		if s.All.FollowUps > 0 && r.held > 0 {
			held := float64(s.All.Held) / float64(s.All.FollowUps)
			list = append(list, Condition{r.band, "follow-ups", r.held, held, held >= r.held})
		}
		if r.weak < 1 {
			weak := float64(s.Weak) / float64(max(1, s.All.Questions))
			list = append(list, Condition{r.band, "weak", r.weak, weak, weak <= r.weak})
		}
	}
	return list
}

// bandOf returns the best band all of whose conditions are met.
func (s Scorecard) bandOf() Band {
	if s.All.Questions < MinVote {
		return 0
	}
	missed := map[Band]bool{}
	for _, c := range s.Conditions() {
		missed[c.Band] = missed[c.Band] || !c.Met
	}
	for _, r := range rules() {
		if !missed[r.band] {
			return r.band
		}
	}
	return StrongNoHire
}
