package drillview

import "djq/internal/ui"

// QuestionPrompt returns what stands before the input at a question in line
// mode, AnswerPrompt at an answer.
func (v View) QuestionPrompt() string {
	return " " + v.bracketed(v.s.Footer(v.Mode(false, false))) + " "
}

// AnswerPrompt: see QuestionPrompt.
func (v View) AnswerPrompt() string {
	return " " + v.said(true) + v.p.Glyph(keyGap, ", ") + v.ratings(true) + ": "
}

// WritePrompt returns what stands before the answer that is written in line
// mode.
func (v View) WritePrompt() string { return " " + v.p.Style(ui.Muted, "Your answer:") + " " }

// EndPrompt returns what stands before the input when all is asked in line
// mode.
func (v View) EndPrompt() string {
	return " " + v.p.Style(ui.Muted, v.ending()) + " " + v.bracketed(v.s.Footer(v.Mode(false, false))) + " "
}
