package scan

import "iter"

// Style says how a scalar is written.
type Style uint8

// The styles of YAML 1.2, chapters 7 and 8.
const (
	Plain Style = iota
	SingleQuoted
	DoubleQuoted
	Literal
	Folded
)

// Text is a value of a file as it is written, not as it is read.
type Text struct {
	Style Style
	// Start and End are the bytes of the text in the source, with quotes and
	// the header of a block, without the comment that follows.
	Start, End int
	// Comment is the byte of the # that ends a plain text, or -1.
	Comment int
	// Indent is the indentation of the key or dash that holds the text, -1 for
	// a file that is one text. In a flow collection it is that of the outermost
	// one's holder.
	Indent int
	Item   bool // an item of a block list
	Flow   bool // inside brackets
}

// Texts yields the values of a source that are scalars, in order. It
// ends where the source stops being YAML. Keys are not among them, and neither
// are values with a tag or an anchor.
func Texts(src []byte) iter.Seq[Text] {
	return func(yield func(Text) bool) {
		base := len(src) - len(TrimByteOrderMark(src))
		s := newScanner(src[base:])
		s.visit = func(t Text) bool {
			t.Start, t.End = t.Start+base, t.End+base
			if t.Comment >= 0 {
				t.Comment += base
			}
			return yield(t)
		}
		s.scan()
	}
}
