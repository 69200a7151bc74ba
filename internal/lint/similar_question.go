package lint

// similarID is the rule for questions that are asked in nearly the same
// words. Comparing them takes all files, and happens at the end.
const similarID = "similar-question"

func similarQuestion() rule {
	return rule{Rule: warning(similarID, "a question with the same words as another one, give or take one word; order, case, punctuation, word endings and words such as the, of and what are ignored",
		"“When does a QuerySet hit the database?” and “When do QuerySets hit a database?”")}
}
