package drillview

import (
	"djq/internal/bank"
	"djq/internal/ui"
)

// FollowUp returns the question of the follow-up that is being asked. Where the
// follow-up is another card, that is given: its question in a few words and,
// beside the heading, its name.
func (v View) FollowUp(card *bank.Card) []string {
	f, ok := v.s.FollowUp()
	if !ok {
		return nil
	}
	question := f.Question
	about := []string{"", outOf(f.N, f.Of)}
	if card != nil {
		question = card.ShortQuestion()
		about = append(about, card.Name())
	}
	heading := " " + v.p.Style(ui.Heading, "Follow-up") + v.p.Style(ui.Muted, v.p.Dots(about...))
	return append([]string{"", v.cut(heading, 0)}, v.p.Markdown(question, 1)...)
}

// FollowUpAnswer returns the answer of the follow-up that is being asked or, where
// it is another card, that card's.
func (v View) FollowUpAnswer(card *bank.Card) []string {
	f, ok := v.s.FollowUp()
	switch {
	case !ok:
		return nil
	case card != nil:
		return v.below("Answer", v.p.Markdown(card.Answer, 3))
	case f.Answer == "":
		return v.below("Answer", []string{"   " + v.p.Style(ui.Muted, "The card gives none.")})
	}
	return v.below("Answer", v.p.Markdown(f.Answer, 3))
}
