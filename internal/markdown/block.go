package markdown

// Block is a Paragraph, a Heading, a Code, a Quote, a List or a Rule.
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

// Code is text whose lines stay as they are: fenced or indented code, and a
// table, which this package does not take apart.
type Code struct {
	Lang  string // lower case, the first word after the fence; may be empty
	Lines []string
}

// Quote is a block quotation.
type Quote struct {
	Blocks []Block
}

// List holds items, each a few blocks. A tight list has no blank lines
// between its items.
type List struct {
	Ordered bool
	Start   int // number of the first item of an ordered list
	Tight   bool
	Items   [][]Block
}

// Rule is a line between two parts of a text.
type Rule struct{}

func (Paragraph) block() {}
func (Heading) block()   {}
func (Code) block()      {}
func (Quote) block()     {}
func (List) block()      {}
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
