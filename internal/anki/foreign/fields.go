package foreign

import (
	"slices"
	"strings"

	"djq/internal/apkg"
	"djq/internal/bank"
	"djq/internal/csvfile"
)

// Fields says which fields of a note type hold what: their indexes, -1 for none.
type Fields struct {
	Type     *apkg.NoteType
	Notes    int // of the type
	Question int
	Answer   int
	Hint     int
	Refs     int   // with URLs
	Extra    []int // fields whose text follows the answer
	// Templates says what the cards of each template ask; nil of a cloze.
	Templates []Asks
	Counts    [asksCount]int // of the cards that there are of notes
}

// Names returns the names of the fields that are used, and of those that are not.
func (f Fields) Names() (question, answer string, also, unused []string) {
	name := func(i int) string {
		if i < 0 {
			return ""
		}
		return f.Type.Fields[i]
	}
	for i, n := range f.Type.Fields {
		switch {
		case i == f.Question || i == f.Answer:
		case i == f.Hint || i == f.Refs || slices.Contains(f.Extra, i):
			also = append(also, n)
		default:
			unused = append(unused, n)
		}
	}
	return name(f.Question), name(f.Answer), also, unused
}

// extraNames are names of fields whose text follows the answer.
var extraNames = []string{
	"extra", "back extra", "notes", "note", "explanation", "explanations", "details", "example", "examples", "remarks", "comment",
	"comments", "additional", "additional info", "more info", "info", "code", "extra info",
}

// fieldsOf chooses the fields of a note type: those that were named, else those
// that are called so, else those that its template shows first, else the first two
// that are filled.
func fieldsOf(t *apkg.NoteType, notes []*apkg.Note, o Options) Fields {
	f := Fields{Type: t, Notes: len(notes), Question: -1, Answer: -1, Hint: -1, Refs: -1}
	find := func(name string) int {
		return slices.IndexFunc(t.Fields, func(n string) bool { return strings.EqualFold(strings.TrimSpace(n), strings.TrimSpace(name)) })
	}
	if o.Question != "" {
		f.Question = find(o.Question)
	}
	if o.Answer != "" {
		f.Answer = find(o.Answer)
	}
	filled := filledFields(t, notes)
	for i, name := range t.Fields {
		lower := strings.ToLower(strings.TrimSpace(name))
		switch field := csvfile.FieldOf(name); {
		case i == f.Question || i == f.Answer:
		case field == bank.FieldQuestion.String() && f.Question < 0 && !t.Cloze && filled[i] > 0:
			f.Question = i
		case field == bank.FieldAnswer.String() && f.Answer < 0 && !t.Cloze && filled[i] > 0:
			f.Answer = i
		case field == bank.FieldHint.String() && f.Hint < 0:
			f.Hint = i
		case field == bank.FieldRefs.String() && f.Refs < 0 && hasURL(notes, i):
			f.Refs = i
		case slices.Contains(extraNames, lower):
			f.Extra = append(f.Extra, i)
		}
	}
	if t.Cloze {
		f.Question = clozeField(notes, f.Question, len(t.Fields))
		return f
	}
	front, back := templateFields(t, 0)
	f.Question = firstFree(f, f.Question, front, filled)
	f.Answer = firstFree(f, f.Answer, back, filled)
	all := make([]int, len(t.Fields))
	for i := range all {
		all[i] = i
	}
	f.Question = firstFree(f, f.Question, all, filled)
	f.Answer = firstFree(f, f.Answer, all, filled)
	f.Extra = slices.DeleteFunc(f.Extra, func(i int) bool { return i == f.Question || i == f.Answer })
	f.Templates = f.templates()
	return f
}

// firstFree returns the field that was chosen, else the first of some that most
// notes fill and that is nothing else.
func firstFree(f Fields, chosen int, of []int, filled []int) int {
	if chosen >= 0 {
		return chosen
	}
	for _, i := range of {
		if i != f.Question && i != f.Answer && i != f.Hint && i != f.Refs && !slices.Contains(f.Extra, i) && 2*filled[i] > f.Notes {
			return i
		}
	}
	return -1
}

// hasURL reports whether notes have URLs in a field.
func hasURL(notes []*apkg.Note, field int) bool {
	return slices.ContainsFunc(notes, func(n *apkg.Note) bool { return len(urlsIn(n.Fields[field])) > 0 })
}

// urlsIn returns the URLs in a field, each once.
func urlsIn(field string) []string {
	var urls []string
	for _, word := range strings.FieldsFunc(field, func(r rune) bool { return strings.ContainsRune(" \t\n\"'<>,;\u00a0", r) }) {
		if (strings.HasPrefix(word, "https://") || strings.HasPrefix(word, "http://")) && !strings.Contains(word, "&") && !slices.Contains(urls, word) {
			urls = append(urls, word)
		}
	}
	return urls
}

// filledFields returns how many notes fill each field.
func filledFields(t *apkg.NoteType, notes []*apkg.Note) []int {
	filled := make([]int, len(t.Fields))
	for _, n := range notes {
		for i := range filled {
			if strings.TrimSpace(n.Fields[i]) != "" {
				filled[i]++
			}
		}
	}
	return filled
}

// clozeField returns the field in which most notes have gaps.
func clozeField(notes []*apkg.Note, chosen, fields int) int {
	if chosen >= 0 {
		return chosen
	}
	best, most := -1, 0
	for i := range fields {
		with := 0
		for _, n := range notes {
			if strings.Contains(n.Fields[i], "{{c") {
				with++
			}
		}
		if with > most {
			best, most = i, with
		}
	}
	return best
}
