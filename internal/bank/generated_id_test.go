package bank

import (
	"strings"
	"testing"
)

func TestGenerateIDTellsQuestionsApart(t *testing.T) {
	for _, tt := range []struct{ question, want string }{
		{"What is the N+1 query problem?", "what-is-the-n-1-query-problem"},
		{"Why don't F() expressions race?", "why-dont-f-expressions-race"},
		{"  `Q` & *more* ", "q-more"},
		{"何ですか", "card-1ba8d46a"},
		{"Où est-ce?", "o-est-ce-81b08f11"},
		{"?", "card-3a0bd7f0"},
		{strings.Repeat("a", 80), strings.Repeat("a", 48) + "-c5d81f89"},
	} {
		got := GenerateID(tt.question)
		if !IsSlug(got) {
			t.Errorf("GenerateID(%q) = %q, not a slug", tt.question, got)
		}
		if i := strings.LastIndexByte(tt.want, '-'); len(tt.want)-i == 9 {
			// Only that there is a hash matters, not which.
			if len(got) != len(tt.want) || got[:i] != tt.want[:i] {
				t.Errorf("GenerateID(%q) = %q, want like %q", tt.question, got, tt.want)
			}
		} else if got != tt.want {
			t.Errorf("GenerateID(%q) = %q, want %q", tt.question, got, tt.want)
		}
	}
	long := "In which order does Django run the middleware classes of a project, and "
	a, b := GenerateID(long+"why?"), GenerateID(long+"when?")
	if a == b || !strings.HasPrefix(a, "in-which-order-does-django-run-the-middleware-") {
		t.Errorf("long questions: %q and %q", a, b)
	}
}
