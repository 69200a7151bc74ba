package drillview

import (
	"djq/internal/bank"
	"djq/internal/ui"
)

// Proof is how a card's proof is run.
type Proof struct {
	Card   *bank.Card
	Passes string // on this Django version, the newest on which that was seen; may be empty
	Server bool   // it needs a PostgreSQL server
}

// Proof returns how to run a proof.
func (v View) Proof(proof Proof) []string {
	heading := " " + v.p.Style(ui.Heading, "Proof")
	if proof.Passes != "" {
		heading += v.p.Style(ui.Muted, v.p.Dots("", "passes on Django "+proof.Passes))
	}
	how := "`uv` installs what it needs. Where Django is installed, `python proof.py` runs it too."
	if proof.Server {
		how += " It needs a PostgreSQL server, set by PGHOST, PGUSER, PGPASSWORD and PGDATABASE."
	}
	command := "   " + v.p.Style(ui.Code, "djq proof "+proof.Card.Name()+" > proof.py; uv run proof.py")
	return append([]string{"", heading, command}, v.p.Item("   ", how)...)
}
