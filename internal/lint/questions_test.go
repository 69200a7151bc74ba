package lint

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"djq/internal/bank"
	"djq/internal/diag"
	"djq/internal/lint/texthash"
	"djq/internal/words"
)

// pair is a question and the first earlier one that it is like.
type pair struct {
	question, earlier int
	same              bool // not merely similar
}

// TestHashesFindWhatComparingAllFinds compares the pairs that hashes give with
// those that comparing every question with every earlier one gives.
func TestHashesFindWhatComparingAllFinds(t *testing.T) {
	vocabulary := strings.Fields("model view form query index cache signal task 5.2 6.0 not why the of < is tests")
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 0))
		texts := make([]string, 2+r.IntN(40))
		for i := range texts {
			list := make([]string, 1+r.IntN(11))
			for j := range list {
				list[j] = vocabulary[r.IntN(len(vocabulary))]
			}
			texts[i] = strings.Join(list, " ")
			if i > 0 && r.IntN(8) == 0 {
				texts[i] = strings.ToUpper(texts[r.IntN(i)]) + "?"
			}
		}
		var got []pair
		seen := newSeenQuestions(0)
		for i, text := range texts {
			q := testPass().newQuestion(text)
			if earlier, same, found := seen.add(&q, i); found {
				got = append(got, pair{i, earlier, same})
			}
		}
		if want := slowPairs(texts); !slices.Equal(got, want) {
			t.Fatalf("seed %d: got %v, want %v\n%s", seed, got, want, strings.Join(texts, "\n"))
		}
	}
}

// slowPairs returns the pairs by their definition.
func slowPairs(texts []string) []pair {
	var found []pair
	for i, text := range texts {
		same := slices.IndexFunc(texts[:i], func(earlier string) bool { return texthash.Of(earlier) == texthash.Of(text) })
		if same >= 0 {
			found = append(found, pair{i, same, true})
			continue
		}
		if alike := slices.IndexFunc(texts[:i], func(earlier string) bool { return areAlike(earlier, text) }); alike >= 0 {
			found = append(found, pair{i, alike, false})
		}
	}
	return found
}

func areAlike(a, b string) bool {
	setA, setB := contentWords(a), contentWords(b)
	if len(setA) < 4 || len(setB) < 4 {
		return false
	}
	var onlyA, onlyB []words.Token
	for h, w := range setA {
		if _, ok := setB[h]; !ok {
			onlyA = append(onlyA, w)
		}
	}
	for h, w := range setB {
		if _, ok := setA[h]; !ok {
			onlyB = append(onlyB, w)
		}
	}
	if slices.ContainsFunc(slices.Concat(onlyA, onlyB), isFixed) {
		return false
	}
	switch len(onlyA) + len(onlyB) {
	case 0, 1:
		return true
	case 2:
		return len(onlyA) == 1 && len(setA) >= 8 && len(setB) >= 8
	}
	return false
}

func contentWords(text string) map[uint64]words.Token {
	p, set := testPass(), map[uint64]words.Token{}
	for t := range words.Tokens(text) {
		if !isStop(t) {
			set[texthash.OfToken(t, p.stemmer)] = t
		}
	}
	return set
}

// testPass returns a pass that knows no file.
func testPass() *pass { return &pass{stemmer: words.NewStemmer()} }

// TestQuestionsAreComparedInFileOrder checks that files are compared in the
// order of their names, whatever the order they were inspected in.
func TestQuestionsAreComparedInFileOrder(t *testing.T) {
	const text = "- {topic: %s, id: x, difficulty: easy, question: \"What is the same?\", answer: It is.}\n"
	for _, order := range [][]string{{"a", "b", "c"}, {"c", "a", "b"}} {
		config := &Config{}
		l := New(func(string) *Config { return config })
		for _, name := range order {
			l.Inspect(bank.Parse(name, fmt.Appendf(nil, text, name)))
		}
		findings := l.Findings()
		if len(findings) != 2 || findings[0].File != "b" || findings[1].File != "c" || findings[1].Related[0].File != "a" {
			t.Errorf("inspected as %v:\n%s", order, describe(findings))
		}
	}
}

// TestDuplicateCardIsNotASimilarQuestion checks that a card that is in two
// files is left to the reader, which reports the id.
func TestDuplicateCardIsNotASimilarQuestion(t *testing.T) {
	src := []byte("- {topic: a, id: x, difficulty: easy, question: \"What is the same?\", answer: It is.}\n")
	config := &Config{}
	l := New(func(string) *Config { return config })
	l.Inspect(bank.Parse("a", src))
	l.Inspect(bank.Parse("b", src))
	if findings := l.Findings(); len(findings) > 0 {
		t.Errorf("reported:\n%s", describe(findings))
	}
}

func TestDisabledRuleSilencesQuestions(t *testing.T) {
	const first = "- {topic: a, id: x, difficulty: easy, question: \"When does a QuerySet hit the database?\", answer: It is.}\n"
	tests := []struct {
		name, settings, second string
		want                   int
	}{
		{"repeated", "", "When does a QuerySet hit the database?", 1},
		{"repeated and disabled", "disable: [repeated-question]", "When does a QuerySet hit the database?", 0},
		{"repeated, the other rule disabled", "disable: [similar-question]", "When does a QuerySet hit the database?", 1},
		{"similar", "", "When do QuerySets hit a database?", 1},
		{"similar and disabled", "disable: [similar-question]", "When do QuerySets hit a database?", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			config, findings := ReadConfig(ConfigName, []byte(test.settings))
			l := New(func(string) *Config { return config })
			src := first + fmt.Sprintf("- {topic: a, id: y, difficulty: easy, question: %q, answer: It is.}\n", test.second)
			l.Inspect(bank.Parse("a", []byte(src)))
			findings = append(findings, l.Findings()...)
			if len(findings) != test.want {
				t.Errorf("found:\n%s", describe(findings))
			}
			if _, warnings := diag.Count(findings); warnings != test.want {
				t.Errorf("%d warnings", warnings)
			}
		})
	}
}
