package anki

import (
	_ "embed"
	"strings"
	"time"

	"djq/internal/apkg"
	"djq/internal/markdown/html"
)

// NoteTypeName is the name of the note type of djq's cards.
const NoteTypeName = "djq"

// The fields of a note, in their order, which never changes: Anki would take notes
// with other fields for another type.
const (
	fieldCard = iota
	fieldQuestion
	fieldHint
	fieldAnswer
	fieldPoints
	fieldFollowUps
	fieldReferences
	fieldNote
	fieldCount
)

// fieldNames returns the names of the fields.
func fieldNames() []string {
	return []string{"Card", "Question", "Hint", "Answer", "Points", "FollowUps", "References", "Note"}
}

//go:embed front.html
var front string

//go:embed back.html
var back string

//go:embed style.css
var style string

// noteTypeModified is when front.html, back.html or style.css last changed: Anki
// takes them from an import if it is later than what it has.
func noteTypeModified() time.Time { return time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC) }

// noteType returns the note type.
func noteType() *apkg.NoteType {
	return &apkg.NoteType{
		ID: noteTypeID, Name: NoteTypeName, Fields: fieldNames(), Modified: noteTypeModified(),
		Templates: []apkg.Template{{Name: "Question", Question: front, Answer: back}},
		CSS:       style + "\n" + withoutSystemTheme(html.CSS()),
	}
}

// withoutSystemTheme returns a style sheet without what it says of systems that
// are dark: Anki has its own theme, which it tells by a class.
func withoutSystemTheme(css string) string {
	before, rest, ok := strings.Cut(css, "@media (prefers-color-scheme: dark) {\n")
	if _, after, closed := strings.Cut(rest, "\n}\n"); ok && closed {
		return before + after
	}
	return css
}

// IsOurs reports whether a note is of djq's type: it has its fields, whatever was
// added to them, and the GUID of a card.
func IsOurs(n *apkg.Note) bool {
	if !strings.HasPrefix(n.GUID, "djq-") {
		return false
	}
	for _, name := range fieldNames() {
		if fieldOf(n, name) < 0 {
			return false
		}
	}
	return true
}

// fieldOf returns the index of a field by its name, -1 without one.
func fieldOf(n *apkg.Note, name string) int {
	for i, have := range n.Type.Fields {
		if strings.EqualFold(have, name) {
			return i
		}
	}
	return -1
}
