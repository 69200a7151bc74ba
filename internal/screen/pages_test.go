package screen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// wrapped is the content of words, as many on a line as fit.
func wrapped(text string) Content {
	return func(columns int) (lines []string) {
		line := ""
		for _, word := range strings.Fields(text) {
			if line != "" && len(line)+1+len(word) > columns {
				lines, line = append(lines, line), ""
			}
			line = strings.TrimPrefix(line+" "+word, " ")
		}
		return append(lines, line)
	}
}

func TestPagesContinueWhereTheyStoppedAfterAResize(t *testing.T) {
	var p pages
	p.add(wrapped("one two three four five six"), 10)
	p.add(wrapped("seven eight"), 10)
	if h := p.height(10); h != 5 {
		t.Errorf("height %d, want 5", h)
	}
	if got := strings.Join(p.next(2, 10), "|"); got != "one two|three four" {
		t.Errorf("first page %q", got)
	}
	p.resize(5)
	if got := strings.Join(p.next(100, 5), "|"); got != "five|six|seven|eight" {
		t.Errorf("after the resize %q", got)
	}
	if !p.empty() || p.height(5) != 0 {
		t.Error("not empty")
	}
	if lines := p.next(5, 5); lines != nil {
		t.Errorf("more from nothing: %q", lines)
	}
}

func TestSectionsBeginWhereMoreThanTheirHeadingHasRoom(t *testing.T) {
	section := func(int) []string { return []string{"", "Answer", "   one", "   two"} }
	for rows, want := range map[int][2]string{
		3: {"q1|q2|q3", "|Answer|   one|   two"},
		4: {"q1|q2|q3", "|Answer|   one|   two"},
		5: {"q1|q2|q3", "|Answer|   one|   two"},
		6: {"q1|q2|q3||Answer|   one", "   two"},
		7: {"q1|q2|q3||Answer|   one|   two", ""},
	} {
		var p pages
		p.add(func(int) []string { return []string{"q1", "q2", "q3"} }, 20)
		p.add(section, 20)
		got := [2]string{strings.Join(p.next(rows, 20), "|"), strings.Join(p.next(7, 20), "|")}
		if got != want {
			t.Errorf("%d rows: %q, want %q", rows, got, want)
		}
	}
	// A page of less than a section's heading has at least a line.
	var p pages
	p.add(section, 20)
	for range 4 {
		if lines := p.next(1, 20); len(lines) != 1 {
			t.Errorf("a page of %q", lines)
		}
	}
}

func TestPagesGoBackToTheTextWhereTheyBeganAfterAResize(t *testing.T) {
	var p pages
	p.add(wrapped("one two three four five six"), 10)
	p.add(wrapped("seven eight"), 10)
	p.begin()
	_ = p.next(2, 10)
	p.begin()
	_ = p.next(2, 10)
	p.begin()
	_ = p.next(2, 10)
	p.resize(5)
	p.back()
	if got := strings.Join(p.next(2, 5), "|"); got != "five|six" || p.first() {
		t.Errorf("the page before is %q", got)
	}
	p.back()
	if got := strings.Join(p.next(100, 5), "|"); got != "one|two|three|four|five|six|seven|eight" || !p.first() {
		t.Errorf("the first page is %q", got)
	}
}

func TestPagesShowALineThatIsTallerThanTheWindow(t *testing.T) {
	var p pages
	p.add(func(int) []string { return []string{strings.Repeat("x", 95), "y"} }, 10)
	if lines := p.next(3, 10); len(lines) != 1 {
		t.Errorf("%d lines, want the long one", len(lines))
	}
	p.clear()
	if !p.empty() {
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
		p := pages{}
		half := r.IntN(len(words))
		p.add(wrapped(strings.Join(words[:half], " ")), width)
		p.add(wrapped(strings.Join(words[half:], " ")), width)
		want := 0
		for !p.empty() {
			for _, word := range strings.Fields(strings.Join(p.next(1+r.IntN(5), width), " ")) {
				at := slices.Index(words, word)
				if at > want {
					t.Fatalf("seed %d: %s comes after %s", seed, word, words[want])
				}
				want = max(want, at+1)
			}
			if r.IntN(3) == 0 {
				width = 15 + r.IntN(40)
				p.resize(width)
			}
		}
		if want != len(words) {
			t.Fatalf("seed %d: %d of %d words shown", seed, want, len(words))
		}
	}
}
