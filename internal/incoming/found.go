package incoming

import "djq/internal/bank"

// Card is a card as another program has it. What it does not say is left empty:
// the topic, the difficulty, the id.
type Card struct {
	bank.Card
	Where string // in its file, as messages say it: "row 12"
	Deck  string // of other programs; its topic is made of that where it says none
}

// LeftOut is something of a file that becomes no card.
type LeftOut struct {
	Where string `json:"where"` // in its file: "row 12"
	What  string `json:"what"`  // its text, shortened
	Why   string `json:"why"`
}

// Found is what a file holds.
type Found struct {
	Cards   []Card
	LeftOut []LeftOut
	Remarks []string // how the file was understood, a line each
}

// Leave adds something that is left out.
func (f *Found) Leave(where, what, why string) {
	f.LeftOut = append(f.LeftOut, LeftOut{where, Shorten(what), why})
}

// Remark adds a line that says how the file was understood.
func (f *Found) Remark(line string) { f.Remarks = append(f.Remarks, line) }
