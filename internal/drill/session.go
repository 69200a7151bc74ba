package drill

import (
	"slices"
	"time"

	"djq/internal/bank"
)

// Phase is what of a card is shown, or that the session is over.
type Phase uint8

// The phases. A card is asked in Question and Answer.
const (
	Question Phase = iota // the question is shown
	Answer                // the answer is shown too
	Done                  // nothing is left to ask, or the time is up
)

// MaxPoints is how many points of a card can be ticked, one for each of the
// letters a to l: at most 8 key points and 4 bonus points.
const MaxPoints = 12

const (
	returnAfter = 3 // other asks before a card rated again is asked again
	maxReturns  = 3 // how often one card returns
)

// Session is one run over a queue of cards. Moments are given as the time
// elapsed since the session began, pauses left out, and never fall.
type Session struct {
	cards   []*bank.Card
	limit   time.Duration
	budget  *Budget // nil for none
	state   state
	past    []undoable // what Undo takes back, the latest last
	reviews []review   // every rating not undone, in order
	flags   []flag
	// edited are cards as they were written anew, by those that are in their place
	// in cards: who else knows the cards knows them by these.
	edited  map[*bank.Card]*bank.Card
	events  int // emitted so far
	reached int // the largest number of cards asked so far
}

// state is all that Undo restores. Copies of it share no memory that changes.
type state struct {
	phase   Phase
	card    int // index of the card that is asked
	ask     int // which ask of that card this is, from 1
	asks    int // asks so far, of all cards, this one included
	next    int // index of the first card never asked so far
	back    []returning
	since   time.Duration // when the card was shown
	touched time.Duration // when a key was last pressed
	counted time.Duration // of the card, until then
	used    time.Duration // counted time of the cards rated so far
	asked   time.Duration // expected of those, by the budget
	room    bool          // there is time to ask the card again
	hinted  bool
	ticked  uint16 // one bit a point
	reviews int    // length of Session.reviews
	written string // answer to the question
	// followUp is 0 for none, 2i+1 for the question of the ith, from 0, and one
	// more once its answer is shown.
	followUp int
	skipped  int
}

// returning is a card that waits to be asked again.
type returning struct {
	card, ask int
	after     int // returns once so many asks are over
}

// New returns a session that asks the cards in their order, at its first
// question. After limit no further card is asked; 0 is no limit.
func New(cards []*bank.Card, limit time.Duration) *Session {
	s := &Session{cards: cards, limit: limit}
	s.advance(0)
	return s
}

// advance goes to the next ask, or to the end.
func (s *Session) advance(at time.Duration) {
	st := &s.state
	st.hinted, st.ticked, st.followUp, st.written, st.since = false, 0, 0, "", at
	st.touched, st.counted = at, 0
	next := s.nextFitting()
	switch {
	case s.over(at):
		st.phase = Done
		return
	case len(st.back) > 0 && (st.asks >= st.back[0].after || next < 0):
		st.card, st.ask = st.back[0].card, st.back[0].ask
		st.back = st.back[1:]
	case next >= 0:
		if next > st.next {
			// Those left out come after it.
			s.cards = slices.Insert(slices.Delete(slices.Clone(s.cards), next, next+1), st.next, s.cards[next])
		}
		st.card, st.ask = st.next, 1
		st.next++
	default:
		st.phase = Done
		return
	}
	st.phase = Question
	st.asks++
	st.room = s.roomForAgain()
}

// over reports whether the time is up.
func (s *Session) over(at time.Duration) bool { return s.limit > 0 && at >= s.limit }

// Phase returns the phase of the session.
func (s *Session) Phase() Phase { return s.state.phase }

// Card returns the card that is asked, nil when the session is done.
func (s *Session) Card() *bank.Card {
	if s.state.phase == Done {
		return nil
	}
	return s.current(s.cards[s.state.card])
}

// current returns a card as it was written last.
func (s *Session) current(c *bank.Card) *bank.Card {
	if edited, ok := s.edited[c]; ok {
		return edited
	}
	return c
}

// Ask returns which ask of the card this is: 1, or more when it returned.
func (s *Session) Ask() int { return s.state.ask }

// Position returns how many cards have been shown, the present one included,
// and how many there are.
func (s *Session) Position() (n, of int) { return s.state.next, len(s.cards) }

// Limit returns the time after which no further card is asked, 0 for none.
func (s *Session) Limit() time.Duration { return s.limit }

// TimeUp reports whether the session is done because its time is.
func (s *Session) TimeUp() bool {
	return s.state.phase == Done && s.limit > 0 && (s.state.next < len(s.cards) || len(s.state.back) > 0)
}

// Points returns how many points of the card can be ticked: its key points and,
// after them, its bonus points.
func (s *Session) Points() int {
	if s.state.phase == Done {
		return 0
	}
	return min(len(s.Card().KeyPoints)+len(s.Card().BonusPoints), MaxPoints)
}

// KeyPoints returns how many of Points are key points.
func (s *Session) KeyPoints() int {
	if s.state.phase == Done {
		return 0
	}
	return min(len(s.Card().KeyPoints), MaxPoints)
}

// Reveal shows the answer.
func (s *Session) Reveal() error {
	switch s.state.phase {
	case Done:
		return ErrDone
	case Answer:
		return ErrShown
	}
	s.state.phase, s.state.room = Answer, s.roomForAgain()
	return nil
}

// Write keeps the answer that was written to the question, in place of what was
// kept before. The event of the rating has it.
func (s *Session) Write(answer string) error {
	switch s.state.phase {
	case Done:
		return ErrDone
	case Answer:
		return ErrShown
	}
	s.state.written = answer
	return nil
}

// Written returns the answer that was written to the question, empty for none.
func (s *Session) Written() string {
	if s.state.phase == Done {
		return ""
	}
	return s.state.written
}

// Hint shows the hint.
func (s *Session) Hint() error {
	switch {
	case s.state.phase == Done:
		return ErrDone
	case s.state.phase == Answer:
		return ErrShown
	case s.Card().Hint == "":
		return ErrNoHint
	case s.state.hinted:
		return ErrHinted
	}
	s.state.hinted = true
	return nil
}

// Hinted reports whether the hint of the card has been asked for.
func (s *Session) Hinted() bool { return s.state.hinted }

// Tick marks point i, from 0, as said, or takes the mark back.
func (s *Session) Tick(i int) error {
	switch {
	case s.state.phase == Done:
		return ErrDone
	case s.state.phase == Question:
		return ErrHidden
	case s.inFollowUp():
		return ErrFollowUp
	case i < 0 || i >= s.Points():
		return ErrNoPoint
	}
	s.state.ticked ^= 1 << i
	return nil
}

// Said reports whether point i, from 0, is ticked.
func (s *Session) Said(i int) bool { return i < MaxPoints && s.state.ticked>>i&1 == 1 }

// SaidCount returns how many key points and how many bonus points are ticked.
func (s *Session) SaidCount() (key, bonus int) {
	for i := range s.Points() {
		switch {
		case !s.Said(i):
		case i < s.KeyPoints():
			key++
		default:
			bonus++
		}
	}
	return key, bonus
}

func (s *Session) flagOf(card int) int {
	return slices.IndexFunc(s.flags, func(f flag) bool { return f.card == card })
}
