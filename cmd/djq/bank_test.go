package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/questions"
)

// counts is how many easy, medium and hard cards a topic is to have, give or
// take one.
var counts = map[string][3]int{
	"fundamentals": {8, 7, 1},
	"orm":          {6, 12, 6},
	"queries":      {4, 12, 10},
	"migrations":   {3, 6, 5},
	"views":        {6, 11, 5},
	"templates":    {6, 7, 3},
	"forms":        {6, 9, 3},
	"auth":         {5, 9, 4},
	"security":     {4, 10, 6},
	"drf":          {5, 12, 7},
	"performance":  {3, 10, 7},
	"async":        {3, 9, 8},
	"testing":      {4, 7, 3},
	"deployment":   {4, 8, 4},
	"advanced":     {4, 8, 4},
	"scenarios":    {2, 9, 7},
	"interview":    {6, 4, 0},
}

// builtinCards returns the cards of the built-in bank.
func builtinCards(tb testing.TB) []*bank.Card {
	tb.Helper()
	b := bank.Load([]bank.Source{{Name: "questions", FS: questions.FS, Builtin: true}}, bank.Options{})
	if err := b.Err(); err != nil {
		tb.Fatal(err)
	}
	return b.Cards()
}

// cardsByName is builtinCards, by name.
func cardsByName(t *testing.T) map[string]*bank.Card {
	t.Helper()
	cards := map[string]*bank.Card{}
	for _, c := range builtinCards(t) {
		cards[c.Name()] = c
	}
	return cards
}

// rows reads a table of testdata/bank: lines of tab-separated columns.
func rows(t *testing.T, name string, columns int) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "bank", name))
	if err != nil {
		t.Fatal(err)
	}
	var table [][]string
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(row) != columns {
			t.Fatalf("%s: %q has %d columns, want %d", name, line, len(row), columns)
		}
		table = append(table, row)
	}
	return table
}

// textOf returns everything that a card says.
func textOf(c *bank.Card) string {
	parts := slices.Concat([]string{c.Question, c.Hint, c.Answer}, c.Variants, c.KeyPoints, c.BonusPoints)
	for _, f := range c.FollowUps {
		parts = append(parts, f.Question, f.Answer)
	}
	return strings.Join(parts, "\n")
}

var (
	codeSpan   = regexp.MustCompile("`([^`]+)`")
	notLiteral = regexp.MustCompile(`<[^>]*>|"[^"]*"`)
	word       = regexp.MustCompile(`\w+`)
)

// identifiers returns what a phrase says literally: the words in its back-ticks
// other than in <…> and in quotation marks, or the operator that stands there.
func identifiers(phrase string) []string {
	var found []string
	for _, span := range codeSpan.FindAllStringSubmatch(phrase, -1) {
		literal := notLiteral.ReplaceAllString(span[1], " ")
		if words := word.FindAllString(literal, -1); len(words) > 0 {
			found = append(found, words...)
		} else if literal = strings.TrimSpace(literal); literal != "" {
			found = append(found, literal)
		}
	}
	return found
}

func TestIdentifiersAreWordsInBackticks(t *testing.T) {
	for phrase, want := range map[string][]string{
		"release cadence":                       nil,
		"`F()` races, refresh on save [6.0]":    {"F"},
		"`Q()` with `|`, `^`":                   {"Q", "|", "^"},
		"`clean_<field>()` vs `clean()`":        {"clean_", "clean"},
		"`{% partial %}`, `\"page.html#row\"`":  {"partial"},
		"`OPTIONS[\"pool\"]`, `{% x … only %}`": {"OPTIONS", "x", "only"},
	} {
		if got := identifiers(phrase); !slices.Equal(got, want) {
			t.Errorf("identifiers(%s) = %q, want %q", phrase, got, want)
		}
	}
}

// TestBankCoversItsSyllabus holds the bank to its syllabus: each phrase is the
// subject of a card of its topic, which says literally what the phrase says
// literally.
func TestBankCoversItsSyllabus(t *testing.T) {
	cards := cardsByName(t)
	covered := map[string]bool{}
	for _, row := range rows(t, "coverage.tsv", 3) {
		topic, phrase, name := row[0], row[1], row[2]
		covered[topic] = true
		c := cards[name]
		if c == nil {
			t.Errorf("%s: %s is to be covered by %s, which is no card", topic, phrase, name)
			continue
		}
		text := textOf(c)
		words := word.FindAllString(text, -1)
		for _, id := range identifiers(phrase) {
			// Only a part of a word, such as clean_ in clean_email, ends in _.
			if slices.Contains(words, id) || strings.HasSuffix(id, "_") && strings.Contains(text, id) ||
				!word.MatchString(id) && strings.Contains(text, id) {
				continue
			}
			t.Errorf("%s does not say %s, which %s: %s asks for", name, id, topic, phrase)
		}
	}
	for topic := range counts {
		if topic != "interview" && !covered[topic] {
			t.Errorf("coverage.tsv asks for nothing of %s", topic)
		}
	}
}

func TestFiftySubjectsAreAskedOften(t *testing.T) {
	cards := cardsByName(t)
	subjects := rows(t, "subjects.tsv", 3)
	if len(subjects) != 50 {
		t.Errorf("%d subjects, want 50", len(subjects))
	}
	opened := map[string]string{}
	for _, row := range subjects {
		subject, name := row[0], row[1]
		switch c := cards[name]; {
		case c == nil:
			t.Errorf("%s: %s is no card", subject, name)
		case c.Asked != bank.Often:
			t.Errorf("%s: %s is asked %s", subject, name, c.Asked)
		case opened[name] != "":
			t.Errorf("%s opens both %s and %s", name, opened[name], subject)
		}
		opened[name] = subject
	}
}

func TestTopicsHaveTheirCountOfCards(t *testing.T) {
	got := map[string][3]int{}
	tags := map[string]map[string]bool{}
	for _, c := range cardsByName(t) {
		n := got[c.Topic]
		n[slices.Index(bank.Difficulties(), c.Difficulty.String())]++
		got[c.Topic] = n
		if tags[c.Topic] == nil {
			tags[c.Topic] = map[string]bool{}
		}
		if len(c.Tags) < 1 || len(c.Tags) > 2 {
			t.Errorf("%s has %d tags, want one or two", c.Name(), len(c.Tags))
		}
		for _, tag := range c.Tags {
			tags[c.Topic][tag] = true
			if !slices.Contains([]string{"concept", "compare", "debug", "design", "code"}, tag) {
				t.Errorf("%s has the tag %s", c.Name(), tag)
			}
		}
	}
	for topic, want := range counts {
		for i, n := range got[topic] {
			if n < want[i]-1 || n > want[i]+1 {
				t.Errorf("%s: %d %s cards, want %d", topic, n, bank.Difficulties()[i], want[i])
			}
		}
		if topic != "interview" && len(tags[topic]) < 3 {
			t.Errorf("%s has %d kinds of tags, want three", topic, len(tags[topic]))
		}
	}
	for topic := range got {
		if _, known := counts[topic]; !known {
			t.Errorf("unknown topic %s", topic)
		}
	}
}

// TestBankVariesItsQuestions holds how often things are said: what is asked
// often, what is new, how questions open, and how often an answer has its
// labels.
func TestBankVariesItsQuestions(t *testing.T) {
	cards := cardsByName(t)
	asked := map[bank.Asked]int{}
	openings := map[string]int{}
	new6, is6, labelled := 0, 0, 0
	six := bank.Version{Major: 6}
	for _, c := range cards {
		asked[c.Asked]++
		if c.Since.Compare(six) >= 0 {
			new6++
		}
		if c.Since == six {
			is6++
		}
		if strings.Contains(c.Answer, "**Trade-off:**") || strings.Contains(c.Answer, "**Pitfall:**") {
			labelled++
		}
		words := strings.Fields(strings.ToLower(c.Question))
		openings[strings.Join(words[:min(2, len(words))], " ")]++
	}
	within := func(what string, n, low, high int) {
		if n < low || n > high {
			t.Errorf("%d cards %s, want %d to %d", n, what, low, high)
		}
	}
	within("asked often", asked[bank.Often], 55, 65)
	within("asked rarely", asked[bank.Rarely], 60, 90)
	within("about what 6.0 or newer brought", new6, 0, len(cards)*15/100)
	within("about what 6.0 brought", is6, 15, len(cards))
	within("with labels", labelled, 0, len(cards)/2)
	for words, n := range openings {
		within("that open with "+words, n, 0, len(cards)*8/100)
	}
}

// TestProofsShowPointsThatExist holds the headers of proofs to their cards.
func TestProofsShowPointsThatExist(t *testing.T) {
	cards := cardsByName(t)
	for _, name := range questions.Proofs() {
		card := cards[name]
		if card == nil {
			t.Errorf("the proof %s has no card", name)
			continue
		}
		last := len(card.KeyPoints) + len(card.BonusPoints)
		for _, n := range questions.Shows(name) {
			if n < 1 || n > last {
				t.Errorf("the proof of %s shows point %d, but its card has points 1 to %d", name, n, last)
			}
		}
	}
}

// TestReadmeCountsTheCards holds the number of cards in the README.
func TestReadmeCountsTheCards(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("The built-in bank has %d cards in %d topics", len(cardsByName(t)), len(counts))
	if !strings.Contains(string(readme), want) {
		t.Errorf("the README does not say: %s", want)
	}
}
