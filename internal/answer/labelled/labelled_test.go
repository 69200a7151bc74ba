package labelled

import (
	"strings"
	"testing"
)

func TestOwnAnswersAreLabelledTwice(t *testing.T) {
	answers, err := Own()
	if err != nil {
		t.Fatal(err)
	}
	cards := map[string]int{}
	for _, a := range answers {
		cards[a.Card]++
		if len(a.Labels) != 2 || a.Answer == "" {
			t.Errorf("%s: %d labellers", a.Card, len(a.Labels))
		}
	}
	if len(answers) != 120 || len(cards) != 40 {
		t.Errorf("%d answers on %d cards", len(answers), len(cards))
	}
}

func TestReadNamesTheLineOfAProblem(t *testing.T) {
	const good = `{"question": "q", "points": ["a", "b"], "answer": "x", "labels": [[0, 0.5], [1, 1]]}`
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"\ufeff" + good + "\r\n\n" + good, ""},
		{good + "\n{", "line 2: the JSON object does not end: expected }"},
		{`{"question":"q",}`, "line 1: column 17: not JSON"},
		{`{"question":"q"}x`, "line 1: column 17: not JSON"},
		{`  é`, "line 1: column 3: not JSON"},
		{`{"question": "é", points`, "line 1: column 19: not JSON"},
		{`[1]`, "line 1: a list: expected a JSON object"},
		{`{"question": 1}`, "line 1: question: a number: expected a text"},
		{`{"points": "a"}`, "line 1: points: a text: expected a list of texts"},
		{`{"question": "q", "points": ["a"], "labels": [["x"]]}`, "line 1: labels: a text: expected a list of numbers for each person, like [[1, 0.5], [1, 0]]"},
		{`{"points": ["a"]}`, "line 1: no question"},
		{`{"question": "q"}`, "line 1: no points"},
		{`{"question": "q", "points": ["a"], "labels": [[0, 1]]}`, "line 1: person 1 gave 2 labels for 1 point: expected one for each point"},
		{`{"question": "q", "points": ["a"], "labels": [[2]]}`, "line 1: label 2: expected 0, 0.5 or 1"},
		{good + "\n" + strings.Repeat("x", maxLine+1), "line 2 is longer than 1024 KiB"},
	} {
		_, err := Read(strings.NewReader(test.text))
		if (err == nil) != (test.want == "") || err != nil && err.Error() != test.want {
			t.Errorf("%.80q: %v, want %q", test.text, err, test.want)
		}
	}
}

func TestSaidIsTheMeanOfTheLabels(t *testing.T) {
	a := Answer{Labels: [][]float64{{1, 0.5, 1, 0}, {1, 0.5, 0.5, 1}}}
	for i, want := range []bool{true, false, true, false} {
		if a.Said(i) != want {
			t.Errorf("point %d, label %v: said %t, want %t", i, a.Label(i), a.Said(i), want)
		}
	}
}
