package ui

// QuestionPrompt returns what stands before the input at a question in line
// mode, AnswerPrompt at an answer.
func (d Drill) QuestionPrompt() string {
	return " " + d.bracketed(d.s.Footer(d.Mode(false, false))) + " "
}

// AnswerPrompt: see QuestionPrompt.
func (d Drill) AnswerPrompt() string {
	return " " + d.said(true) + d.p.Glyph(keyGap, ", ") + d.ratings(true) + ": "
}

// WritePrompt returns what stands before the answer that is written in line
// mode.
func (d Drill) WritePrompt() string { return " " + d.p.Style(Muted, "Your answer:") + " " }

// EndPrompt returns what stands before the input when all is asked in line
// mode.
func (d Drill) EndPrompt() string {
	return " " + d.p.Style(Muted, d.ending()) + " " + d.bracketed(d.s.Footer(d.Mode(false, false))) + " "
}
