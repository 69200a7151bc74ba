package markdownfile

import (
	"errors"
	"strings"

	"djq/internal/incoming"
)

// ErrNoQuestion says that a file has nothing that could be a question.
var ErrNoQuestion = errors.New("no questions were found")

// Read reads a Markdown file of questions: of Write, of blocks as hashcards and
// repeater have them, or with questions as headings, bold lines, items or
// summaries, whichever are most.
func Read(src []byte) (*incoming.Found, error) {
	text, _ := incoming.Decode(src)
	found := &incoming.Found{}
	if IsExport([]byte(text)) && strings.Contains(text, "\n"+commentCard) {
		readOwn(found, text)
		return found, nil
	}
	d := newDocument(text)
	dialect := &dialect{}
	dialect.readReferences(d.lines, d.code)
	if d.hasBlocks() {
		d.readBlocks(found, dialect)
	} else {
		d.readEntries(found, dialect)
	}
	if len(found.Cards)+len(found.LeftOut) == 0 {
		return nil, ErrNoQuestion
	}
	return found, nil
}
