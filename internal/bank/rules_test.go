package bank

import "testing"

func TestRulesAreDescribedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || !IsSlug(r.ID) || r.Description == "" || r.Example == "" {
			t.Errorf("rule %+v is repeated or incomplete", r)
		}
		seen[r.ID] = true
	}
}
