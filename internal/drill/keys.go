package drill

import (
	"slices"

	"djq/internal/memory"
)

// KeyAction is what a key asks for.
type KeyAction uint8

// The actions. Those without a Session method of their own are for the program
// that runs the session.
const (
	ActTurn           KeyAction = iota + 1 // the next page of what is taller than the window
	ActBack                                // the page before
	ActReveal                              // Session.Reveal
	ActHint                                // Session.Hint
	ActWrite                               // back to the answer that is being written
	ActStopWrite                           // from the answer being written to the keys
	ActTick                                // Session.Tick
	ActAccept                              // Session.Rate with Session.Suggestion
	ActRate                                // Session.Rate
	ActSkip                                // Session.Skip
	ActReferences                          // show the references
	ActFollowUps                           // Session.AskFollowUps
	ActNextFollowUp                        // Session.NextFollowUp
	ActLeaveFollowUps                      // Session.LeaveFollowUps
	ActProof                               // say how to run the proof
	ActEdit                                // Session.Edit, with what the user writes
	ActNote                                // the same with a note on the card
	ActBury                                // Session.Bury
	ActSuspend                             // Session.Suspend
	ActFlag                                // Session.Flag
	ActExtend                              // ask beyond today's share of the plan
	ActUndo                                // Session.Undo
	ActRedraw                              // draw the screen anew
	ActHelp                                // list the keys
	ActEnd                                 // end with the score
)

// Key is a character to press, or one of the keys below. In line mode it is a
// line of that character alone.
type Key rune

// The keys that are no visible characters. Line mode has only KeyEnter of
// them: an empty line.
const (
	KeyCtrlD     Key = 0x04
	KeyCtrlL     Key = 0x0c
	KeyEnter     Key = '\r'
	KeyEscape    Key = 0x1b
	KeySpace     Key = ' '
	KeyBackspace Key = 0x7f
	KeyEmptyLine Key = -1 // Enter where a line is being written
)

// keyNames are the names of keys that are no visible characters.
var keyNames = map[Key]string{
	KeyCtrlD: "^D", KeyCtrlL: "^L", KeyEnter: "Enter", KeyEscape: "Esc", KeySpace: "Space",
	KeyBackspace: "Bksp", KeyEmptyLine: "empty line",
}

func (k Key) String() string {
	if name, ok := keyNames[k]; ok {
		return name
	}
	return string(rune(k))
}

// inLineMode reports whether the key can be entered as a line.
func (k Key) inLineMode() bool { return k == KeyEnter || k > KeySpace && k != KeyBackspace }

// Place is a set of the moments at which a key means something.
type Place uint8

// The places. The first three are the phases.
const (
	AtQuestion Place = 1 << iota
	AtAnswer
	AtEnd
	Writing    // an answer is being written, before it is shown
	AtFollowUp // a follow-up is being asked

	asking   = AtQuestion | AtAnswer
	anywhere = asking | AtEnd | AtFollowUp
)

// Anywhere is every place but Writing.
const Anywhere = anywhere

// place returns where the session is, as long as nothing is being written.
func (s *Session) place() Place {
	if s.inFollowUp() {
		return AtFollowUp
	}
	return [...]Place{AtQuestion, AtAnswer, AtEnd}[s.state.phase]
}

// Binding binds keys to an action.
type Binding struct {
	Action KeyAction
	Label  string // what the keys do, in a word or two
	Keys   []Key  // any of which will do; the first is shown
	At     Place  // where the keys mean this
	Footer Place  // where the last lines of the screen show it too

	// offered, unless nil, reports whether the action makes sense now.
	offered func(*Session, Mode) bool
}

// Name names the keys: the first one, or both ends of a row joined by a dash.
func (b Binding) Name(dash string) string {
	first, last := b.Keys[0], b.Keys[len(b.Keys)-1]
	if first != last && int(last-first) == len(b.Keys)-1 {
		return first.String() + dash + last.String()
	}
	return first.String()
}

// Mode is what the keys depend on besides the session.
type Mode struct {
	Screen  bool // keys are pressed singly, else they are lines
	Writes  bool // the answer is written before it is shown
	Writing bool // it is being written
	Pages   bool // there are pages to turn
	Earlier bool // there are pages to go back to
	Extends bool // there is more to ask today when all is asked
}

// keyTable binds every key, in the order in which they are listed. Where a key
// is bound twice at one place, the first binding that is offered counts.
var keyTable = []Binding{
	{Action: ActReveal, Label: "answer", Keys: []Key{KeyEmptyLine}, At: Writing, Footer: Writing},
	{Action: ActStopWrite, Label: "keys", Keys: []Key{KeyEscape}, At: Writing, Footer: Writing},

	{Action: ActAccept, Label: "accept", Keys: []Key{KeyEnter}, At: AtAnswer, offered: func(s *Session, _ Mode) bool {
		_, ok := s.Suggestion()
		return ok
	}},
	{Action: ActTurn, Label: "more", Keys: []Key{KeySpace, KeyEnter}, At: asking, Footer: asking, offered: func(_ *Session, m Mode) bool { return m.Pages }},
	{Action: ActBack, Label: "back", Keys: []Key{KeyBackspace}, At: asking, offered: func(_ *Session, m Mode) bool { return m.Earlier }},
	{Action: ActReveal, Label: "answer", Keys: []Key{KeySpace, KeyEnter}, At: AtQuestion, Footer: AtQuestion, offered: func(_ *Session, m Mode) bool { return !m.Pages }},
	{Action: ActHint, Label: "hint", Keys: []Key{'h'}, At: AtQuestion, Footer: AtQuestion, offered: func(s *Session, _ Mode) bool { return s.Card().Hint != "" && !s.Hinted() }},
	{Action: ActWrite, Label: "write", Keys: []Key{KeyEscape}, At: AtQuestion, Footer: AtQuestion, offered: func(_ *Session, m Mode) bool { return m.Writes }},
	{Action: ActTick, Label: "said it", Keys: pointKeys(MaxPoints), At: AtAnswer, Footer: AtAnswer, offered: func(s *Session, _ Mode) bool { return s.Points() > 0 }},
	{Action: ActRate, Label: "rate", Keys: []Key{'1', '2', '3', '4'}, At: AtAnswer, Footer: AtAnswer},
	{Action: ActSkip, Label: "skip", Keys: []Key{'s'}, At: asking, Footer: AtQuestion},
	{Action: ActReferences, Label: "references", Keys: []Key{'o'}, At: asking},
	{Action: ActFollowUps, Label: "follow-ups", Keys: []Key{'F'}, At: AtAnswer, offered: func(s *Session, _ Mode) bool { return len(s.Card().FollowUps) > 0 }},
	{Action: ActProof, Label: "proof", Keys: []Key{'P'}, At: asking},
	{Action: ActEdit, Label: "edit", Keys: []Key{'E'}, At: asking},
	{Action: ActNote, Label: "note", Keys: []Key{'N'}, At: asking},
	{Action: ActBury, Label: "bury", Keys: []Key{'B'}, At: asking},
	{Action: ActSuspend, Label: "suspend", Keys: []Key{'S'}, At: asking},
	{Action: ActFlag, Label: "flag", Keys: []Key{'!'}, At: asking},
	{Action: ActTurn, Label: "more", Keys: []Key{KeySpace, KeyEnter}, At: AtFollowUp, Footer: AtFollowUp, offered: func(_ *Session, m Mode) bool { return m.Pages }},
	{Action: ActNextFollowUp, Label: "answer", Keys: []Key{KeySpace, KeyEnter}, At: AtFollowUp, Footer: AtFollowUp, offered: followUpIs(func(f AskedFollowUp) bool { return !f.Shown })},
	{Action: ActNextFollowUp, Label: "next", Keys: []Key{KeySpace, KeyEnter}, At: AtFollowUp, Footer: AtFollowUp, offered: followUpIs(func(f AskedFollowUp) bool { return f.Shown && f.N < f.Of })},
	{Action: ActNextFollowUp, Label: "back to the card", Keys: []Key{KeySpace, KeyEnter}, At: AtFollowUp, Footer: AtFollowUp, offered: followUpIs(func(f AskedFollowUp) bool { return f.Shown && f.N == f.Of })},
	{Action: ActBack, Label: "back", Keys: []Key{KeyBackspace}, At: AtFollowUp, offered: func(_ *Session, m Mode) bool { return m.Earlier }},
	{Action: ActLeaveFollowUps, Label: "leave", Keys: []Key{'F', KeyEscape}, At: AtFollowUp, Footer: AtFollowUp},
	{Action: ActEnd, Label: "score", Keys: []Key{KeyEnter, KeySpace}, At: AtEnd, Footer: AtEnd},
	{Action: ActExtend, Label: "more", Keys: []Key{'m'}, At: AtEnd, Footer: AtEnd, offered: func(_ *Session, m Mode) bool { return m.Extends }},
	{Action: ActUndo, Label: "undo", Keys: []Key{'u'}, At: anywhere, Footer: AtEnd},
	{Action: ActRedraw, Label: "redraw", Keys: []Key{KeyCtrlL}, At: anywhere},
	{Action: ActHelp, Label: "keys", Keys: []Key{'?'}, At: anywhere, Footer: asking | AtFollowUp},
	{Action: ActEnd, Label: "end", Keys: []Key{'q', KeyCtrlD}, At: anywhere},
}

// pointKeys returns the letters of so many points.
func pointKeys(n int) []Key {
	keys := make([]Key, n)
	for i := range keys {
		keys[i] = 'a' + Key(i)
	}
	return keys
}

// RatingKey returns the key of a rating.
func RatingKey(r memory.Rating) Key { return '0' + Key(r) }

// RatingOf returns the rating of such a key.
func RatingOf(k Key) memory.Rating { return memory.Rating(k - '0') }

// PointOf returns the point, from 0, that a letter ticks.
func PointOf(k Key) int { return int(k - 'a') }

// KeyTable returns all bindings there are.
func KeyTable() []Binding { return slices.Clone(keyTable) }

// Bindings returns what keys do now, the most important first.
func (s *Session) Bindings(m Mode) []Binding {
	place := s.place()
	if m.Writing {
		place = Writing
	}
	var offered []Binding
	for _, b := range keyTable {
		if b.At&place == 0 || b.offered != nil && !b.offered(s, m) {
			continue
		}
		if b.Action == ActTick {
			b.Keys = b.Keys[:s.Points()]
		}
		if !m.Screen {
			b.Keys = slices.DeleteFunc(slices.Clone(b.Keys), func(k Key) bool { return !k.inLineMode() })
		}
		b.At, b.Footer = place, b.Footer&place
		if len(b.Keys) > 0 {
			offered = append(offered, b)
		}
	}
	return offered
}

// Footer returns those of Bindings that the last lines of the screen show.
func (s *Session) Footer(m Mode) []Binding {
	return slices.DeleteFunc(s.Bindings(m), func(b Binding) bool { return b.Footer == 0 })
}

// ActionOf returns what a key asks for: an action that is offered now, else
// one that is bound to the key here or, unless here is set, elsewhere; the
// session will say why not. It returns false for a key that is bound to
// nothing.
func (s *Session) ActionOf(k Key, m Mode, here bool) (KeyAction, bool) {
	if !m.Screen && !k.inLineMode() {
		return 0, false
	}
	binds := func(b Binding) bool { return slices.Contains(b.Keys, k) }
	if offered := s.Bindings(m); slices.ContainsFunc(offered, binds) {
		return offered[slices.IndexFunc(offered, binds)].Action, true
	}
	place := s.place()
	for _, b := range keyTable {
		if binds(b) && b.At&place != 0 {
			return b.Action, true
		}
	}
	if i := slices.IndexFunc(keyTable, binds); i >= 0 && !here {
		return keyTable[i].Action, true
	}
	return 0, false
}
