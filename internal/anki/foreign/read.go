package foreign

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"djq/internal/apkg"
	"djq/internal/incoming"
)

// Options name fields; empty ones are guessed.
type Options struct {
	Question, Answer string
}

// Result is the cards of a package.
type Result struct {
	Found *incoming.Found
	Types []Fields // by the number of their notes, the most first

	index map[cardKey]int
}

// cardKey is a card of Anki.
type cardKey struct {
	note     *apkg.Note
	template int
}

// Index returns which of the cards that were found a card of Anki is, or false.
func (r *Result) Index(c *apkg.Card) (int, bool) {
	i, ok := r.index[cardKey{c.Note, c.Template}]
	return i, ok
}

// FieldError says that no note type has a field.
type FieldError struct {
	Flag, Name string
	Fields     []string
}

func (e *FieldError) Error() string {
	return fmt.Sprintf("no note has a field %q for the %s", e.Name, e.Flag)
}

// Hint names the fields there are.
func (e *FieldError) Hint() string { return "fields are " + strings.Join(e.Fields, ", ") }

// Read returns the cards that notes of a package are. It fails with a *FieldError.
func Read(p *apkg.Package, notes []*apkg.Note, o Options) (*Result, error) {
	result := &Result{Found: &incoming.Found{}, index: map[cardKey]int{}}
	byType := map[*apkg.NoteType][]*apkg.Note{}
	for _, n := range notes {
		byType[n.Type] = append(byType[n.Type], n)
	}
	if err := checkNames(byType, o); err != nil {
		return nil, err
	}
	fields := map[*apkg.NoteType]*Fields{}
	for t, of := range byType {
		f := fieldsOf(t, of, o)
		fields[t] = &f
	}
	templates := map[*apkg.Note][]int{}
	for _, c := range p.Cards {
		if f := fields[c.Note.Type]; f != nil && f.Templates != nil {
			f.Counts[f.asked(c.Template)]++
			templates[c.Note] = append(templates[c.Note], c.Template)
		}
	}
	for _, f := range fields {
		result.Types = append(result.Types, *f)
	}
	slices.SortFunc(result.Types, func(a, b Fields) int {
		if a.Notes != b.Notes {
			return b.Notes - a.Notes
		}
		return strings.Compare(a.Type.Name, b.Type.Name)
	})
	decks := p.DeckNames()
	made := make([]converted, len(notes))
	var workers sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(notes)); i = next.Add(1) - 1 {
				made[i] = convert(notes[i], *fields[notes[i].Type], decks[notes[i]], templates[notes[i]])
			}
		})
	}
	workers.Wait()
	for i, m := range made {
		for j, c := range m.cards {
			result.index[cardKey{notes[i], m.templates[j]}] = len(result.Found.Cards)
			result.Found.Cards = append(result.Found.Cards, c)
		}
		result.Found.LeftOut = append(result.Found.LeftOut, m.found.LeftOut...)
	}
	return result, nil
}

// checkNames fails when a field was named that no note has.
func checkNames(byType map[*apkg.NoteType][]*apkg.Note, o Options) error {
	var all []string
	for t := range byType {
		for _, name := range t.Fields {
			if !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	slices.Sort(all)
	for _, named := range []struct{ flag, name string }{{"question", o.Question}, {"answer", o.Answer}} {
		known := slices.ContainsFunc(all, func(n string) bool { return strings.EqualFold(strings.TrimSpace(n), strings.TrimSpace(named.name)) })
		if named.name != "" && !known && len(all) > 0 {
			return &FieldError{named.flag, named.name, all}
		}
	}
	return nil
}
