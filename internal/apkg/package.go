package apkg

import "time"

// Package is what an .apkg file holds. Every note has a type, every card a note,
// and every review a card: what has none is left out when a file is read.
type Package struct {
	// Created is the day from which the due days of cards count.
	Created   time.Time
	NoteTypes []*NoteType
	Decks     []Deck
	Notes     []*Note
	Cards     []*Card
	Reviews   []Review
	// Media are the names of pictures and sounds in the file. They are not read.
	Media []string
}

// DeckNames returns the names of the decks in which notes are: those of their first
// cards.
func (p *Package) DeckNames() map[*Note]string {
	names := map[int64]string{}
	for _, d := range p.Decks {
		names[d.ID] = d.Name
	}
	decks := map[*Note]string{}
	for _, c := range p.Cards {
		if _, known := decks[c.Note]; !known {
			decks[c.Note] = names[c.Deck]
		}
	}
	return decks
}

// NoteType says which fields notes have and which cards are made of them.
type NoteType struct {
	ID        int64
	Name      string
	Cloze     bool // its cards are gaps in a text
	Fields    []string
	Templates []Template
	CSS       string
	Modified  time.Time // to the second; it is written, and not read
}

// Template is a kind of card: the HTML of both sides, with {{fields}}.
type Template struct {
	Name, Question, Answer string
}

// Deck is a deck of cards. Names of decks within others are joined by "::".
type Deck struct {
	ID   int64
	Name string
}

// Note is a note: the source of one or several cards.
type Note struct {
	ID       int64 // usually its moment of creation in milliseconds since 1970
	GUID     string
	Type     *NoteType
	Modified time.Time // to the second
	Tags     []string
	Fields   []string // HTML, as many as its type has
}

// Queue says when a card is asked.
type Queue int

// The queues of Anki's scheduler.
const (
	QueueBuriedByHand Queue = -3
	QueueBuried       Queue = -2
	QueueSuspended    Queue = -1
	QueueNew          Queue = 0
	QueueLearning     Queue = 1
	QueueReview       Queue = 2
	QueueDayLearning  Queue = 3
)

// CardKind says how far a card is learned.
type CardKind int

// The kinds of cards of Anki's scheduler.
const (
	CardNew CardKind = iota
	CardLearning
	CardReview
	CardRelearning
)

// Card is one card of a note.
type Card struct {
	ID       int64
	Note     *Note
	Deck     int64 // ID of its deck
	Template int   // index of its template; of a cloze, the number of the gap, from 0
	Modified time.Time
	Kind     CardKind
	Queue    Queue
	// Due is the place of a new card, and days from Package.Created on of one that
	// is reviewed.
	Due      int
	Interval int // days
	Factor   int // permille
	Reps     int
	Lapses   int
	Data     string // JSON; memory as FSRS knows it, see CardData
}

// CardData is what Anki keeps of FSRS in Card.Data.
type CardData struct {
	Position   int     `json:"pos,omitempty"`   // among new cards
	Stability  float64 `json:"s,omitempty"`     // days
	Difficulty float64 `json:"d,omitempty"`     // 1 to 10
	Retention  float64 `json:"dr,omitempty"`    // at which the card is due
	Decay      float64 `json:"decay,omitempty"` // of the forgetting curve
	LastReview int64   `json:"lrt,omitempty"`   // seconds since 1970
}

// ReviewKind says in which way a card was asked.
type ReviewKind int

// The kinds of reviews.
const (
	ReviewLearning   ReviewKind = 0
	ReviewDue        ReviewKind = 1
	ReviewRelearning ReviewKind = 2
	ReviewFiltered   ReviewKind = 3 // early or crammed, in a filtered deck
	ReviewManual     ReviewKind = 4 // no review: the schedule was changed by hand
	ReviewMoved      ReviewKind = 5 // no review: the schedule was computed again
)

// Review is one answer to a card.
type Review struct {
	ID     int64 // its moment in milliseconds since 1970
	Card   *Card
	Rating int // 1 to 4, 0 for a change that is no review
	// Interval and LastInterval are days where positive, else seconds below 0.
	Interval, LastInterval int
	// Factor is the ease in permille; with FSRS it tells the difficulty, and it is
	// 0 for what does not count to memory.
	Factor int
	MS     int // milliseconds taken
	Kind   ReviewKind
}
