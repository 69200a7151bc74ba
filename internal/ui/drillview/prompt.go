package drillview

import "djq/internal/ui"

// QuestionPrompt returns the prompt of line mode at a question, also at that of
// a follow-up.
func (v View) QuestionPrompt() string {
	return " " + v.bracketed(v.s.Footer(v.Mode(false, false))) + " "
}

// AnswerPrompt returns the prompt of line mode at an answer.
func (v View) AnswerPrompt() string {
	return " " + v.said(true) + v.p.Glyph(keyGap, ", ") + v.ratings(true) + ": "
}

// WritePrompt returns the prompt of line mode for an answer that is written.
func (v View) WritePrompt() string { return " " + v.p.Style(ui.Muted, "Your answer:") + " " }

// EndPrompt returns the prompt of line mode when all is asked.
func (v View) EndPrompt() string {
	return " " + v.p.Style(ui.Muted, v.ending()) + " " + v.bracketed(v.s.Footer(v.Mode(false, false))) + " "
}
