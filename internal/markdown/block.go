package markdown

// Block is a Paragraph, a Heading, a Code, a Quote, a List, a Table or a Rule.
type Block interface{ block() }

// Paragraph is running text.
type Paragraph struct {
	Text []Span
}

// Heading is a title; Level counts from 1 to 6.
type Heading struct {
	Level int
	Text  []Span
}

// Code is text whose lines stay as they are: fenced or indented code.
type Code struct {
	Lang  string // lower case, the first word after the fence; may be empty
	Lines []string
}

// Quote is a block quotation.
type Quote struct {
	Blocks []Block
}

// List holds items. A tight list has no blank lines between its items.
type List struct {
	Tight bool
	Items []Item
}

// Item is a few blocks of a list.
type Item struct {
	// Marker is what stands before the item and is not a mere bullet: its number
	// as written ("3.", "3)"), or "+". An item whose number is not above the one
	// before it has the next number.
	Marker string
	Blocks []Block
}

// Table is a head and rows with a cell for each column.
type Table struct {
	Align []Align
	Head  []Cell
	Rows  [][]Cell
}

// Cell is the text of one row in one column.
type Cell []Span

// Align says at which side of a column its text stands.
type Align uint8

// The sides. Left is the default.
const (
	Left Align = iota
	Center
	Right
)

// Rule is a line between two parts of a text.
type Rule struct{}

func (Paragraph) block() {}
func (Heading) block()   {}
func (Code) block()      {}
func (Quote) block()     {}
func (List) block()      {}
func (Table) block()     {}
func (Rule) block()      {}

// Format says how a span stands out; formats add up.
type Format uint8

// The formats.
const (
	Strong Format = 1 << iota
	Emphasis
	CodeSpan
)

// Span is a stretch of text of one format. A line break that the author asked
// for is a span of its own whose text is "\n"; no other text holds one.
type Span struct {
	Text   string
	Format Format
	Link   string // destination as written, which need not be a URL; empty: no link
}

// IsBreak reports whether s is a line break.
func (s Span) IsBreak() bool { return s.Text == "\n" }
