package ui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// wrapped returns a render function for words at the width that *width holds.
func wrapped(text string, width *int) func() []string {
	return func() []string { return Wrap(text, *width) }
}

func TestPages(t *testing.T) {
	width := 10
	var p Pages
	p.Add(wrapped("one two three four five six", &width))
	p.Add(wrapped("seven eight", &width))
	if h := p.Height(10); h != 5 {
		t.Errorf("height %d, want 5", h)
	}
	lines, used := p.Next(2, 10)
	if got := strings.Join(lines, "|"); got != "one two|three four" || used != 2 {
		t.Errorf("first page %q, %d rows", got, used)
	}
	width = 5
	p.Resize()
	lines, _ = p.Next(100, 5)
	if got := strings.Join(lines, "|"); got != "five|six|seven|eight" {
		t.Errorf("after the resize %q", got)
	}
	if !p.Empty() || p.Height(5) != 0 {
		t.Error("not empty")
	}
	if lines, used := p.Next(5, 5); lines != nil || used != 0 {
		t.Errorf("more from nothing: %q", lines)
	}
}

func TestPagesShowALineThatIsTallerThanTheWindow(t *testing.T) {
	var p Pages
	p.Add(func() []string { return []string{strings.Repeat("x", 95), "y"} })
	if lines, used := p.Next(3, 10); len(lines) != 1 || used != 10 {
		t.Errorf("%d lines, %d rows", len(lines), used)
	}
	p.Clear()
	if !p.Empty() {
		t.Error("not cleared")
	}
}

// TestPagesLoseNothing pages through text while the window changes: every word
// comes, in order; what comes twice is part of a line that was broken anew.
func TestPagesLoseNothing(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 0))
		var words []string
		for i := range 1 + r.IntN(80) {
			words = append(words, fmt.Sprint(i, strings.Repeat("x", r.IntN(9))))
		}
		width := 15 + r.IntN(40)
		p := Pages{}
		half := r.IntN(len(words))
		p.Add(wrapped(strings.Join(words[:half], " "), &width))
		p.Add(wrapped(strings.Join(words[half:], " "), &width))
		want := 0
		for !p.Empty() {
			lines, _ := p.Next(1+r.IntN(5), width)
			for _, word := range strings.Fields(strings.Join(lines, " ")) {
				at := slices.Index(words, word)
				if at > want {
					t.Fatalf("seed %d: %s comes after %s", seed, word, words[want])
				}
				want = max(want, at+1)
			}
			if r.IntN(3) == 0 {
				width = 15 + r.IntN(40)
				p.Resize()
			}
		}
		if want != len(words) {
			t.Fatalf("seed %d: %d of %d words shown", seed, want, len(words))
		}
	}
}
