package study

import (
	"strings"

	"djq/internal/bank"
	"djq/internal/memory"
)

// Readiness returns the readiness of cards on a study day. Suspended cards are
// left out: they are not asked, so no study changes what is known of them.
func (p *Progress) Readiness(cards []*bank.Card, day memory.Day) memory.Readiness {
	var all, seen, recalled float64
	for _, c := range cards {
		s := p.State(c)
		if s.Suspended {
			continue
		}
		w := c.Asked.Weight()
		all += w
		if s.Seen() {
			seen += w
			recalled += w * p.Scheduler.RetrievabilityOn(s.CardMemory, day)
		}
	}
	var r memory.Readiness
	if seen > 0 {
		r = memory.Readiness{Coverage: seen / all, Recall: recalled / seen}
	}
	return r
}

// Standing returns how ready the learner is on cards. Interview is the day of the
// interview, 0 without one.
func (p *Progress) Standing(cards []*bank.Card, interview memory.Day) memory.Standing {
	s := memory.Standing{Today: p.Readiness(cards, p.Today), Interview: interview}
	for _, c := range cards {
		if p.State(c).Suspended {
			s.Suspended++
		} else {
			s.Cards++
		}
	}
	if interview != 0 {
		s.StopNow = p.Readiness(cards, interview)
	}
	return s
}

// InterviewTopic is the topic of cards about how to answer, not what: it
// counts for readiness only where it is named.
const InterviewTopic = "interview"

// Counted returns the cards that readiness is about, of those chosen by topics or,
// without any, of all topics: all but those of the interview topic, unless it is
// named or there are no others.
func Counted(cards []*bank.Card, topics []string) []*bank.Card {
	if len(topics) > 0 {
		return cards
	}
	var kept []*bank.Card
	for _, c := range cards {
		if !strings.EqualFold(c.Topic, InterviewTopic) {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		return cards
	}
	return kept
}
