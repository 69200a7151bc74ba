package htmlpage

import (
	"time"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/memory"
	"djq/internal/plan"
)

// Page is what a page is made of.
type Page struct {
	Cards  []*bank.Card
	Topics []Topic // titles of the cards' topics, as far as there are any

	Now       time.Time
	DayStarts time.Duration // after midnight, see memory.DayOf
	NewPerDay int           // new cards asked a day, without a plan
	Retention float64       // at which cards fall due

	// Own has the page show the reader's notes, and tell the reader's own copies of
	// cards apart.
	Own bool
	// Progress is what the page knows of its reader, nil for a page that knows
	// nothing.
	Progress *Progress
}

// Topic is the heading of a topic.
type Topic struct{ Name, Title, Summary string }

// Progress is what was known of the reader when the page was made. It says
// nothing of what the reader wrote, and of no machine but pages.
type Progress struct {
	Reviewed   bool // any card, of whatever bank
	NewToday   int  // cards first reviewed today
	Parameters memory.Parameters
	State      func(*bank.Card) event.CardState
	Missed     func(*bank.Card) bool // at the last review: see deck.StateMissed
	Plan       *Plan                 // nil without one
	// Home are the last events that the history has of pages: uids by the names
	// of machines that begin with MachinePrefix. Their own pages then no longer
	// keep these and earlier ones.
	Home map[string]string
}

// Plan is today's part of the plan, and what a page needs to go on one step ahead
// on later days, as package plan does without prices.
type Plan struct {
	Date  memory.Day    // of the interview
	Share []*bank.Card  // what there is time for today, in order
	Time  time.Duration // that it is expected to take
	More  []*bank.Card  // what would be asked after it

	Cards   []*bank.Card // of the plan, in its order
	Model   plan.Model
	Minutes [7]int // of the weekdays, from Sunday on
}

// MachinePrefix begins the names of machines under which pages write events.
const MachinePrefix = "page-"
