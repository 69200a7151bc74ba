package answer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"djq/internal/answer/labelled"
)

// agreementWith returns how well Check agrees with the labels of answers.
func agreementWith(answers []labelled.Answer) (points int, kappa, auc float64) {
	var said, label []bool
	var scores []float64
	for _, a := range answers {
		for i, r := range Check(a.Question, a.Points, a.Answer) {
			said, label, scores = append(said, r.Said == Said), append(label, a.Said(i)), append(scores, r.Score)
		}
	}
	kappa, _ = labelled.Kappa(said, label)
	auc, _ = labelled.AUC(scores, label)
	return len(said), kappa, auc
}

// TestCheckAgreesWithThoseWhoLabelled holds what the check reaches on djq's own
// answers and, in a folder DATA, on typed-answers.jsonl and short-answers.csv;
// with -v it prints the tables.
func TestCheckAgreesWithThoseWhoLabelled(t *testing.T) {
	own, err := labelled.Own()
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	fmt.Fprintf(&table, "\n%-28s %7s %7s %6s %6s\n", "point said or not", "answers", "points", "kappa", "AUC")
	hold := func(name string, answers []labelled.Answer, leastKappa, leastAUC float64) {
		points, kappa, auc := agreementWith(answers)
		fmt.Fprintf(&table, "%-28s %7d %7d %6.3f %6.3f\n", name, len(answers), points, kappa, auc)
		if kappa < leastKappa || auc < leastAUC {
			t.Errorf("%s: kappa %.3f, AUC %.3f; want %.2f and %.2f", name, kappa, auc, leastKappa, leastAUC)
		}
	}
	hold("own", own, 0.69, 0.93)
	folder := os.Getenv("DATA")
	if folder == "" {
		t.Log(table.String())
		return
	}
	f, err := os.Open(filepath.Join(folder, "typed-answers.jsonl"))
	if err == nil {
		defer f.Close()
		answers, err := labelled.Read(f)
		if err != nil {
			t.Fatal(err)
		}
		hold("typed-answers.jsonl", answers, 0.75, 0.94)
	} else if !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	n, good, poor := shortAnswers(t, filepath.Join(folder, "short-answers.csv"))
	fmt.Fprintf(&table, "\n%-28s %7s %14s %14s\n", "grade of a whole answer", "answers", "AUC of >= 4", "AUC of < 2.5")
	fmt.Fprintf(&table, "%-28s %7d %14.3f %14.3f\n", "short-answers.csv", n, good, poor)
	if good < 0.83 || poor < 0.83 {
		t.Errorf("short-answers.csv: AUC %.3f, %.3f; want 0.83", good, poor)
	}
	t.Log(table.String())
}

// shortAnswers returns how well the score of the wanted answer, as the one point,
// tells good answers from others, and poor ones.
func shortAnswers(t *testing.T, path string) (answers int, good, poor float64) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	var scores, lack []float64
	var isGood, isPoor []bool
	for _, row := range rows[1:] {
		grade, err := strconv.ParseFloat(row[column["score_avg"]], 64)
		if err != nil {
			t.Fatal(err)
		}
		score := Check(row[column["question"]], []string{row[column["desired_answer"]]}, row[column["student_answer"]])[0].Score
		scores, lack = append(scores, score), append(lack, -score)
		isGood, isPoor = append(isGood, grade >= 4), append(isPoor, grade < 2.5)
	}
	good, _ = labelled.AUC(scores, isGood)
	poor, _ = labelled.AUC(lack, isPoor)
	return len(scores), good, poor
}

// TestAnswersToOtherQuestionsMakeFewPoints checks each answer against the points
// of another card.
func TestAnswersToOtherQuestionsMakeFewPoints(t *testing.T) {
	own, err := labelled.Own()
	if err != nil {
		t.Fatal(err)
	}
	said, all := 0, 0
	for i, a := range own {
		for j := range own {
			if b := own[(i+7*j)%len(own)]; j%40 == 1 && b.Card != a.Card {
				for _, r := range Check(b.Question, b.Points, a.Answer) {
					if all++; r.Said == Said {
						said++
					}
				}
			}
		}
	}
	if said*100 > all*12 {
		t.Errorf("%d of %d points said by answers to other questions", said, all)
	}
	t.Logf("%d of %d points", said, all)
}

func BenchmarkCheck(b *testing.B) {
	own, err := labelled.Own()
	if err != nil {
		b.Fatal(err)
	}
	i := 0
	for b.Loop() {
		a := own[i%len(own)]
		Check(a.Question, a.Points, a.Answer)
		i++
	}
}
