package drill

import "djq/internal/ui/drillview"

// references shows the references of the card once.
func (d *onScreen) references() {
	switch err := d.hasReferences(); {
	case err != nil:
		d.refuse(err)
	case d.referenced:
		d.screen.Note("the references are already shown")
	case !d.screen.Show(d.content(drillview.View.References)):
		d.screen.Note("the references come after the last page: press Space")
		fallthrough
	default:
		d.referenced = true
	}
}

// showProof shows how to run the proof of the card.
func (d *onScreen) showProof() {
	proof, err := d.proof()
	if err != nil {
		d.refuse(err)
	} else if !d.screen.Show(d.content(func(v drillview.View) []string { return v.Proof(proof) })) {
		d.screen.Note("how to run the proof comes after the last page: press Space")
	}
}
