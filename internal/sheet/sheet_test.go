package sheet

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"djq/internal/bank"
	"djq/internal/event"
	"djq/internal/golden"
	"djq/internal/memory"
)

// today is the day of the sheets, a 23 November.
var today = func() memory.Day {
	day, err := memory.ParseDay("2026-11-23")
	if err != nil {
		panic(err)
	}
	return day
}()

func card(topic, id string, asked bank.Asked, points ...string) *bank.Card {
	return &bank.Card{Topic: topic, ID: id, Asked: asked, Question: "What is " + id + "?", Answer: "That.", KeyPoints: points}
}

func review(days int, rating memory.Rating, missed ...string) event.Event {
	return event.Event{Kind: event.Review, Day: today - memory.Day(days), Rating: rating, Missed: missed}
}

// missedNames lists cards and points as they come.
func missedNames(s Sheet) (names []string) {
	for _, m := range s.Missed {
		for _, p := range m.Points {
			names = append(names, fmt.Sprintf("%s %s %d", m.Card.ID, p.Text, p.Times))
		}
	}
	return names
}

func TestPointsMissedMostAndMostRecentlyComeFirst(t *testing.T) {
	cards := []*bank.Card{
		card("a", "long-ago", bank.Sometimes, "x", "y"),
		card("a", "lately", bank.Sometimes, "x", "y"),
		card("a", "often", bank.Sometimes, "x", "y"),
		card("a", "mended", bank.Sometimes, "x", "y"),
		card("a", "never", bank.Sometimes, "x"),
		card("a", "other-words", bank.Sometimes, "x as it is said today"),
	}
	reviews := map[string][]event.Event{
		"long-ago":    {review(60, memory.Again, "x", "y"), review(60, memory.Again, "x", "y")},
		"lately":      {review(1, memory.Hard, "y")},
		"often":       {review(9, memory.Hard, "x"), review(5, memory.Again, "x"), review(2, memory.Hard, "x")},
		"mended":      {review(2, memory.Again, "x", "y"), review(1, memory.Hard, "y"), review(0, memory.Hard, "y")},
		"other-words": {review(1, memory.Again, "x")},
	}
	in := Input{Cards: cards, Today: today, Reviews: func(c *bank.Card) []event.Event { return reviews[c.ID] }}
	want := []string{"mended y 3", "mended x 1", "often x 3", "lately y 1", "long-ago x 2", "long-ago y 2"}
	if diff := cmp.Diff(want, missedNames(New(in))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// Half of so many points are missed ones, but where there are no others.
	in.Points = 3
	if diff := cmp.Diff(want[:3], missedNames(New(in))); diff != "" {
		t.Errorf("three points (-want +got):\n%s", diff)
	}
	in.Cards = append(in.Cards, card("b", "asked", bank.Often, "z"))
	if s := New(in); len(missedNames(s)) != 2 || len(s.Often) != 1 {
		t.Errorf("of three points, %v and %d cards", missedNames(s), len(s.Often))
	}
}

func TestCardsAskedOftenAreTheLeastKnownOnes(t *testing.T) {
	cards := []*bank.Card{
		card("a", "new-1", bank.Often, "x"), card("a", "new-2", bank.Often, "x"), card("a", "new-3", bank.Sometimes, "x"),
		card("b", "known", bank.Often, "x"), card("b", "shaky", bank.Often, "x"), card("b", "new-4", bank.Often, "x"),
		card("b", "without-points", bank.Often),
	}
	recall := map[string]float64{"known": 0.9, "shaky": 0.4}
	s := New(Input{Cards: cards, Today: today, Recall: func(c *bank.Card) float64 { return recall[c.ID] }})
	var got []string
	for _, c := range s.Often {
		got = append(got, c.ID)
	}
	if diff := cmp.Diff([]string{"new-1", "new-4", "new-2", "shaky", "known"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNewIsWhatTheNewestMajorVersionBrought(t *testing.T) {
	cards := []*bank.Card{card("a", "old", bank.Rarely, "x"), card("a", "six", bank.Rarely, "x"), card("a", "six-one", bank.Sometimes), card("a", "any", bank.Rarely, "x")}
	cards[0].Since, cards[1].Since, cards[2].Since = bank.Version{Major: 5, Minor: 2}, bank.Version{Major: 6}, bank.Version{Major: 6, Minor: 1}
	s := New(Input{Cards: cards, Today: today})
	if len(s.New) != 2 || s.New[0] != cards[2] || s.Versions() != "6.0 and 6.1" {
		t.Errorf("%d cards are new in %s", len(s.New), s.Versions())
	}
	if s := New(Input{Cards: cards[3:], Today: today}); !s.Empty() || !strings.Contains(s.HTML(), Nothing) {
		t.Errorf("a sheet of nothing: %+v", s)
	}
}

// TestSheetsKeepToTheirPages holds, for cards and histories of all kinds, that no
// sheet has more rows than its pages and more points than asked for, and that the
// same input gives the same sheet.
func TestSheetsKeepToTheirPages(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	text := func(words int) string {
		return strings.TrimSpace(strings.Repeat("word `x` ", 1+r.IntN(words)))
	}
	for range 25 {
		var cards []*bank.Card
		reviews := map[*bank.Card][]event.Event{}
		for i := range r.IntN(200) {
			c := card(fmt.Sprint("t", r.IntN(9)), fmt.Sprint("card-", i), bank.Asked(r.IntN(3)))
			c.Question = text(30)
			for j := range r.IntN(7) {
				c.KeyPoints = append(c.KeyPoints, fmt.Sprint(j, " ", text(25)))
			}
			if r.IntN(4) == 0 {
				c.Since = bank.Version{Major: 6, Minor: uint16(r.IntN(2))}
			}
			if r.IntN(6) == 0 {
				c.Note = strings.Repeat(text(60)+"\n\n", 1+r.IntN(5))
			}
			for range r.IntN(4) {
				reviews[c] = append(reviews[c], review(r.IntN(40), memory.Hard, c.KeyPoints[:r.IntN(len(c.KeyPoints)+1)]...))
			}
			cards = append(cards, c)
		}
		in := Input{Cards: cards, Today: today, Points: r.IntN(3) * r.IntN(200), Reviews: func(c *bank.Card) []event.Event { return reviews[c] }}
		s := New(in)
		points, rows := len(missedNames(s)), 4*heading
		for _, m := range s.Missed {
			rows += questionRows(m.Card)
			for _, p := range m.Points {
				rows += rowsOf(p.Text)
			}
		}
		for _, c := range s.Often {
			points += len(c.KeyPoints)
			rows += questionRows(c)
			for _, p := range c.KeyPoints {
				rows += rowsOf(p)
			}
		}
		for _, c := range s.New {
			rows += newRows(c)
		}
		for _, n := range s.Notes {
			rows += 1 + rowsOf(n.Text)
		}
		limit := pageRows
		if in.Points > 0 {
			limit *= 2
			if points > in.Points {
				t.Errorf("%d points, asked for %d", points, in.Points)
			}
		}
		if rows > limit+4*heading {
			t.Errorf("%d rows on pages of %d", rows, limit)
		}
		if again := New(in); again.Markdown() != s.Markdown() || again.HTML() != s.HTML() {
			t.Error("the same input gives another sheet")
		}
	}
}

// sample has something of all kinds, and text that means something to HTML and
// Markdown.
func sample() Sheet {
	often := card("orm", "n-plus-one", bank.Often, "One query for the list, and `n` for the rows", "A <b>join</b> with `select_related()`")
	often.Variants = []string{"What is the **N+1** problem?"}
	code := card("views", "code", bank.Often, "- A list\n- as a point")
	code.Question = "What does this do?\n\n```python\nx = a < b\n```\n"
	news := card("templates", "partials", bank.Sometimes, "`{% partialdef %}` names a fragment")
	news.Since = bank.Version{Major: 6}
	missed := card("drf", "throttles", bank.Sometimes, "Throttles are off *by default*", "They count in the cache")
	missed.Note = "My story:\n\n```\nno end\n<script>alert(1)</script>"
	reviews := []event.Event{review(20, memory.Again, missed.KeyPoints...), review(0, memory.Hard, missed.KeyPoints[1])}
	s := New(Input{
		Cards: []*bank.Card{often, code, news, missed}, Today: today, Interview: today + 1,
		Reviews: func(c *bank.Card) []event.Event {
			if c == missed {
				return reviews
			}
			return nil
		},
	})
	s.MoreNotes = 2
	return s
}

func TestSheetAsMarkdownAndHTML(t *testing.T) {
	golden.Compare(t, "testdata/sheet.md", sample().Markdown())
	golden.Compare(t, "testdata/sheet.html", sample().HTML())
}
