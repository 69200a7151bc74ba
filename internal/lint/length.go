package lint

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"djq/internal/bank"
	"djq/internal/humanize"
	"djq/internal/markdown"
)

// numberRange is a range of whole numbers, both ends included.
type numberRange struct{ min, max int }

func (s numberRange) holds(n int) bool { return n >= s.min && n <= s.max }

// String returns "3 to 6", or "3" for a range of one number.
func (s numberRange) String() string {
	if s.min == s.max {
		return strconv.Itoa(s.min)
	}
	return fmt.Sprintf("%d to %d", s.min, s.max)
}

// lengths returns how many words an answer of a difficulty should have: what
// can be spoken in two minutes at most.
func lengths(d bank.Difficulty) numberRange {
	switch d {
	case bank.Easy:
		return numberRange{40, 80}
	case bank.Hard:
		return numberRange{120, 260}
	}
	return numberRange{80, 160}
}

func answerLength() rule {
	return rule{
		Rule: house("length", "an answer that is too short or too long for its difficulty (easy 40 to 80 words, medium 80 to 160, hard 120 to 260); enabled by length: true",
			"an answer of ten words on a hard card"),
		card: func(p *pass, c *bank.Card) {
			if !p.config.length || c.Difficulty == 0 || c.Answer == "" {
				return
			}
			if n, want := countWords(c.Answer), lengths(c.Difficulty); !want.holds(n) {
				p.reportKey(c, bank.FieldAnswer, "", "the answer of %s %s card has %s: expected %s",
					article(c.Difficulty), c.Difficulty, humanize.Count(n, "word"), want)
			}
		},
	}
}

func article(d bank.Difficulty) string {
	if d == bank.Easy {
		return "an"
	}
	return "a"
}

// countWords returns the number of words of an answer: what white space
// separates, code included, but not the lines that only open or close fenced
// code.
func countWords(text string) int {
	n := 0
	inside := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		space := r == ' ' || r == '\n' || r == '\t' || r >= utf8.RuneSelf && unicode.IsSpace(r)
		if inside == space {
			inside = !space
			if inside {
				n++
			}
		}
	}
	return n - fenceWords(text)
}

// fenceWords returns how many words are on the lines that open or close
// fenced code.
func fenceWords(text string) int {
	fences := markdown.Fences(text)
	if len(fences) == 0 {
		return 0
	}
	n, line := 0, 0
	for s := range strings.Lines(text) {
		if len(fences) > 0 && fences[0].Close < line && line > fences[0].Open {
			fences = fences[1:]
		}
		if len(fences) == 0 {
			break
		}
		if line == fences[0].Open || line == fences[0].Close {
			n += len(strings.Fields(s))
		}
		line++
	}
	return n
}
