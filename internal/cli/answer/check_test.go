package answer

import (
	"encoding/json"
	"strings"
	"testing"

	"djq/internal/cli/app"
	"djq/internal/cli/app/apptest"
)

const twoAnswers = `{"card": "orm/a", "question": "What is the N+1 problem?", "points": ["One query for the list and one for each row", "A join avoids it"], "answer": "one query for the list, then another for each row", "labels": [[1, 0], [1, 0.5]]}
{"card": "orm/a", "question": "What is the N+1 problem?", "points": ["One query for the list and one for each row", "A join avoids it"], "answer": "no idea", "labels": [[0, 0], [0, 0]]}
`

func TestCheckPrintsALineForEachAnswer(t *testing.T) {
	w := apptest.New(t)
	got := w.Run(newCheck, w.File("answers.jsonl", twoAnswers), "--json")
	lines := strings.Split(strings.TrimSpace(got.Out), "\n")
	if got.Code != app.ExitDone || len(lines) != 2 {
		t.Fatalf("got %+v", got)
	}
	var first struct {
		Card   string
		Points []map[string]any
	}
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil {
		t.Fatal(err)
	}
	if first.Card != "orm/a" || len(first.Points) != 2 || first.Points[0]["said"] != true || first.Points[1]["said"] != false {
		t.Errorf("got %s", lines[0])
	}
	for _, name := range []string{"score", "said", "words"} {
		if _, ok := first.Points[0][name]; !ok || len(first.Points[0]) != 3 {
			t.Errorf("no %s, or more than that, in %s", name, lines[0])
		}
	}
	if want := `{"card":"orm/a","points":[{"score":0,"said":false,"words":[]},`; !strings.HasPrefix(lines[1], want[:50]) {
		t.Errorf("got %s", lines[1])
	}
}

func TestCheckComparesWithLabels(t *testing.T) {
	w := apptest.New(t)
	w.Stdin = twoAnswers
	if got := w.Run(newCheck); got.Out != "built-in\t2\t4\t1.000\t1.000\n" {
		t.Errorf("got %+v", got)
	}
	w.Stdin = ""
	if got := w.Run(newCheck); !strings.HasPrefix(got.Out, "built-in\t120\t549\t0.") {
		t.Errorf("its own answers: %+v", got)
	}
}

func TestCheckWithoutLabelsShowsWhatWasSaid(t *testing.T) {
	w := apptest.New(t)
	w.Stdin = strings.ReplaceAll(twoAnswers, `"labels"`, `"other"`)
	if got := w.Run(newCheck, "-"); got.Code != app.ExitDone || !strings.Contains(got.Out, "✓ One query") || !strings.Contains(got.Out, "list … ") {
		t.Errorf("got %+v", got)
	}
}

func TestCheckNamesWhatIsWrongWithItsInput(t *testing.T) {
	w := apptest.New(t)
	for _, test := range []struct{ text, want string }{
		{twoAnswers + "{}", ": line 3: no question"},
		{"\n", " has no answers"},
	} {
		path := w.File("answers.jsonl", test.text)
		if got := w.Run(newCheck, path); got.Code != app.ExitBroken || !strings.Contains(got.Err, path+test.want) {
			t.Errorf("got %+v, want %q", got, test.want)
		}
	}
	if got := w.Run(newCheck, "nowhere.jsonl"); got.Code != app.ExitBroken || !strings.Contains(got.Err, "nowhere.jsonl does not exist") {
		t.Errorf("got %+v", got)
	}
}
