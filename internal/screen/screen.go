package screen

import (
	"strings"
	"time"
)

// Screen is the lower end of a terminal's normal screen, and what a Program
// does with it. Make one with New, set the hooks, then call Run. All methods
// are for the goroutine that Run runs on.
type Screen struct {
	// Ticks, unless nil, has OnTick called and the live lines redrawn: for a
	// clock among them.
	Ticks  <-chan time.Time
	OnTick func(time.Time)
	// OnDrawn, unless nil, is called after each drawing, before the next key
	// is waited for: the moment for work that must not delay what is seen.
	OnDrawn func()

	terminal      Terminal
	program       Program
	columns, rows int

	printed strings.Builder // lines that stay, to be written with the next drawing
	pages   pages           // what is shown page by page
	filled  int             // rows that the present page fills
	note    string
	help    Content // nil while no help is shown

	suspending bool
	ended      bool
	err        error
}

// New returns the screen of a terminal in raw mode.
func New(t Terminal) *Screen { return &Screen{terminal: t} }

// Size returns the columns and rows of the window.
func (s *Screen) Size() (columns, rows int) { return s.columns, s.rows }

// Print writes lines that stay, below all that was written before.
func (s *Screen) Print(lines ...string) {
	for _, line := range lines {
		s.printed.WriteString(line + "\n")
		s.filled += rowsOf(line, s.columns)
	}
}

// NewPage begins a page with the contents and shows as much of them as there
// is room for. What has not been shown of the page before is dropped.
func (s *Screen) NewPage(contents ...Content) {
	s.pages.clear()
	s.filled = 0
	for _, c := range contents {
		s.pages.add(c, s.columns)
	}
	s.pages.begin()
	s.turn()
}

// Show shows content below what is there, as much as there is room for. Where
// too little room is left it takes a page of its own. While other pages wait,
// it waits behind them, and Show returns false.
func (s *Screen) Show(c Content) (shown bool) {
	waiting := s.More()
	s.pages.add(c, s.columns)
	if waiting {
		return false
	}
	if room := s.room(); room < s.rows/3 && s.pages.height(s.columns) > room {
		s.filled = 1
		s.pages.begin()
	}
	s.turn()
	return true
}

// More reports whether there are pages to turn.
func (s *Screen) More() bool { return !s.pages.empty() }

// Turn shows the next page.
func (s *Screen) Turn() {
	s.filled = 1 // the last line of the page before stays in view
	s.pages.begin()
	s.turn()
}

// Earlier reports whether there is a page to go back to.
func (s *Screen) Earlier() bool { return !s.pages.first() }

// Back shows the page before once more, below what is there. What follows it
// waits again.
func (s *Screen) Back() {
	s.filled = 0
	s.pages.back()
	s.turn()
}

func (s *Screen) turn() { s.Print(s.pages.next(s.room(), s.columns)...) }

// room returns the rows left for the page above the live lines.
func (s *Screen) room() int { return s.rows - len(s.live(true)) - s.filled }

// Note shows a short text among the live lines until the next key.
func (s *Screen) Note(text string) { s.note = text }

// Wait shows a text in the place of the live lines until the next drawing: why it takes
// long to obey a key. Unlike all else it may be called in another goroutine, while the
// program obeys one.
func (s *Screen) Wait(text string) { s.write("\r\x1b[J" + cut(text, max(1, s.columns-1)) + "\r") }

// Help shows content above the live lines until the next key.
func (s *Screen) Help(c Content) { s.help = c }

// End ends Run without an error.
func (s *Screen) End() { s.ended = true }

// Fail ends Run with an error.
func (s *Screen) Fail(err error) { s.err = err }
