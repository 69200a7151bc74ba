package bank

import "testing"

func TestIsSlugAcceptsOnlySlugs(t *testing.T) {
	for s, want := range map[string]bool{
		"orm": true, "n-plus-1": true, "1": true, "": false, "-": false, "a-": false, "-a": false,
		"a--b": false, "A": false, "a_b": false, "é": false, "a b": false, "a/b": false,
	} {
		if IsSlug(s) != want {
			t.Errorf("IsSlug(%q) = %v", s, !want)
		}
	}
	if got := slugOf("  N+1: The Problem! "); got != "n-1-the-problem" {
		t.Errorf("slugOf = %q", got)
	}
}
