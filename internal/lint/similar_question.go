package lint

// similarID is the rule for questions that are asked in nearly the same
// words. Comparing them takes all files, and happens at the end.
const similarID = "similar-question"

func similarQuestion() rule {
	return rule{Rule: warning(similarID, "a question of the same words as another one, or all but one: order, case, punctuation, plurals and words such as the, of and what do not count",
		"“When does a QuerySet hit the database?” and “When do QuerySets hit a database?”")}
}
