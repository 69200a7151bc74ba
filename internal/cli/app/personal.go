package app

import (
	"djq/internal/bank"
	"djq/internal/personal"
)

// Personal returns the folder of what the user writes.
func (b *Banks) Personal() (*personal.Folder, error) {
	home := b.config.DataFolder()
	if home == "" {
		return nil, BrokenError("set DJQ_HOME", "no home folder found for your cards")
	}
	return personal.In(home), nil
}

// Forget lets go of the cards and notes that were read, for they have changed.
func (b *Banks) Forget() { b.whole, b.notes = nil, nil }

// recover completes a change of the user's files that a process was killed in.
func (b *Banks) recover() {
	home := b.config.DataFolder()
	if home == "" || b.recovered {
		return
	}
	b.recovered = true
	left, err := personal.In(home).Recover()
	if err != nil {
		b.io.Warnf("%v", err)
	}
	for _, path := range left {
		b.io.Warnf("%s was changed by another program while djq changed it: what djq was writing is among the drafts", path)
	}
}

// addNotes adds the user's notes to cards. Of a file of notes that is broken it says
// so, once, and adds those that can be read.
func (b *Banks) addNotes(cards []*bank.Card) {
	home := b.config.DataFolder()
	if home == "" {
		return
	}
	if b.notes == nil {
		notes, findings, err := personal.In(home).Notes()
		b.notes = &notes
		switch {
		case err != nil:
			b.io.Warnf("left out the notes: %v", err)
		case len(findings) > 0:
			broken := &personal.NotesError{Path: findings[0].File, Findings: findings}
			b.io.Warnf("left out notes: %v; fix it in an editor", broken)
		}
	}
	if b.notes.Len() == 0 {
		return
	}
	for _, c := range cards {
		c.Note = b.notes.Of(c)
	}
}
