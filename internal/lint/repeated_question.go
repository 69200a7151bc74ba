package lint

// repeatedID is the rule for questions that are asked twice. Comparing them
// takes all files, and happens at the end.
const repeatedID = "repeated-question"

func repeatedQuestion() rule {
	return rule{Rule: warning(repeatedID, "a question that another card asks in the same words, ignoring case and punctuation",
		"“What is MTV?” on one card and “what is MTV” on another")}
}
