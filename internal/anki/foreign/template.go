package foreign

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"djq/internal/apkg"
)

// Asks is what the cards of a template ask, as far as they are taken.
type Asks int

// What they ask.
const (
	AsksOther    Asks = iota // something else, which is left out
	AsksQuestion             // the question
	AsksReversed             // for the question, showing the answer
	asksCount
)

// templates says what each template asks: the question that which shows it, or else
// the first one, and for the question those that show the answer alone.
func (f Fields) templates() []Asks {
	asks := make([]Asks, len(f.Type.Templates))
	main := 0
	for i := range slices.Backward(asks) {
		front, back := templateFields(f.Type, i)
		asksFor := func(field, other int) bool {
			return slices.Contains(front, field) && !slices.Contains(front, other) && slices.Contains(back, other)
		}
		switch {
		case asksFor(f.Question, f.Answer):
			main = i
		case asksFor(f.Answer, f.Question):
			asks[i] = AsksReversed
		}
	}
	if len(asks) > 0 {
		asks[main] = AsksQuestion
	}
	return asks
}

// asked returns what a template asks, of those too that the note type lacks.
func (f Fields) asked(template int) Asks {
	switch {
	case len(f.Templates) == 0:
		return AsksQuestion
	case template < 0 || template >= len(f.Templates):
		return AsksOther
	}
	return f.Templates[template]
}

// OtherTemplates returns the names of the templates whose cards are left out.
func (f Fields) OtherTemplates() []string {
	var names []string
	for i, asks := range f.Templates {
		if asks == AsksOther {
			names = append(names, f.Type.Templates[i].Name)
		}
	}
	return names
}

// replacement fits a field in a template: {{Front}}, {{text:Front}}.
var replacement = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{\{([^{}#/^]+)\}\}`) })

// templateFields returns the fields that a template shows in front, and those that it
// shows behind alone.
func templateFields(t *apkg.NoteType, template int) (front, back []int) {
	if template >= len(t.Templates) {
		return nil, nil
	}
	shown := func(template string) []int {
		var found []int
		for _, m := range replacement().FindAllStringSubmatch(template, -1) {
			name := m[1][strings.LastIndexByte(m[1], ':')+1:]
			if i := slices.Index(t.Fields, strings.TrimSpace(name)); i >= 0 {
				found = append(found, i)
			}
		}
		return found
	}
	front = shown(t.Templates[template].Question)
	for _, i := range shown(t.Templates[template].Answer) {
		if !slices.Contains(front, i) {
			back = append(back, i)
		}
	}
	return front, back
}
