package uitest

import "djq/internal/bank"

// Cards returns cards of all kinds: an ordinary one, one with as little as a card
// can have, and one that tests the limits.
func Cards() []*bank.Card {
	return []*bank.Card{
		{
			Topic: "orm", ID: "n-plus-one", Difficulty: bank.Medium, Asked: bank.Often,
			Question: "A page lists 50 posts with author and popular comments and runs 101 queries. Diagnose and fix it.",
			Hint:     "Count what *one* row costs.",
			Answer:   "It is N+1: one query for the posts, then two more per row.\n\n```python\nposts = Post.objects.select_related(\"author\")\n```\n\nTwo queries for any number of posts.",
			KeyPoints: []string{
				"Explains 1 + 50 + 50 before proposing a fix",
				"Join for to-one, separate `IN` query for to-many",
				"Filtering a prefetched manager re-queries; `Prefetch(to_attr=)` avoids it",
			},
			BonusPoints: []string{"A test with `assertNumQueries()` keeps the fix from rotting"},
			Variants:    []string{"What is the N+1 query problem?"},
			FollowUps: []bank.FollowUp{
				{Question: "How do you *find* it?", Answer: "By counting queries: `assertNumQueries()` in a test."},
				{Card: "views/smallest"},
			},
			Refs: []string{"https://docs.djangoproject.com/en/6.0/ref/models/querysets/#select-related"},
		},
		{Topic: "views", ID: "smallest", Difficulty: bank.Easy, Question: "What?", Answer: "That."},
		{
			Topic: "deployment", ID: "a-name-that-is-longer-than-any-window-is-wide", Difficulty: bank.Hard, Asked: bank.Rarely,
			Since: bank.Version{Major: 6}, Question: "漢字 and \x1b[31mred\x1b]0;owned\x07?", Answer: "\u202eAnswer\u009b.",
			KeyPoints: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "the thirteenth has no letter"},
		},
	}
}
