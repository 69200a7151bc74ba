package transfer

import (
	"djq/internal/anki"
	"djq/internal/bank"
	"djq/internal/cli/app"
	"djq/internal/incoming"
	"djq/internal/personal"
)

// replacements returns the changes that put cards as they are elsewhere in the place
// of those that are there already: in their files, or in copies of built-in cards.
// Cards of other banks stay as they are, and are left out of the plan.
func (o *importOptions) replacements(folder *personal.Folder, plan *incoming.Plan) ([]personal.Change, error) {
	w := &homeWriter{folder: folder, files: map[string]*personal.Change{}, notes: map[*bank.Card]string{}}
	kept := plan.Changed[:0]
	for _, c := range plan.Changed {
		if c.Yours.File.From == nil || !c.Yours.File.From.Builtin && !o.Banks.IsPersonal(c.Yours.File.Name) {
			plan.LeftOut = append(plan.LeftOut, incoming.LeftOut{Where: c.Yours.Name(), Why: "it is in " + c.Yours.File.Name + ", which is not yours to change"})
			continue
		}
		if err := w.card(anki.Merged{Card: c.Yours, Result: c.Theirs}); err != nil {
			return nil, app.BrokenError("nothing was imported; djq edit "+c.Yours.Name()+" changes the card by hand", "%w", err)
		}
		kept = append(kept, c)
	}
	plan.Changed = kept
	var changes []personal.Change
	for _, path := range w.order {
		changes = append(changes, *w.files[path])
	}
	return append(changes, w.changes...), nil
}
