package personal

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/wholefile"
	"djq/internal/yaml"
)

// Notes are the notes on cards: Markdown, by the names of the cards.
type Notes struct {
	texts map[string]string
	keys  map[string]diag.Pos // where their keys are written
	empty bool                // the file has no content
}

// NotesPath returns where the notes are, or would be.
func (f *Folder) NotesPath() string { return filepath.Join(f.path, notesName) }

// Notes reads the notes. Where something is wrong with the file, findings say what,
// and the notes are those that could be read.
func (f *Folder) Notes() (n Notes, findings []diag.Finding, err error) {
	src, err := Content(f.NotesPath())
	if err != nil || src == nil {
		return n, nil, err
	}
	n, findings = parseNotes(f.NotesPath(), src)
	if n.empty {
		findings = nil
	}
	return n, findings, nil
}

// Len returns how many notes there are.
func (n Notes) Len() int { return len(n.texts) }

// Of returns the note on a card, or on a former name of it; "" where there is
// none.
func (n Notes) Of(c *bank.Card) string { return n.texts[n.keyOf(c)] }

// keyOf returns the name under which the note on a card is, or would be.
func (n Notes) keyOf(c *bank.Card) string {
	if _, ok := n.texts[c.Name()]; !ok {
		for _, alias := range c.Aliases {
			if _, ok := n.texts[alias]; ok {
				return alias
			}
		}
	}
	return c.Name()
}

func parseNotes(path string, src []byte) (Notes, []diag.Finding) {
	n := Notes{texts: map[string]string{}, keys: map[string]diag.Pos{}}
	if len(src) > yaml.MaxFileSize {
		return n, []diag.Finding{yaml.TooLarge(path)}
	}
	r := yaml.NewReader(path, src)
	root, empty := r.Decode()
	n.empty = empty
	if root != nil {
		r.Pairs(root, "the notes", func(name string, key, value *yaml.Node) {
			n.keys[name] = r.Pos(key)
			if topic, id, _ := strings.Cut(name, "/"); !bank.IsSlug(topic) || !bank.IsSlug(id) {
				r.ReportAt(key, yaml.RuleUnknownKey, "write it like orm/n-plus-one", "%q is not the name of a card", diag.Shorten(name))
				return
			}
			if text, ok := r.Text(value, "the note on "+name); ok {
				n.texts[name] = text
			}
		})
	}
	return n, diag.Sort(r.Findings())
}

// NotesError says that the file of notes cannot be changed as it is.
type NotesError struct {
	Path     string
	Findings []diag.Finding // empty where it is written in a way that djq does not change
}

// Error names the first problem.
func (e *NotesError) Error() string {
	if len(e.Findings) == 0 {
		return e.Path + " is written in a form that djq does not change"
	}
	f := e.Findings[0]
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Pos.Line, f.Pos.Col, f.Message)
}

// Hint says what to do.
func (e *NotesError) Hint() string {
	if len(e.Findings) == 0 {
		return "write each note as \"topic/id: text\" on lines of its own"
	}
	return e.Findings[0].Hint
}

// NotesChange returns the change that makes texts the notes on cards, to be applied
// together with others; an empty text removes a note.
func (f *Folder) NotesChange(texts map[*bank.Card]string) (Change, error) {
	before, err := Content(f.NotesPath())
	if err != nil {
		return Change{}, err
	}
	cards := slices.SortedFunc(maps.Keys(texts), func(a, b *bank.Card) int { return strings.Compare(a.Name(), b.Name()) })
	after := before
	for _, c := range cards {
		n, findings := parseNotes(f.NotesPath(), after)
		if len(findings) > 0 && !n.empty {
			return Change{}, &NotesError{f.NotesPath(), findings}
		}
		var ok bool
		if after, ok = n.with(after, n.keyOf(c), texts[c]); !ok {
			return Change{}, &NotesError{Path: f.NotesPath()}
		}
	}
	return Change{Path: f.NotesPath(), Before: before, After: after}, nil
}

// SetNote makes a text the note on a card, or removes the note if it is empty,
// together with other changes. All else in the file of notes stays as it is written.
func (f *Folder) SetNote(c *bank.Card, text string, others ...Change) error {
	for {
		before, err := Content(f.NotesPath())
		if err != nil {
			return err
		}
		n, findings := parseNotes(f.NotesPath(), before)
		if len(findings) > 0 && !n.empty {
			return &NotesError{f.NotesPath(), findings}
		}
		after, ok := n.with(before, n.keyOf(c), text)
		if !ok {
			return &NotesError{Path: f.NotesPath()}
		}
		err = f.Apply(append([]Change{{Path: f.NotesPath(), Before: before, After: after}}, others...)...)
		if now, _ := Content(f.NotesPath()); errors.Is(err, wholefile.ErrChanged) && !same(now, before) {
			continue // another note was written meanwhile
		}
		return err
	}
}
