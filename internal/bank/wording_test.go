package bank

import "testing"

func TestWordingsComeInTurn(t *testing.T) {
	c := &Card{Question: "q", Variants: []string{"a", "b"}}
	for n, want := range []string{"q", "a", "b", "q", "a"} {
		if got := c.Wording(n); got != want {
			t.Errorf("asked %d times before: %q, want %q", n, got, want)
		}
	}
	if got := (&Card{Question: "q"}).Wording(3); got != "q" {
		t.Errorf("without variants: %q", got)
	}
}
